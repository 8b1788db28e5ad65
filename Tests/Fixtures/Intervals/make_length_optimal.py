"""Length-optimal intervals of all outcomes of n = 1..6, from the definition, without any rule of quadrature,
any grid of candidate values to invert over, or any tie tolerance.

    python3 make_length_optimal.py > length-optimal-exact.json        (about two minutes; needs mpmath)

How it differs from the library: the density of the net share is expanded as a polynomial with exact rational
coefficients; all places where two outcomes change their order are isolated by Sturm's theorem in rational
arithmetic and narrowed by bisection to 45 digits; between neighbouring places the p-value is followed on a dense
grid at 50 digits, and an end is bisected to 40. Both signs of the net share are worked out, so that the mirror
symmetry of the result is found and not put in.
"""
import json
from fractions import Fraction as F
from math import comb, factorial

from mpmath import mp, mpf, sqrt

mp.dps = 50


def multiply(a, b):
    out = [F(0)] * (len(a) + len(b) - 1)
    for i, x in enumerate(a):
        for j, y in enumerate(b):
            out[i + j] += x * y
    return out


def add(a, b, scale=F(1)):
    out = [F(0)] * max(len(a), len(b))
    for i, x in enumerate(a):
        out[i] += x
    for i, x in enumerate(b):
        out[i] += scale * x
    while len(out) > 1 and out[-1] == 0:
        out.pop()
    return out


def power(a, k):
    out = [F(1)]
    for _ in range(k):
        out = multiply(out, a)
    return out


def density_right(P, M, D):
    """The density of delta at t for 0 <= t <= 1 under Dirichlet(P+1, M+1, D+1), as a polynomial in t.

    Integral over q from 0 to (1-t)/2 of (q+t)^P (1-2q-t)^M q^D, term by term: (q+t)^P and ((1-t)-2q)^M expanded.
    """
    n = P + M + D
    constant = F(factorial(n + 2), factorial(P) * factorial(M) * factorial(D))
    one_less = [F(1), F(-1)]
    total = [F(0)]
    for i in range(P + 1):
        for j in range(M + 1):
            # C(P,i) q^i t^(P-i) * C(M,j) (-2q)^j (1-t)^(M-j) * q^D, integrated over q
            e = i + j + D + 1
            coefficient = F(comb(P, i) * comb(M, j) * (-2) ** j, e) * F(1, 2) ** e
            term = multiply([F(0)] * (P - i) + [F(1)], power(one_less, M - j + e))
            total = add(total, term, coefficient * constant)
    return total


def value(a, t):
    out = a[-1] * 0
    for c in reversed(a):
        out = out * t + c
    return out


def sturm(a):
    chain = [a, [k * c for k, c in enumerate(a)][1:] or [F(0)]]
    while any(chain[-1]) and len(chain[-1]) > 1:
        r, d = list(chain[-2]), chain[-1]
        while len(r) >= len(d) and any(r):
            s = r[-1] / d[-1]
            for k in range(len(d)):
                r[len(r) - len(d) + k] -= s * d[k]
            r.pop()
        while len(r) > 1 and r[-1] == 0:
            r.pop()
        if not any(r):
            break
        chain.append([-c for c in r])
    return chain


def changes(chain, t):
    signs = [s for s in (value(c, t) for c in chain) if s != 0]
    return sum((x > 0) != (y > 0) for x, y in zip(signs, signs[1:]))


def roots(a, lower, upper):
    """All distinct roots of a rational polynomial in lower < t < upper where it changes sign or touches zero."""
    if len(a) == 1:
        return []
    found = []
    # Powers of t and of 1-t are taken out: the ends are no crossings.
    for end in (F(0), F(1)):
        while len(a) > 1 and value(a, end) == 0:
            q, carry = [], F(0)
            for c in reversed(a):
                carry = carry * end + c
                q.append(carry)
            a = list(reversed(q[:-1]))
    if len(a) == 1:
        return []
    chain = sturm(a)
    stack = [(lower, upper)]
    while stack:
        x, y = stack.pop()
        k = changes(chain, x) - changes(chain, y)
        if value(a, y) == 0 and y != upper:
            pass
        if k == 0:
            continue
        if k == 1 and y - x < F(1, 64):
            while y - x > F(1, 10**46):
                m = (x + y) / 2
                m = F(round(m * 10**48), 10**48)
                if changes(chain, x) - changes(chain, m) == 1:
                    y = m
                else:
                    x = m
            found.append((x + y) / 2)
            continue
        m = (x + y) / 2
        stack += [(x, m), (m, y)]
    return sorted(found)


