"""Coverage of two made-up methods in exact fractions, summed outcome by outcome from the definition.

    python3 make_coverage.py > coverage.json

The net-score method says: crude score +- 60 points for n answers, clipped to -100..100 (closed). With a known
population of N the half width is 60 (N - n)/N points. The share method says: crude share +- 1/4, clipped to 0..1.
"""
import json
from fractions import Fraction as F
from math import comb, factorial


def trinomial(y, truth):
    n = sum(y)
    c = factorial(n) // (factorial(y[0]) * factorial(y[1]) * factorial(y[2]))
    return c * truth[0] ** y[0] * truth[1] ** y[1] * truth[2] ** y[2]


def hypergeometric(y, sizes):
    return F(comb(sizes[0], y[0]) * comb(sizes[1], y[1]) * comb(sizes[2], y[2]), comb(sum(sizes), sum(y)))


def summary(n, truths, value, crude, half, low, high, outcomes, probability, weights=None):
    weights = weights or [F(1)] * len(truths)
    rows = []
    for t in truths:
        below = above = width = F(0)
        for y in outcomes:
            lower, upper = max(F(low), crude(y) - half), min(F(high), crude(y) + half)
            p = probability(y, t)
            below += p * (value(t) < lower)
            above += p * (value(t) > upper)
            width += p * (upper - lower)
        rows.append((1 - below - above, below, above, width))
    total = sum(weights)

    def mean(k):
        return sum(w * r[k] for w, r in zip(weights, rows)) / total

    passed, percentile = F(0), None
    for w, c in sorted(zip(weights, (r[0] for r in rows)), key=lambda pair: pair[1]):
        passed += w
        if passed > total / 20:
            percentile = c
            break
    return dict(truths=len(truths), mean=float(mean(0)), fifthPercentile=float(percentile),
                minimum=float(min(r[0] for r in rows)), below=float(mean(1)), above=float(mean(2)),
                maximumBelow=float(max(r[1] for r in rows)), maximumAbove=float(max(r[2] for r in rows)),
                meanWidth=float(mean(3)))


def triples(n):
    return [(p, n - p - d, d) for d in range(n + 1) for p in range(n - d + 1)]


def rising(a, k):
    out = F(1)
    for i in range(k):
        out *= (a + i)
    return out / factorial(k)


cases = []
for n, divisions in [(1, 4), (2, 5), (4, 10), (7, 6)]:
    truths = [tuple(F(k, divisions) for k in t) for t in triples(divisions)]
    cases.append(dict(kind="net-score", responses=n, divisions=divisions, **summary(
        n, truths, lambda t: 100 * (t[0] - t[2]), lambda y: F(100 * (y[0] - y[2]), n), F(60), -100, 100,
        triples(n), trinomial)))
for n, population in [(1, 3), (2, 5), (4, 9), (5, 5)]:
    cases.append(dict(kind="population", responses=n, population=population, **summary(
        n, triples(population), lambda t: F(100 * (t[0] - t[2]), population),
        lambda y: F(100 * (y[0] - y[2]), n), F(60 * (population - n), population), -100, 100,
        triples(n), hypergeometric)))
for n, population in [(2, 5), (4, 9)]:
    prior = (F(1, 2), F(2), F(3, 2))
    weights = [rising(prior[0], t[0]) * rising(prior[1], t[1]) * rising(prior[2], t[2]) for t in triples(population)]
    cases.append(dict(kind="weighted-population", responses=n, population=population, **summary(
        n, triples(population), lambda t: F(100 * (t[0] - t[2]), population),
        lambda y: F(100 * (y[0] - y[2]), n), F(60 * (population - n), population), -100, 100,
        triples(n), hypergeometric, weights)))
for n, divisions in [(1, 4), (3, 8), (6, 10)]:
    truths = [(F(k, divisions), F(0), 1 - F(k, divisions)) for k in range(divisions + 1)]
    outcomes = [(x, 0, n - x) for x in range(n + 1)]
    cases.append(dict(kind="share", responses=n, divisions=divisions, **summary(
        n, truths, lambda t: t[0], lambda y: F(y[0], n), F(1, 4), 0, 1, outcomes, trinomial)))
print("[\n" + ",\n".join(json.dumps(c) for c in cases) + "\n]")
