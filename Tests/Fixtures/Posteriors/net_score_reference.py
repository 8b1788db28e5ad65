"""Reference values of the posterior distribution of the net score, for net_score_reference.json.

    python3 net_score_reference.py > net_score_reference.json

mpmath 1.3 at 50 digits. (pP, pM, pD) ~ Dirichlet(A1, A2, A3), delta = pP - pD, t >= 0 (else mirrored):

    P(delta > t) = E over q = pD ~ Beta(A3, A1+A2) of P(Beta(A1, A2) > (t+q)/(1-q)),  0 < q < (1-t)/2

which conditions on the detractors' share, where the library conditions on the share that is not passive.
The outer integral is the trapezoidal rule in the log odds of 2q/(1-t), stretched by a sinh, its step halved
until two sums agree to 1e-24; the inner tail is the hypergeometric series with positive terms, in fixed point
with 60 guard digits. "cdf" doubles as a list of quantiles: `at` is the exact quantile of its own tail. A few
moderate cases also have quantiles of round probabilities, by Newton's method on the same functions.
Everything is in shares (-1...1). gmpy2 beside mpmath makes it some ten times faster.
"""
import json
import math
from fractions import Fraction

from mpmath import mp, mpf

mp.dps = 50
BITS = 240
SCALE = 300  # every prior weight used here is a multiple of 1/300


def fixed_series(a, b, x):
    """sum_n (a+b)_n/(a+1)_n x^n in fixed point; a, b are Fractions with denominators dividing SCALE."""
    one = 1 << BITS
    xf = int(mp.nint(mp.ldexp(x, BITS)))
    num = int((a + b) * SCALE)
    den = int((a + 1) * SCALE)
    total = term = one
    stop = one >> 130
    while True:
        term = (term * xf >> BITS) * num // den
        num += SCALE
        den += SCALE
        total += term
        if term < stop and num * xf < (den << BITS):
            ratio = num * xf / (den << BITS)
            if term < stop * (1 - ratio):
                break
    return mp.ldexp(mpf(total), -BITS)


def beta_lower(a, b, x, y, log_beta):
    """I_x(a, b); y = 1 - x."""
    fa, fb = mpf(a.numerator) / a.denominator, mpf(b.numerator) / b.denominator
    if x <= 0:
        return mpf(0)
    if y <= 0:
        return mpf(1)
    front = mp.exp(fa * mp.log(x) + fb * mp.log(y) - log_beta)

    def cost(a, b, x, y):  # terms until the ratio is below 1, and from there to 1e-39
        return max(0.0, float((x * (a + b) - a) / y)) * 3 + 90 / float(-mp.log(x))

    if cost(fa, fb, x, y) < cost(fb, fa, y, x):
        return front / fa * fixed_series(a, b, x)
    return 1 - front / fb * fixed_series(b, a, y)


class Net:
    def __init__(self, a1, a2, a3):
        self.a = (a1, a2, a3)
        self.f = [mpf(v.numerator) / v.denominator for v in (a1, a2, a3)]
        f1, f2, f3 = self.f
        self.log_outer = mp.loggamma(f3) + mp.loggamma(f1 + f2) - mp.loggamma(f1 + f2 + f3)
        self.log_inner = mp.loggamma(f1) + mp.loggamma(f2) - mp.loggamma(f1 + f2)

    def mean_sd(self):
        f1, f2, f3 = self.f
        a0 = f1 + f2 + f3
        mean = (f1 - f3) / a0
        return mean, mp.sqrt(((f1 + f3) / a0 - mean**2) / (a0 + 1))

    def _integrate(self, t, density):
        """Upper tail at t >= 0, or the density there."""
        f1, f2, f3 = self.f
        half = (1 - t) / 2

        def parts(y):
            if y > 0:
                e = mp.exp(-y); u = 1 / (1 + e); v = e / (1 + e)
                lu, lv = -mp.log1p(e), -y - mp.log1p(e)
            else:
                e = mp.exp(y); u = e / (1 + e); v = 1 / (1 + e)
                lu, lv = y - mp.log1p(e), -mp.log1p(e)
            return u, v, lu, lv

        def log_weight(y):
            u, v, lu, lv = parts(y)
            q = half * u
            if density:  # (q+t)^(A1-1) (1-2q-t)^(A2-1) q^(A3-1) dq
                return ((f1 - 1) * mp.log(q + t) + (f2 - 1) * (mp.log(1 - t) + lv)
                        + f3 * (mp.log(half) + lu) + lv)
            return f3 * (mp.log(half) + lu) + (f1 + f2 - 1) * mp.log1p(-q) + lv

        # the mode in y and the width there, by golden-section search and a central difference
        lo, hi = mpf(-60000), mpf(60000)
        g = (mp.sqrt(5) - 1) / 2
        with mp.workdps(30):
            c, d = hi - g * (hi - lo), lo + g * (hi - lo)
            fc, fd = log_weight(c), log_weight(d)
            while hi - lo > mpf("1e-9"):
                if fc > fd:
                    hi, d, fd = d, c, fc
                    c = hi - g * (hi - lo); fc = log_weight(c)
                else:
                    lo, c, fc = c, d, fd
                    d = lo + g * (hi - lo); fd = log_weight(d)
        centre = (lo + hi) / 2
        step = mpf("1e-4")
        curve = -(log_weight(centre + step) + log_weight(centre - step) - 2 * log_weight(centre)) / step**2
        width = 1 / mp.sqrt(max(curve, mpf("1e-3")))
        top = log_weight(centre)

        def value(v):
            y = centre + 2 * width * mp.sinh(v / 2)
            lw = log_weight(y)
            if lw < top - 75:
                return mpf(0)
            if density:
                w = mp.exp(lw - self.log_all)
            else:
                u, vv, _, _ = parts(y)
                q = half * u
                z1 = 2 * half * vv / (1 - q)     # 1 - (t+q)/(1-q)
                w = mp.exp(lw - self.log_outer) * beta_lower(self.a[1], self.a[0], z1, (t + q) / (1 - q),
                                                             self.log_inner)
            return w * width * mp.cosh(v / 2)

        self.log_all = self.log_outer + self.log_inner
        left = right = mpf(1)
        while log_weight(centre - 2 * width * mp.sinh(left / 2)) > top - 75:
            left += 1
        while log_weight(centre + 2 * width * mp.sinh(right / 2)) > top - 75:
            right += 1
        h = mpf(1) / 4
        total = sum(value(k * h) for k in range(-int(left / h) - 1, int(right / h) + 2)) * h
        for _ in range(7):
            odd = sum(value((k + mpf(1) / 2) * h) for k in range(-int(left / h) - 2, int(right / h) + 2)) * h
            new = (total + odd) / 2
            h /= 2
            change = abs(new - total)
            if change <= mpf("1e-13") * abs(new) or (not density and change < mpf("1e-20")):
                # the error squares at each halving, so after one agreement to 1e-13 it is far smaller
                return new
            total = new
        raise RuntimeError(f"no convergence at {t} for {self.f}")

    def upper(self, t):
        return self._integrate(t, False) if t >= 0 else 1 - self.mirrored()._integrate(-t, False)

    def density(self, t):
        return self._integrate(t, True) if t >= 0 else self.mirrored()._integrate(-t, True)

    def mirrored(self):
        return Net(self.a[2], self.a[1], self.a[0])

    def quantile(self, p):
        mean, sd = self.mean_sd()
        lo, hi = mpf(-1), mpf(1)
        t = mean + (sd if p > mpf("0.5") else -sd) / 2  # not 0, where the density may have a pole
        t = min(max(t, mpf("-0.9")), mpf("0.9"))
        for _ in range(200):
            err = (1 - self.upper(t)) - p
            if err > 0:
                hi = t
            else:
                lo = t
            new = t - err / self.density(t)
            if not (lo < new < hi):
                new = (lo + hi) / 2
            if abs(new - t) < mpf("1e-16") * sd or hi - lo < mpf("1e-22"):
                return new
            t = new
        raise RuntimeError("no quantile")


