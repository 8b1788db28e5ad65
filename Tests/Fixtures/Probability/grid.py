"""Writes the reference grid of CredenceProbability: mpmath at 60 digits, rounded once to double.

    python3 grid.py [normal functions legendre gamma beta betaroots student discrete]

No part takes over two minutes; without a name all are made.

Arguments are doubles (scipy only chooses where to look); every value is computed by series of positive
terms at 60 digits or more, never by the formulas of the Swift code. Underflow is written as 0 beside a
finite logarithm. Needs mpmath and scipy.
"""
import json
import math
import os
import sys

import scipy.special as sp
from mpmath import mp, mpf, log, exp, loggamma, sqrt, erfc, pi, log1p

mp.dps = 60
here = os.path.dirname(os.path.abspath(__file__))


def f(x):
    return float(x)


def beta_series(x, y, a, b):
    """log of I_x(a, b): prefix times the sum of (a+b)_n x^n/(a+1)_n, whose terms are positive."""
    term, total, n = mpf(1), mpf(0), 0
    limit = mpf(10) ** -(mp.dps - 2)
    while True:
        total += term
        ratio = (a + b + n) * x / (a + 1 + n)
        term *= ratio
        n += 1
        if ratio < 1 and term < total * limit * (1 - max(ratio, x)):
            break
    prefix = a * log(x) + b * log(y) + loggamma(a + b) - loggamma(a) - loggamma(b) - log(a)
    return prefix + log(total)


def beta_direct(x, y, a, b):
    if x < mpf("0.9"):
        return beta_series(x, y, a, b)
    # The series would converge slowly: take the other tail's from 1, with digits to spare.
    old = mp.dps
    mp.dps = 400
    x = 1 - y
    value = log(-mp.expm1(beta_series(y, x, b, a)))
    mp.dps = old
    return +value


def beta_tails(x, y, a, b):
    """(lower, upper, logLower, logUpper)."""
    if x * (a + b) <= a:
        direct = beta_direct(x, y, a, b)
        low = exp(direct)
        return low, 1 - low, direct, log1p(-low)
    direct = beta_direct(y, x, b, a)
    up = exp(direct)
    return 1 - up, up, log1p(-up), direct


def gamma_tails(a, x):
    """(lower, upper, logLower, logUpper): the series of P below a + 6 sqrt(a), beyond it the fraction of Q."""
    prefix = a * log(x) - x - loggamma(a)
    if x <= a + 6 * sqrt(a) + 20:
        old = mp.dps
        mp.dps = 110  # 1 - P loses at most forty digits here
        term, total, n = mpf(1), mpf(0), 0
        while term > total * mpf(10) ** -108 or n < x - a:
            total += term
            n += 1
            term *= x / (a + n)
        lower = exp(a * log(x) - x - loggamma(a + 1)) * total
        upper = 1 - lower
        result = lower, upper, log(lower), log1p(-lower) if lower < mpf(10) ** -30 else log(upper)
        mp.dps = old
        return result

    def fraction(count):  # Gamma(a, x) = exp(-x) x^a/(x + 1 - a + 1(a - 1)/(x + 3 - a + ...)), backwards
        v = mpf(0)
        for k in range(count, 0, -1):
            v = k * (a - k) / (x + 2 * k + 1 - a + v)
        return x + 1 - a + v

    count, before, value = 200, mpf(0), fraction(100)
    while abs(value - before) > abs(value) * mpf(10) ** -50:
        before, value = value, fraction(count)
        count *= 2
    direct = prefix - log(value)
    up = exp(direct)
    return 1 - up, up, log1p(-up), direct


def write(name, rows):
    with open(os.path.join(here, name), "w") as out:
        out.write("[\n" + ",\n".join(json.dumps(r) for r in rows) + "\n]\n")
    print(name, len(rows))


def row(values, tails):
    lower, upper, ll, lu = tails
    return dict(values, lower=f(lower), upper=f(upper), logLower=f(ll), logUpper=f(lu))


shapes = [1e-3, 0.03, 0.5, 1.0, 1.75, 9.5, 40.0, 333.25, 1e4, 1e6]
probabilities = [1e-300, 1e-60, 1e-6, 0.025, 0.3, 0.5]


def beta():
    rows = []
    for a in shapes:
        for b in shapes:
            seen = set()
            for p in probabilities:
                for upper in (False, True):
                    x = float(sp.betainccinv(a, b, p) if upper else sp.betaincinv(a, b, p))
                    if not (1e-300 < x < 1) or x in seen:
                        continue
                    seen.add(x)
                    with mp.workdps(400):
                        y = 1 - mpf(x)
                    tails = beta_tails(mpf(x), y, mpf(a), mpf(b))
                    if max(-tails[2], -tails[3]) > 720:
                        continue
                    rows.append(row(dict(a=a, b=b, x=x), tails))
    write("incomplete-beta.json", rows)


