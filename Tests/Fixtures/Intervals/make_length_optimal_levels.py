"""Length-optimal intervals at several levels, all outcomes of n = 1..5, each n with its own tie weight and its own
threshold at each level.

    python3 make_length_optimal_levels.py > length-optimal-levels.json        (about a minute; needs mpmath)

Tie weights and corners are settings, not results: they are read from the library's table. What is made of them is worked
out here: the straight line between two corners in fractions, the limits by `make_length_optimal.py`, and limits raised to
those of the outcomes with one answer a class lower.
"""
import json
import pathlib
import re
from fractions import Fraction as F

from make_length_optimal import intervals

table = pathlib.Path(__file__).parents[3] / "Sources/CredenceIntervals/LengthOptimalCurve+Corners.swift"
rows = re.findall(r"\(\s*(\d+),\s*\[([\d,\s]+)\]", table.read_text())
levels = ["0.2", "0.5", "0.73", "0.8", "0.95", "0.999"]


def threshold(corners, rest):
    """On the straight line between the corners beside 1 - level."""
    points = [(F(0), F(0))] + [(F(a, 10**5), F(t, 10**7)) for a, t in zip(corners[::2], corners[1::2])]
    for (a, s), (b, t) in zip(points, points[1:]):
        if a <= rest <= b:
            return s + (t - s) * (rest - a) / (b - a)


def decimal(x):
    """A fraction to 60 digits."""
    digits = str(round(x * 10**60)).rjust(61, "0")
    return digits[:-60] + "." + digits[-60:]


def raised(cases):
    """Upper limits are at least those of outcomes with one answer a class lower, lower limits at most those of better."""
    by = {(c["promoters"], c["passives"], c["detractors"]): c for c in cases}

    def found(key, side):
        return [by[key][side]] if key in by else []

    for (p, m, d), c in by.items():
        upper = max([c["upper"]] + found((p - 1, m + 1, d), "upper") + found((p, m - 1, d + 1), "upper"))
        lower = min([c["lower"]] + found((p + 1, m - 1, d), "lower") + found((p, m + 1, d - 1), "lower"))
        yield dict(promoters=p, passives=m, detractors=d, lower=lower, upper=upper)


cases = []
for n in range(1, 6):
    weight = F(int(rows[n - 1][0]), 1000)
    corners = [int(x) for x in rows[n - 1][1].split(",") if x.strip()]
    settings = [(decimal(1 - threshold(corners, 1 - F(level))), decimal(weight)) for level in levels]
    found = intervals(n, settings)
    for place, level in enumerate(levels):
        for case in raised(found[place :: len(levels)]):
            cases.append(dict(promoters=case["promoters"], passives=case["passives"],
                              detractors=case["detractors"], level=float(level), lower=case["lower"],
                              upper=case["upper"]))
print("[\n" + ",\n".join(json.dumps(case) for case in cases) + "\n]")
