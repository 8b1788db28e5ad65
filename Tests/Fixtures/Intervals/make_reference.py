#!/usr/bin/env python3
"""Reference values for the interval tests, independent of the Swift code. Writes beside this script:

net-scores.json   Tango (plain and with the variance times n/(n-1)), profile likelihood and Newcombe at 50 digits,
                  in points, on a grid with extreme counts. Tango's and the profile-likelihood limits are found by
                  bisection of the definition; the constrained share's closed form is checked against the sign
                  of the likelihood's slope on both sides, at every point.
proportions.json  statsmodels.stats.proportion.proportion_confint where it has the method (wilson, beta =
                  Clopper-Pearson, agresti_coull, jeffreys, normal), and for wilson-cc, mid-p and likelihood-ratio
                  the definitions at 50 digits.

The z of the net scores is the 50-digit normal quantile. Also asserts, for every outcome of up to 12 answers, that
T falls along delta (so that {|T| <= z} is an interval). Needs mpmath and statsmodels; takes under a minute.
"""
import json
import pathlib
import warnings

import mpmath as mp
from statsmodels.stats.proportion import proportion_confint

mp.mp.dps = 50
here = pathlib.Path(__file__).parent


def quantile(level):
    return mp.sqrt(2) * mp.erfinv(mp.mpf(level))


def bisect(inside, outside, rejected, rounds=75):
    for _ in range(rounds):
        middle = (inside + outside) / 2
        if rejected(middle):
            outside = middle
        else:
            inside = middle
    return (inside + outside) / 2


def constrained(p, m, d, t):
    """Detractor share maximising p log(q+t) + m log(1-2q-t) + d log q over max(0,-t)..(1-t)/2.

    The slope times its denominators is a quadratic in q. Its larger root is checked, not trusted: the slope must
    change its sign there (or keep it up to the end of the range the share is clamped to).
    """
    low, high = max(mp.mpf(0), -t), (1 - t) / 2
    n = p + m + d
    b = (2 * n - p + d) * t - (p + d)
    q = min(max((mp.sqrt(b * b + 8 * n * d * t * (1 - t)) - b) / (4 * n), low), high)

    def slope(q):
        return ((p / (q + t) if p else 0) + (d / q if d else 0)
                - (2 * m / (1 - 2 * q - t) if m else 0))

    if high > low:
        step = (high - low) * mp.mpf(10) ** -12
        if q - step > low:
            assert slope(q - step) >= 0, (p, m, d, t)
        if q + step < high:
            assert slope(q + step) <= 0, (p, m, d, t)
    return q


def tango(p, m, d, z):
    n = p + m + d
    crude = mp.mpf(p - d) / n

    def rejected(t):
        variance = n * (2 * constrained(p, m, d, t) + t * (1 - t))
        return (p - d - n * t) ** 2 > z * z * variance

    lower = mp.mpf(-1) if d == n else bisect(crude, mp.mpf(-1), rejected)
    upper = mp.mpf(1) if p == n else bisect(crude, mp.mpf(1), rejected)
    return lower, upper


def profile(p, m, d, z):
    n = p + m + d
    crude = mp.mpf(p - d) / n
    best = sum(x * mp.log(mp.mpf(x) / n) for x in (p, m, d) if x)

    def rejected(t):
        q = constrained(p, m, d, t)
        shares = (q + t, 1 - 2 * q - t, q)
        if any(x and s <= 0 for x, s in zip((p, m, d), shares)):
            return True
        at = sum(x * mp.log(s) for x, s in zip((p, m, d), shares) if x)
        return 2 * (best - at) > z * z

    lower = mp.mpf(-1) if d == n else bisect(crude, mp.mpf(-1), rejected)
    upper = mp.mpf(1) if p == n else bisect(crude, mp.mpf(1), rejected)
    return lower, upper


def wilson(x, n, z):
    share = mp.mpf(x) / n
    root = z * mp.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    centre = share + z * z / (2 * n)
    return (centre - root) / (1 + z * z / n), (centre + root) / (1 + z * z / n)


def newcombe(p, m, d, z):
    n = p + m + d
    (l1, u1), (l2, u2) = wilson(p, n, z), wilson(d, n, z)
    a, b = mp.mpf(p) / n, mp.mpf(d) / n
    phi = mp.mpf(0) if 0 in (p, d, n - p, n - d) else -mp.sqrt(mp.mpf(p * d) / ((n - p) * (n - d)))
    lower = a - b - mp.sqrt((a - l1) ** 2 + (u2 - b) ** 2 - 2 * phi * (a - l1) * (u2 - b))
    upper = a - b + mp.sqrt((b - l2) ** 2 + (u1 - a) ** 2 - 2 * phi * (b - l2) * (u1 - a))
    return max(lower, mp.mpf(-1)), min(upper, mp.mpf(1))


def binomial_tail(x, n, p):
    """Pr(X >= x)."""
    return mp.mpf(1) if x <= 0 else mp.betainc(x, n - x + 1, 0, p, regularized=True)


def mid_p(x, n, level):
    tail = (1 - mp.mpf(level)) / 2

    def upper_half(p):
        return (binomial_tail(x, n, p) + (binomial_tail(x + 1, n, p) if x < n else 0)) / 2

    lower = mp.mpf(0) if x == 0 else bisect(mp.mpf(1), mp.mpf(0), lambda p: upper_half(p) < tail)
    upper = mp.mpf(1) if x == n else bisect(mp.mpf(0), mp.mpf(1), lambda p: 1 - upper_half(p) < tail)
    return lower, upper