def betaroots():
    inverse = []
    for a in shapes:
        for b in shapes:
            for p in [1e-300, 1e-20, 0.025, 0.4]:
                x = beta_inverse(a, b, p)
                if x is not None:
                    inverse.append(dict(a=a, b=b, p=p, x=f(x[0]), y=f(x[1])))
    write("inverse-beta.json", inverse)


def beta_inverse(a, b, p):
    """Newton in the log-odds, where log I is concave; 45 digits."""
    old = mp.dps
    mp.dps = 45
    try:
        A, B, lp = mpf(a), mpf(b), log(mpf(p))
        logB = loggamma(A) + loggamma(B) - loggamma(A + B)
        lx = (lp + log(A) + logB) / A
        if lx < -700:
            return None
        x0 = float(sp.betaincinv(a, b, p))
        theta = log(mpf(x0) / (1 - mpf(x0))) if 0 < x0 < 1 else min(lx, mpf(0))
        for _ in range(200):
            x, y = 1 / (1 + exp(-theta)), 1 / (1 + exp(theta))
            ll = beta_tails(x, y, A, B)[2]
            slope = exp(A * log(x) + B * log(y) - logB - ll)
            step = (lp - ll) / slope
            step = max(mpf(-30), min(mpf(30), step))
            theta += step
            if abs(step) < mpf(10) ** -30:
                break
        else:
            raise ArithmeticError((a, b, p))
        x, y = 1 / (1 + exp(-theta)), 1 / (1 + exp(theta))
        return (x, y) if x > 1e-300 and y > 1e-300 else None
    finally:
        mp.dps = old


def gamma():
    rows, inverse = [], []
    for a in shapes:
        seen = set()
        for p in probabilities:
            for upper in (False, True):
                x = float(sp.gammainccinv(a, p) if upper else sp.gammaincinv(a, p))
                if not (1e-300 < x < 1e300) or x in seen:
                    continue
                seen.add(x)
                tails = gamma_tails(mpf(a), mpf(x))
                if max(-tails[2], -tails[3]) < 720:
                    rows.append(row(dict(a=a, x=x), tails))
                    for which, index in (("lower", 2), ("upper", 3)):
                        p0 = float(exp(tails[index]))
                        if not 1e-305 < p0 <= 0.5:
                            continue
                        root = gamma_inverse(a, x, p0, index)
                        inverse.append(dict(a=a, tail=which, p=p0, x=f(root)))
    write("incomplete-gamma.json", rows)
    write("inverse-gamma.json", inverse)


def gamma_inverse(a, x0, p, index):
    a, x, lp = mpf(a), mpf(x0), log(mpf(p))
    for _ in range(6):  # x0 is already a root to double precision
        tail = gamma_tails(a, x)[index]
        slope = exp(a * log(x) - x - loggamma(a) - tail) * (1 if index == 2 else -1)
        step = (lp - tail) / slope
        x *= exp(step)
        if abs(step) < mpf(10) ** -28:
            break
    return x


def normal():
    rows = []
    for z in [-38.4, -37.5, -30.1, -20.3, -12.7, -9.1, -7.3, -5.1, -5.0, -4.9, -3.3, -2.2, -1.96, -1.1, -0.6, -0.31,
              -0.01, -1e-9, 0.0, 1e-5, 0.2, 0.77, 1.5, 2.8, 4.4, 6.6, 8.1]:
        Z = mpf(z)
        low = erfc(-Z / sqrt(mpf(2))) / 2
        up = erfc(Z / sqrt(mpf(2))) / 2
        rows.append(row(dict(z=z), (low, up, log(low), log(up))))
    for z in [-60.0, -1e3, -1.7e5, -3e12, -1e80, -1e150]:
        Z = mpf(z)
        if z > -1e4:
            ll = log(erfc(-Z / sqrt(mpf(2))) / 2)
        else:
            ll = -Z * Z / 2 - log(2 * pi) / 2 - log(-Z) + log1p(-1 / Z**2 + 3 / Z**4)
        rows.append(dict(z=z, lower=0.0, upper=1.0, logLower=f(ll), logUpper=0.0))
    write("normal.json", rows)
    quantiles = []
    for p in [5e-324, 1e-310, 1e-300, 1e-200, 1e-100, 1e-50, 1e-20, 1.3e-11, 1e-11, 1e-8, 1e-5, 1e-3, 0.01, 0.0249, 0.05,
              0.0749, 0.0751, 0.1, 0.2, 0.25, 0.3, 0.4, 0.49, 0.4999999, 0.5, 0.6, 0.75, 0.9, 0.95, 0.975, 0.999,
              0.999999999]:
        P = mpf(p)
        z = mpf(float(sp.ndtri(p))) if p > 1e-300 else -sqrt(-2 * log(P))
        for _ in range(80):
            F = erfc(-z / sqrt(mpf(2))) / 2
            step = (log(P) - log(F)) * F * sqrt(2 * pi) * exp(z * z / 2)
            z += step
            if abs(step) < mpf(10) ** -40:
                break
        quantiles.append(dict(p=p, z=f(z) if p != 0.5 else 0.0))
    write("normal-quantile.json", quantiles)


