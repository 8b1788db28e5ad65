"""Makes bootstrap_t.json and strata.json: plain enumerations, written independently of the library.

bootstrap_t.json: the studentised bootstrap of the score over all outcomes of n draws, with half a promoter, one passive
and half a detractor added. strata.json: the exact distribution of the score when each stratum is resampled on its own,
as exact fractions, by listing every resample.

Usage: python3 generate.py   (writes beside itself; standard library alone)
"""
import bisect, itertools, json, math, os
from collections import defaultdict
from fractions import Fraction

here = os.path.dirname(os.path.abspath(__file__))


def smoothed(p, m, d):
    n = p + m + d
    a, c = (p + .5) / (n + 2), (d + .5) / (n + 2)
    return a, c, math.sqrt((a + c - (a - c) ** 2) / (n + 2))


def bootstrap_t(p, m, d, level):
    n = p + m + d
    a, c, s = smoothed(p, m, d)
    b = 1 - a - c
    mass = defaultdict(float)
    for x in range(n + 1):
        for z in range(n + 1 - x):
            y = n - x - z
            ways = math.factorial(n) // (math.factorial(x) * math.factorial(y) * math.factorial(z))
            aa, cc, ss = smoothed(x, y, z)
            mass[((aa - cc) - (a - c)) / ss] += ways * a ** x * b ** y * c ** z
    points, below = [], 0.0
    for t in sorted(mass):
        points.append((below + mass[t] / 2, t))
        below += mass[t]
    heights = [h for h, _ in points]

    def quantile(u):
        k = bisect.bisect_left(heights, u)
        if k == len(points):
            return points[-1][1]
        if k == 0:
            return points[0][1]
        (h0, t0), (h1, t1) = points[k - 1], points[k]
        return t0 + (u - h0) / (h1 - h0) * (t1 - t0)

    e, tail = (p - d) / n, (1 - level) / 2
    clip = lambda v: max(-100.0, min(100.0, v))
    return [clip(100 * (e - quantile(1 - tail) * s)), clip(100 * (e - quantile(tail) * s))]


cases = [dict(promoters=p, passives=m, detractors=d, level=level, lower=lo, upper=up)
         for p, m, d in [(6, 3, 1), (5, 0, 0), (0, 4, 0), (1, 1, 1), (2, 1, 4), (10, 6, 4), (30, 3, 7)]
         for level in (.9, .95) for lo, up in [bootstrap_t(p, m, d, level)]]
json.dump(cases, open(os.path.join(here, 'bootstrap_t.json'), 'w'), indent=1)


def strata(groups):
    total = sum(len(g) for g in groups)
    mass = defaultdict(Fraction)
    share = Fraction(1, math.prod(len(g) ** len(g) for g in groups))
    for resample in itertools.product(*[itertools.product(g, repeat=len(g)) for g in groups]):
        mass[sum(sum(part) for part in resample)] += share
    return [dict(score=100 * k / total, probability=float(mass[k])) for k in sorted(mass)]


cases = [dict(groups=[[g.count(1), g.count(0), g.count(-1)] for g in groups], distribution=strata(groups))
         for groups in ([[1, 1, -1]], [[1, 0, -1, 1], [0, -1]], [[1, 1], [-1, -1, 0]], [[1], [0, 1, -1], [1, -1]],
                        [[1, 1, 0, 0, -1, -1]], [[1, -1, 1, -1]], [[0, 0, 1]])]
json.dump(cases, open(os.path.join(here, 'strata.json'), 'w'), indent=1)
