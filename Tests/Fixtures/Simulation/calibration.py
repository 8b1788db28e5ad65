"""Logits behind a simulation plan's points, solved without any code of the project.

The equations are those of Docs/Simulation.md. Expectations over an account's mood are by Gauss-Hermite
quadrature with 200 nodes (numpy), the sets of ticks are enumerated, all equations are solved together by
scipy.optimize.root (Powell's hybrid method), residuals below 1e-10 points.

    python3 calibration.py > calibration.json

Made with Python 3.11, numpy 2.4.6, scipy 1.17.1.
"""

import itertools
import json

import numpy as np
from scipy.optimize import root
from scipy.special import expit

NODES, WEIGHTS = np.polynomial.hermite_e.hermegauss(200)
WEIGHTS = WEIGHTS / WEIGHTS.sum()


def solve(plan):
    roles, drivers, waves = plan["roles"], plan["drivers"], plan["waves"]
    half = plan["passiveGap"] / 2
    sd = np.hypot(plan["moodSpread"], plan["roleSpread"])
    mix = np.array([r["mix"] for r in roles])
    mix = mix / mix.sum()
    share = mix * np.array([r["responseRate"] for r in roles])
    share = share / share.sum()
    rates = np.array([d["tickRate"] for d in drivers])
    sets = np.array(list(itertools.product([0, 1], repeat=len(drivers)))).reshape(2 ** len(drivers), len(drivers))
    chance = np.prod(np.where(sets == 1, rates, 1 - rates), axis=1)

    def score(role, eta):
        """Mean over accounts of the expected score in points, eta being the centre without mood."""
        x = np.asarray(eta)[..., None] + roles[role]["loading"] * sd * NODES
        return 100 * ((expit(x - half) - expit(-half - x)) @ WEIGHTS)

    def unpack(x):
        r, w = len(roles), waves["count"]
        return x[:r], np.concatenate([[0], x[r:r + w - 1]]), x[r + w - 1:]

    def equations(x):
        middles, shifts, effects = unpack(x)
        moved = (sets - rates) @ effects
        means = np.array([[chance @ score(r, s - middles[r] + moved) for s in shifts] for r in range(len(roles))])
        out = [means[r, 0] - roles[r]["score"] for r in range(len(roles))]
        over = share @ means
        out += [over[w] - over[0] - w * waves["drift"] for w in range(1, waves["count"])]
        for k, driver in enumerate(drivers):
            ticked = sets[:, k] == 1
            effect = 0
            for r in range(len(roles)):
                for s in shifts:
                    centre = s - middles[r] + moved
                    given = chance[ticked] / rates[k] @ score(r, centre[ticked])
                    without = chance[~ticked] / (1 - rates[k]) @ score(r, centre[~ticked])
                    effect += share[r] * (given - without) / len(shifts)
            out.append(effect - driver["effect"])
        return np.array(out)

    size = len(roles) + waves["count"] - 1 + len(drivers)
    found = root(equations, np.zeros(size), tol=1e-13)
    assert np.abs(equations(found.x)).max() < 1e-10, np.abs(equations(found.x)).max()
    middles, shifts, effects = unpack(found.x)
    return {"middles": list(middles), "waveShifts": list(shifts), "driverEffects": list(effects)}


def role(name, mix, score, rate, loading=1.0):
    return {"role": name, "mix": mix, "score": score, "responseRate": rate, "loading": loading}


def driver(label, effect, rate):
    return {"label": label, "effect": effect, "tickRate": rate}


THREE = [role("decision-maker", 0.15, 2, 0.30), role("influencer", 0.25, 14, 0.40), role("end-user", 0.60, 26, 0.48)]
SIX = [driver("a", 28, 0.34), driver("b", 16, 0.28), driver("c", 0, 0.40), driver("d", -18, 0.25),
       driver("e", -10, 0.15), driver("f", -45, 0.06)]

PLANS = [
    {"name": "one wave", "passiveGap": 1.4, "moodSpread": 1.0, "roleSpread": 0.5,
     "roles": THREE, "drivers": SIX, "waves": {"count": 1, "drift": 0}},
    {"name": "four falling waves, loadings", "passiveGap": 0.8, "moodSpread": 0.4, "roleSpread": 1.1,
     "roles": [role("decision-maker", 1, -30, 0.2, 1.6), role("end-user", 3, 45, 0.6, 0.5)],
     "drivers": SIX[:4], "waves": {"count": 4, "drift": -7.5}},
    {"name": "no mood, no driver", "passiveGap": 2.0, "moodSpread": 0.0, "roleSpread": 0.0,
     "roles": [role("end-user", 1, 70, 1.0)], "drivers": [], "waves": {"count": 2, "drift": 12}},
]

print(json.dumps([{**plan, "solution": solve(plan)} for plan in PLANS], indent=1))