def functions():
    rows = []
    for x in [1e-300, 1e-20, 1e-3, 0.3, 0.5, 0.99, 1.0, 1 + 1e-9, 1.2, 1.5, 1.999999, 2.0, 2.00001, 2.7, 3.0, 5.5, 12.0,
              170.5, 1e4 + 0.5, 1e6, 1e10, 1e100, 1e300]:
        rows.append(dict(x=x, value=f(loggamma(mpf(x)))))
    write("log-gamma.json", rows)
    rows = []
    for a in shapes + [1e-12, 1e9]:
        for b in shapes + [1e-12, 1e9]:
            A, B = mpf(a), mpf(b)
            rows.append(dict(a=a, b=b, value=f(loggamma(A) + loggamma(B) - loggamma(A + B))))
    write("log-beta.json", rows)
    rows = []
    for x in [-1e-300, -1e-18, -1e-6, -0.1, -0.69, -0.7, -1.0, -5.0, -40.0, -700.0]:
        rows.append(dict(x=x, value=f(log1p(-exp(mpf(x))) if x < -1 else log(-mp.expm1(mpf(x))))))
    write("log1mexp.json", rows)


def legendre():
    rows = []
    for n in [1, 2, 3, 5, 10, 21, 64, 200]:
        old = mp.dps
        mp.dps = 40

        def value(x):
            p0, p1 = mpf(1), x
            for k in range(2, n + 1):
                p0, p1 = p1, ((2 * k - 1) * x * p1 - (k - 1) * p0) / k
            return p1, n * (p0 - x * p1) / (1 - x * x)

        nodes, weights = [], []
        for i in range(n):
            x = -mp.cos(pi * (i + mpf("0.75")) / (n + mpf("0.5")))
            if 2 * i + 1 == n:
                x = mpf(0)
            else:
                for _ in range(12):
                    v, d = value(x)
                    x -= v / d
            d = value(x)[1]
            nodes.append(f(x))
            weights.append(f(2 / ((1 - x * x) * d * d)))
        mp.dps = old
        rows.append(dict(pointCount=n, nodes=nodes, weights=weights))
    write("gauss-legendre.json", rows)


def student():
    rows, roots = [], []
    for nu in [0.01, 0.5, 1.0, 2.5, 7.0, 30.0, 444.4, 1e5, 1e8]:
        V = mpf(nu)
        for t in [1e-8, 0.03, 0.5, 1.3, 2.0, 4.7, 11.0, 30.0, 1e3, 1e30]:
            T = mpf(t)
            if nu > 1e4 and t > 35:
                continue
            if t > 50 and nu * log(T) > 1400:
                continue
            if nu > 1e6 and t < 1:
                continue
            x, y = V / (V + T * T), T * T / (V + T * T)
            lower, upper, ll, lu = beta_tails(x, y, V / 2, mpf("0.5"))
            density = loggamma((V + 1) / 2) - loggamma(V / 2) - log(V * pi) / 2 - (V + 1) / 2 * log1p(T * T / V)
            rows.append(dict(nu=nu, t=t, survival=f(lower / 2), cumulative=f(1 - lower / 2), logSurvival=f(ll - log(2)),
                             logDensity=f(density)))
            if lower / 2 < mpf("0.49") and lower > mpf(10) ** -290:
                # the double nearest the tail, and the t that has exactly that tail
                q = float(lower / 2)
                for _ in range(4):
                    x, y = V / (V + T * T), T * T / (V + T * T)
                    tail = exp(beta_tails(x, y, V / 2, mpf("0.5"))[2]) / 2
                    slope = exp(loggamma((V + 1) / 2) - loggamma(V / 2) - log(V * pi) / 2 - (V + 1) / 2 * log1p(T * T / V))
                    T += (tail - q) / slope
                roots.append(dict(nu=nu, q=q, t=f(T)))
    write("student-t.json", rows)
    write("student-t-quantile.json", roots)


