"""Computes the coefficient tables of CredenceProbability at 60 digits and prints them as Swift.

    python3 coefficients.py

Every table is an interpolant at Chebyshev nodes (near-minimax); the printed "worst" is the largest
relative error of the table, evaluated at 60 digits, on a fine grid. Needs mpmath.
"""
from mpmath import mp, mpf, cos, pi, chebyt, log, loggamma, sqrt, erfc, erfinv, exp, matrix, lu_solve, legendre, findroot, polyroots, diff

mp.dps = 60


def nodes(a, b, n):
    return [(a + b) / 2 + (b - a) / 2 * cos(pi * (2 * i + 1) / (2 * n)) for i in range(n)]


def polynomial(f, a, b, n):
    """Monomial coefficients in z = (2t - a - b)/(b - a), lowest first."""
    a, b = mpf(a), mpf(b)
    zs = [cos(pi * (2 * i + 1) / (2 * n)) for i in range(n)]
    fs = [f((a + b) / 2 + (b - a) / 2 * z) for z in zs]
    A = matrix(n, n)
    for i in range(n):
        for j in range(n):
            A[i, j] = zs[i] ** j
    c = lu_solve(A, matrix(fs))
    worst = 0
    for i in range(401):
        z = mpf(2 * i) / 400 - 1
        v = sum(mpf(float(c[j])) * z**j for j in range(n))
        t = f((a + b) / 2 + (b - a) / 2 * z)
        worst = max(worst, abs(v / t - 1))
    return list(c), worst


def rational(f, a, b, m, n, variable):
    """P(u)/Q(u), degrees m and n, Q(0) = 1, u = variable(t): chosen so that all coefficients are positive."""
    a, b = mpf(a), mpf(b)
    k = m + n + 1
    ts = nodes(a, b, k)
    us = [variable(t) for t in ts]
    fs = [f(t) for t in ts]
    A = matrix(k, k)
    for i in range(k):
        for j in range(m + 1):
            A[i, j] = us[i] ** j
        for j in range(1, n + 1):
            A[i, m + j] = -fs[i] * us[i] ** j
    c = lu_solve(A, matrix(fs))
    p = [c[j] for j in range(m + 1)]
    q = [mpf(1)] + [c[m + j] for j in range(1, n + 1)]
    worst = 0
    for i in range(801):
        t = a + (b - a) * i / 800
        u = variable(t)
        v = sum(mpf(float(p[j])) * u**j for j in range(m + 1)) / sum(mpf(float(q[j])) * u**j for j in range(n + 1))
        worst = max(worst, abs(v / f(t) - 1))
    return p, q, worst


def show(name, c, worst=None):
    note = "" if worst is None else f"  // worst {float(worst):.1e}"
    print(f"{name}: [{note}")
    print("  " + ",\n  ".join(", ".join(repr(float(v)) for v in c[i : i + 4]) for i in range(0, len(c), 4)))
    print("]")


def stirling(a):
    return loggamma(a + 1) - (a + mpf(1) / 2) * log(a) + a - log(2 * pi) / 2


def main():
    for lo, hi, n in [(1, 2, 20), (2, 4, 20), (4, 8, 20)]:
        c, w = polynomial(stirling, lo, hi, n)
        show(f"stirling {lo}..{hi}", c, w)

    def g(t):  # -logGamma(1 + t) / (t (1 - t)), with its limits at the two zeros
        if t < mpf(10) ** -30:
            return mp.euler
        if 1 - t < mpf(10) ** -30:
            return 1 - mp.euler
        return -loggamma(1 + t) / (t * (1 - t))

    c, w = polynomial(g, 0, 1, 22)
    show("-logGamma(1+t)/(t(1-t)) 0..1", c, w)

    def quantile_lower(p):  # mpmath erfinv is slow near 1: solve from the tail
        # start from the asymptote, Newton on log Phi
        r = sqrt(-2 * log(p))
        x = -r if p < mpf("0.2") else mpf(-1)
        for _ in range(200):
            F = erfc(-x / sqrt(mpf(2))) / 2
            d = exp(-x * x / 2) / sqrt(2 * pi)
            step = (log(F) - log(p)) * F / d
            x -= step
            if abs(step) < mpf(10) ** -55:
                break
        return x

    def central(r):  # quantile / q as a function of q^2
        if r == 0:
            return sqrt(2 * pi)
        q = sqrt(r)
        return sqrt(mpf(2)) * erfinv(2 * q) / q

    p, q, w = rational(central, 0, mpf("0.180625"), 8, 8, lambda t: mpf("0.180625") - t)
    show("central P", p, w)
    show("central Q", q)
    for lo, hi in [(mpf("1.6"), 5), (5, 27)]:
        f = lambda r: -quantile_lower(exp(-r * r)) / r
        p, q, w = rational(f, lo, hi, 9, 9, lambda t: t - lo)
        show(f"tail {lo}..{hi} P (quantile / r)", p, w)
        show(f"tail {lo}..{hi} Q", q)

    def mills(v):  # x * Q(x)/phi(x), v = 1/x^2
        if v == 0:
            return mpf(1)
        x = 1 / sqrt(v)
        return x * erfc(x / sqrt(mpf(2))) / 2 * sqrt(2 * pi) * exp(x * x / 2)

    c, w = polynomial(mills, 0, mpf("0.04"), 16)
    show("mills x>=5, v 0..0.04", c, w)

    # Gauss 10 / Kronrod 21: the Stieltjes polynomial E of degree 11, orthogonal to P10 * x^k, k < 11.
    n = 10
    from mpmath import quad, taylor, polyval
    P = taylor(lambda x: legendre(n, x), 0, n)  # lowest first
    moment = lambda k: mpf(0) if k % 2 else mpf(2) / (k + 1)
    odd = [1, 3, 5, 7, 9]  # E = x^11 + sum e_j x^j (odd)
    A = matrix(5, 5)
    B = matrix(5, 1)
    for i, k in enumerate([1, 3, 5, 7, 9]):
        for j, e in enumerate(odd):
            A[i, j] = sum(P[d] * moment(d + e + k) for d in range(n + 1))
        B[i] = -sum(P[d] * moment(d + 11 + k) for d in range(n + 1))
    e = lu_solve(A, B)
    E = [mpf(0)] * 12
    E[11] = mpf(1)
    for j, d in enumerate(odd):
        E[d] = e[j]
    gauss = sorted([r.real for r in polyroots(P[::-1], maxsteps=500, extraprec=400)])
    kron = sorted([r.real for r in polyroots(E[::-1], maxsteps=500, extraprec=400)])
    allx = sorted(gauss + kron)
    m = len(allx)
    V = matrix(m, m)
    b = matrix(m, 1)
    for k in range(m):
        for j in range(m):
            V[k, j] = allx[j] ** k
        b[k] = moment(k)
    wk = lu_solve(V, b)
    half = [(x, wk[j]) for j, x in enumerate(allx) if x > -mpf(10) ** -30]
    dP = lambda x: sum(d * P[d] * x ** (d - 1) for d in range(1, n + 1))
    show("kronrod nodes (>= 0)", [abs(x) if abs(x) < mpf(10)**-30 else x for x, _ in half])
    show("kronrod weights", [w for _, w in half])
    show("gauss weights (nodes 1, 3, 5, ...)", [2 / ((1 - x * x) * dP(x) ** 2) for x in gauss if x > 0])


main()
