"""One length-optimal interval from the definition, on a grid of candidate values: good to .001 points.

    python3 sketch_length_optimal.py 6 3 1 0.85 0.059          (promoters, passives, detractors, tie weight, threshold)

Shares nothing with the library nor with `make_length_optimal.py`: densities by Simpson's rule on 801 points, the p-value at
every net share from -1 to 1 in steps of 1/400, and within the cells where it passes the threshold by repeated
tenfold refinement. Limits are made monotone.
"""
import sys
from math import factorial

import numpy as np


def outcomes(n):
    return [(p, n - p - d, d) for d in range(n + 1) for p in range(n - d + 1)]


def density(y, t):
    """Of the net share at t under a flat prior: over q = detractors' share (promoters' for t < 0), up to a constant."""
    p, m, d = y if t >= 0 else y[::-1]
    t = abs(t)
    q = np.linspace(0, (1 - t) / 2, 801)
    f = (q + t) ** p * np.maximum(1 - 2 * q - t, 0) ** m * q**d
    simpson = (f[0] + f[-1] + 4 * f[1:-1:2].sum() + 2 * f[2:-1:2].sum()) * (q[1] - q[0]) / 3
    return simpson * factorial(sum(y) + 2) / (factorial(y[0]) * factorial(y[1]) * factorial(y[2]))


def p_value(x, t, weight):
    n = sum(x)
    s = np.linspace(max(0, -t), (1 - t) / 2, 4001)  # the likeliest detractors' share, by looking
    with np.errstate(divide="ignore", invalid="ignore"):
        terms = [k * np.log(v) if k else 0 * v for k, v in zip(x, (s + t, 1 - 2 * s - t, s))]
    q = s[np.nanargmax(np.nan_to_num(sum(terms), nan=-np.inf))]
    shares = (max(q + t, 0), max(1 - 2 * q - t, 0), q)

    def chance(y):
        k = factorial(n) // (factorial(y[0]) * factorial(y[1]) * factorial(y[2]))
        return k * shares[0] ** y[0] * shares[1] ** y[1] * shares[2] ** y[2]

    own = density(x, t)
    return weight * chance(x) + sum(chance(y) for y in outcomes(n) if y != x and density(y, t) < own)


def upper(x, weight, threshold):
    """The largest kept value, looking inward from 1; only around 0 a step to either side of it is looked at too."""
    step, place = 1 / 400, 1 - 1 / 800
    crude = (x[0] - x[2]) / sum(x)
    while place > crude and p_value(x, place, weight) <= threshold:
        place -= step
    for _ in range(6):
        step /= 10
        while p_value(x, place + step, weight) > threshold:
            place += step
    return max(place, crude)


def raised(x, weight, threshold):
    p, m, d = x
    worse = [x] + ([(p - 1, m + 1, d)] if p else []) + ([(p, m - 1, d + 1)] if m else [])
    return max(upper(y, weight, threshold) for y in worse)


x = tuple(int(a) for a in sys.argv[1:4])
weight, threshold = float(sys.argv[4]), float(sys.argv[5])
print(-100 * raised(x[::-1], weight, threshold), 100 * raised(x, weight, threshold))