def fraction(text):
    return Fraction(text)


CASES = [  # promoters, passives, detractors, three prior weights
    ((0, 0, 0), "1/100 1/100 1/100"), ((0, 0, 0), "1 1 1"), ((0, 0, 0), "1/3 1/3 1/3"),
    ((5, 0, 0), "1/2 1/2 1/2"), ((0, 5, 0), "1/2 1/2 1/2"), ((0, 5, 0), "1/100 1/100 1/100"),
    ((1, 0, 0), "1/3 1/3 1/3"), ((2, 2, 1), "1/2 1/2 1/2"), ((2, 0, 3), "1/2 1/2 1/2"),
    ((6, 3, 1), "1 1 1"), ((80, 50, 10), "1 1 1"), ((0, 1000, 3), "1/100 1/100 1/100"),
    ((1000, 0, 0), "1/100 1/100 1/100"), ((1000, 10, 0), "10 10 10"), ((3, 0, 0), "1/100 10 3/10"),
    ((10, 10, 10), "10 10 10"), ((16, 0, 0), "1/2 1/2 1/2"), ((30, 0, 31), "1/100 1/100 1/100"),
    ((1000000, 0, 0), "1/2 1/2 1/2"), ((1000000, 1000000, 0), "1/2 1/2 1/2"),
    ((1000000, 1000000, 100), "1/3 1/3 1/3"), ((1000000, 1000000, 1000000), "1/2 1/2 1/2"),
    ((1000000, 1, 1000000), "1 1 1"), ((1, 1000000, 1), "1/2 1/2 1/2"), ((0, 1000000, 0), "1/100 1/100 1/100"),
    ((1000000, 100000, 300000), "10 10 10"),
]


def number(x):
    return mp.nstr(x, 30)


def main():
    import sys
    out = []
    for counts, prior in CASES:
        weights = [fraction(w) for w in prior.split()]
        net = Net(*[c + w for c, w in zip(counts, weights)])
        mean, sd = net.mean_sd()
        large = max(counts) >= 100000
        points = [mean + k * sd for k in ((-3, -1, 2) if large else (-3, -1, mpf("0.5"), 2))]
        points += [mpf("0.8"), mpf("-0.8")] if large else [mpf("-0.8"), mpf("-0.25"), mpf("0.5"), mpf("0.8")]
        cdf = []
        for t in points:
            t = mpf(float(t))  # a double, so that the library is asked the same question
            if -1 < t < 1 and t != 0:
                cdf.append({"at": float(t), "upper": number(net.upper(t)), "density": number(net.density(t))})
        moderate = min(net.f) >= mpf("0.5") and not large
        tails = ("0.025", "0.975") if moderate else ()
        quantiles = []
        for p in tails:
            level = mpf(float(p))
            quantiles.append({"at": float(p), "quantile": number(net.quantile(level))})
        out.append({"counts": counts, "prior": [float(w) for w in weights], "cdf": cdf, "quantiles": quantiles})
        print(counts, prior, file=sys.stderr, flush=True)
    json.dump(out, sys.stdout, indent=1)


if __name__ == "__main__":
    main()