def likelihood_ratio(x, n, z):
    def rejected(p):
        total = mp.mpf(0)
        if x:
            total += x * mp.log(mp.mpf(x) / (n * p)) if p > 0 else mp.inf
        if n - x:
            total += (n - x) * mp.log((n - x) / (n * (1 - p))) if p < 1 else mp.inf
        return 2 * total > z * z

    share = mp.mpf(x) / n
    return (mp.mpf(0) if x == 0 else bisect(share, mp.mpf(0), rejected),
            mp.mpf(1) if x == n else bisect(share, mp.mpf(1), rejected))


def wilson_cc(x, n, z):
    """Both ends by bisection of (|x/n - p| - 1/(2n))^2 <= z^2 p (1-p)/n, 0 and 1 at the ends (Newcombe)."""
    share = mp.mpf(x) / n

    def rejected(p):
        gap = abs(share - p) - mp.mpf(1) / (2 * n)
        return gap > 0 and gap * gap > z * z * p * (1 - p) / n

    # Inside the half unit every p is accepted; beyond it acceptance ends once.
    return (mp.mpf(0) if x == 0 else bisect(share, mp.mpf(0), rejected),
            mp.mpf(1) if x == n else bisect(share, mp.mpf(1), rejected))


def check_monotone():
    for n in range(1, 13):
        for p in range(n + 1):
            for d in range(n + 1 - p):
                m, last = n - p - d, None
                for step in range(-99, 100):
                    t = step / 100
                    b = -(p + d) + (2 * n - p + d) * t
                    q = (-b + max(b * b + 8 * n * d * t * (1 - t), 0) ** 0.5) / (4 * n)
                    q = min(max(q, 0, -t), (1 - t) / 2)
                    v = n * (2 * q + t * (1 - t))
                    if v <= 1e-14:
                        continue
                    value = (p - d - n * t) / v ** 0.5
                    assert last is None or value <= last + 1e-9, (p, m, d, t)
                    last = value


def points(limits):
    return [float(100 * limits[0]), float(100 * limits[1])]


def net_scores():
    cases = [(1, 0, 0), (0, 1, 0), (1, 1, 0), (1, 0, 1), (2, 0, 0), (5, 0, 0), (0, 7, 0), (2, 2, 1), (6, 3, 1),
             (4, 0, 4), (3, 2, 3), (9, 1, 0), (1, 9, 0), (0, 9, 2), (40, 7, 3), (0, 0, 25), (15, 0, 10),
             (100, 0, 1), (1, 100, 0), (501, 317, 71), (999, 1, 0), (999, 0, 1), (1000, 0, 0), (0, 1000, 0),
             (1, 998, 1), (500, 0, 500), (99999, 0, 1), (100000, 0, 0), (1, 99999, 0), (0, 1000000, 0),
             (1000000, 0, 0), (999999, 0, 1), (999999, 1, 0), (1, 999998, 1), (500000, 0, 500000),
             (450000, 300000, 250000), (600000, 399999, 1)]
    result = []
    for p, m, d in cases:
        n = p + m + d
        for level in ("0.95",) if n > 1000 else ("0.66", "0.95", "0.999"):
            z = quantile(level)
            row = {"promoters": p, "passives": m, "detractors": d, "level": float(level),
                   "tango": points(tango(p, m, d, z)),
                   "profile-likelihood": points(profile(p, m, d, z)),
                   "newcombe": points(newcombe(p, m, d, z))}
            if n > 1:
                row["tango-unbiased"] = points(tango(p, m, d, z * mp.sqrt(mp.mpf(n) / (n - 1))))
            result.append(row)
    return result


def proportions():
    names = {"wilson": "wilson", "clopper-pearson": "beta", "agresti-coull": "agresti_coull",
             "jeffreys": "jeffreys", "wald": "normal"}
    result = []
    for n in (1, 2, 3, 5, 8, 13, 30, 100, 1000, 1000000):
        for x in sorted({0, 1, 2, n // 3, n // 2, n - 1, n} & set(range(n + 1))):
            for level in ("0.8", "0.95", "0.99"):
                z = quantile(level)
                row = {"successes": x, "trials": n, "level": float(level)}
                with warnings.catch_warnings():
                    warnings.simplefilter("ignore")
                    for name, method in names.items():
                        low, high = proportion_confint(x, n, alpha=1 - float(level), method=method)
                        # At x = 0 and x = n the one-sided limit is 0 or 1 by the definition used here, where
                        # statsmodels' jeffreys keeps the quantile.
                        if name == "jeffreys":
                            low, high = (0.0 if x == 0 else low), (1.0 if x == n else high)
                        row[name] = [float(min(max(low, 0), 1)), float(min(max(high, 0), 1))]
                row["wilson-cc"] = [float(v) for v in wilson_cc(x, n, z)]
                row["likelihood-ratio"] = [float(v) for v in likelihood_ratio(x, n, z)]
                if n <= 100:
                    row["mid-p"] = [float(v) for v in mid_p(x, n, level)]
                result.append(row)
    return result


check_monotone()
for file, make in (("net-scores.json", net_scores), ("proportions.json", proportions)):
    rows = ",\n".join(json.dumps(row) for row in make())
    (here / file).write_text("[\n" + rows + "\n]\n")
