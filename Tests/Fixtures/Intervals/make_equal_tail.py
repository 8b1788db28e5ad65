"""Equal-tail score intervals of all outcomes of n = 1..5 by plain search, as a second opinion.

    python3 make_equal_tail.py > equal-tail-score.json        (about a minute)

Every tail probability is summed afresh from the definition at each of 2,000 (n <= 2: 20,000) candidate values of the net share (ties
in full, to 1e-10); the outermost accepted candidate's neighbourhood is then bisected. No crossing is located and no
symmetry used: both limits of all outcomes are searched for over the whole of -1..1.
"""
import json
from math import factorial, sqrt


def constrained(p, m, d, t):
    n = p + m + d
    b = -(p + d) + (2 * n - p + d) * t
    q = (-b + sqrt(max(0.0, b * b + 8 * n * d * t * (1 - t)))) / (4 * n)
    return min(max(q, max(0.0, -t)), (1 - t) / 2)


def statistic(y, t):
    n = sum(y)
    v = n * (2 * constrained(*y, t) + t - t * t)
    return (y[0] - y[2] - n * t) / sqrt(max(v, 1e-300))


def tails(n, x, t, outcomes, w):
    q = constrained(*x, t)
    a, b, c = q + t, max(0.0, 1 - 2 * q - t), q
    own = statistic(x, t)
    upper = lower = 0.0
    for y in outcomes:
        k = factorial(n) / (factorial(y[0]) * factorial(y[1]) * factorial(y[2]))
        pr = k * a ** y[0] * b ** y[1] * c ** y[2]
        s = statistic(y, t)
        if y == x or abs(s - own) < 1e-10:
            upper += w * pr
            lower += w * pr
        elif s > own:
            upper += pr
        else:
            lower += pr
    return upper, lower


def bisect(inside, outside, accepts):
    for _ in range(60):
        middle = (inside + outside) / 2
        if accepts(middle):
            inside = middle
        else:
            outside = middle
    return inside


cases = []
for n in range(1, 6):
    outcomes = [(p, n - p - d, d) for d in range(n + 1) for p in range(n - d + 1)]
    for x in outcomes:
        steps = 2000 if n > 2 else 20000
        grid = [-1 + 2 * (k + 0.5) / steps for k in range(steps)]
        for level, w in ([(0.95, 1.0), (0.8, 0.5)] if n < 5 else [(0.95, 1.0)]):
            half = (1 - level) / 2
            up = lambda t: tails(n, x, t, outcomes, w)[0] > half
            down = lambda t: tails(n, x, t, outcomes, w)[1] > half
            first = next(k for k, t in enumerate(grid) if up(t))
            last = next(k for k in reversed(range(steps)) if down(grid[k]))
            lower = -1.0 if first == 0 else bisect(grid[first], grid[first - 1], up)
            upper = 1.0 if last == steps - 1 else bisect(grid[last], grid[last + 1], down)
            crude = (x[0] - x[2]) / n
            cases.append(dict(promoters=x[0], passives=x[1], detractors=x[2], level=level, tieWeight=w,
                              lower=100 * min(lower, crude), upper=100 * max(upper, crude)))
print("[\n" + ",\n".join(json.dumps(c) for c in cases) + "\n]")