def discrete():
    rows = []
    for n, p in [(1, 0.3), (7, 0.5), (40, 0.02), (300, 0.87), (10**4, 1e-4), (10**4, 0.37), (10**6, 1e-3), (10**6, 0.5)]:
        P = mpf(p)
        sd = math.sqrt(n * p * (1 - p))
        for z in [-30, -8, -2.5, -1, 0, 0.7, 3, 9, 30]:
            k = int(round(n * p + z * sd))
            if not 0 <= k <= n or any(r["n"] == n and r["p"] == p and r["k"] == k for r in rows):
                continue
            lp = loggamma(n + 1) - loggamma(k + 1) - loggamma(n - k + 1) + k * log(P) + (n - k) * log1p(-P)
            if lp < -700:
                continue
            if k < n:
                q = beta_tails(P, 1 - P, mpf(k + 1), mpf(n - k))
                cumulative, survival = q[1], q[0]
            else:
                cumulative, survival = mpf(1), mpf(0)
            rows.append(dict(n=n, p=p, k=k, logProbability=f(lp), cumulative=f(cumulative), survival=f(survival)))
    write("binomial.json", rows)

    rows = []
    for N, K, n in [(10, 4, 3), (50, 45, 30), (400, 13, 200), (2000, 900, 1500), (10000, 6000, 900)]:
        low, high = max(0, n + K - N), min(n, K)
        probabilities = [math.comb(K, k) * math.comb(N - K, n - k) for k in range(low, high + 1)]
        whole = math.comb(N, n)
        for k in sorted(set(int(round(low + (high - low) * s)) for s in [0, 0.1, 0.25, 0.4, 0.5, 0.6, 0.66, 0.8, 1])):
            own = mpf(probabilities[k - low]) / whole
            if own < mpf(10) ** -290:
                continue
            rows.append(dict(population=N, successes=K, draws=n, k=k, logProbability=f(log(own)),
                             cumulative=f(mpf(sum(probabilities[: k - low + 1])) / whole),
                             survival=f(mpf(sum(probabilities[k - low + 1 :])) / whole)))
    write("hypergeometric.json", rows)

    def rising(a, c):
        return loggamma(mpf(a) + c) - loggamma(mpf(a))

    rows = []
    for n, a, b in [(5, 0.01, 0.02), (20, 0.5, 0.5), (30, 7.5, 1.25), (100, 1e6, 3e5), (1000, 12.0, 0.3), (3000, 40.0, 90.0)]:
        logs = [loggamma(n + 1) - loggamma(k + 1) - loggamma(n - k + 1) + rising(a, k) + rising(b, n - k)
                - rising(mpf(a) + mpf(b), n) for k in range(n + 1)]
        values = [exp(v) for v in logs]
        for k in sorted(set(int(round(n * s)) for s in [0, 0.05, 0.2, 0.5, 0.77, 0.95, 1])):
            rows.append(dict(n=n, a=a, b=b, k=k, logProbability=f(logs[k]), cumulative=f(mp.fsum(values[: k + 1])),
                             survival=f(mp.fsum(values[k + 1 :]))))
    write("beta-binomial.json", rows)
    rows = []
    for a, c in [([0.5, 0.5, 0.5], [6, 3, 1]), ([1e6, 2e6, 5e5], [60, 100, 31]), ([0.01, 3.0, 200.0, 7.0], [0, 2, 400, 9]),
                 ([1.1776633607, 0.7645535839, 0.6391612194], [4, 2, 4]), ([9.0, 1.0], [0, 0])]:
        n = sum(c)
        A = sum(mpf(v) for v in a)
        compound = loggamma(n + 1) + sum(rising(v, k) - loggamma(k + 1) for v, k in zip(a, c)) - rising(A, n)
        shares = [mpf(float(mpf(v) / A)) for v in a]
        total = sum(shares)
        plain = loggamma(n + 1) + sum(k * log(s / total) - loggamma(k + 1) for s, k in zip(shares, c))
        x = [mpf(float((mpf(k) + 1) / (n + len(c)))) for k in c]
        whole = sum(x)
        density = loggamma(A) + sum((mpf(v) - 1) * log(s / whole) - loggamma(mpf(v)) for v, s in zip(a, x))
        rows.append(dict(concentrations=a, counts=c, compound=f(compound), shares=[f(s) for s in shares], plain=f(plain),
                         at=[f(s) for s in x], logDensity=f(density)))
    write("compositions.json", rows)


parts = dict(normal=normal, functions=functions, legendre=legendre, gamma=gamma, beta=beta, betaroots=betaroots, student=student,
             discrete=discrete)
if __name__ == "__main__":
    for name in sys.argv[1:] or parts:
        parts[name]()