def nuisance(P, M, D, t):
    """The constrained maximum-likelihood detractor share at net share t (Tango 1998)."""
    n = P + M + D
    b = -(P + D) + (2 * n - P + D) * t
    q = (-b + sqrt(b * b + 8 * n * D * t * (1 - t))) / (4 * n)
    return min(max(q, max(mpf(0), -t)), (1 - t) / 2)


def to_mp(x):
    return mpf(x.numerator) / x.denominator


def intervals(n, settings):
    outcomes = [(p, n - p - d, d) for d in range(n + 1) for p in range(n - d + 1)]
    right = {y: density_right(*y) for y in outcomes}

    def at(y, t):  # exact density for either sign of t
        return value(right[y], t) if t >= 0 else value(right[y[::-1]], -t)

    results = []
    for x in outcomes:
        cuts = {F(-1), F(0), F(1)}
        for y in outcomes:
            if y == x:
                continue
            cuts |= set(roots(add(right[y], right[x], F(-1)), F(0), F(1)))
            mirrored = add(right[y[::-1]], right[x[::-1]], F(-1))
            cuts |= {-r for r in roots(mirrored, F(0), F(1))}
        cuts = sorted(cuts)
        pieces = []
        for a, b in zip(cuts, cuts[1:]):
            if b - a < F(1, 10**40):
                continue  # the same crossing, found for two outcomes
            m = (a + b) / 2
            own = at(x, m)
            below = [y for y in outcomes if y != x and at(y, m) < own]
            pieces.append((to_mp(a), to_mp(b), below))

        def p(t, below, w):
            q = nuisance(*x, t)
            a, b, c = q + t, max(mpf(0), 1 - 2 * q - t), q

            def probability(y):
                k = factorial(n) // (factorial(y[0]) * factorial(y[1]) * factorial(y[2]))
                return k * a ** y[0] * b ** y[1] * c ** y[2]

            return sum((probability(y) for y in below), mpf(0)) + w * probability(x)

        for level, w in settings:
            miss, w = 1 - mpf(level), mpf(w)

            def first(a, b, below):
                """The accepted value of a piece nearest to a."""
                steps = 48
                previous = a
                for k in range(steps + 1):
                    t = a + (b - a) * k / steps
                    if p(t, below, w) > miss:
                        if k == 0:
                            return a
                        lo, hi = previous, t
                        while abs(hi - lo) > mpf(10) ** -42:
                            mid = (lo + hi) / 2
                            if p(mid, below, w) > miss:
                                hi = mid
                            else:
                                lo = mid
                        return hi
                    previous = t
                return None

            crude = mpf(x[0] - x[2]) / n
            lower = next((l for l in (first(a, b, s) for a, b, s in pieces) if l is not None), crude)
            upper = next((u for u in (first(b, a, s) for a, b, s in reversed(pieces)) if u is not None), crude)
            lower, upper = min(lower, crude), max(upper, crude)
            results.append(
                dict(promoters=x[0], passives=x[1], detractors=x[2], level=float(level), tieWeight=float(w),
                     lower=float(100 * lower), upper=float(100 * upper)))
    return results


if __name__ == "__main__":
    settings = [("0.95", "0.7"), ("0.95", "1"), ("0.9", "0.7"), ("0.66", "0.7"), ("0.99", "1")]
    cases = [case for n in range(1, 7) for case in intervals(n, settings)]
    print("[\n" + ",\n".join(json.dumps(case) for case in cases) + "\n]")
