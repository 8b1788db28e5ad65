#!/usr/bin/env python3
"""Reference values for the linear algebra tests. Writes the two JSON files beside this script.

longley.json    data of J. W. Longley (1967), JASA 62:819-841, as distributed by statsmodels
                (statsmodels.datasets.longley). The coefficients, standard errors and residual sum of squares
                are those NIST certifies (Statistical Reference Datasets, Longley), typed in here from the
                certificate; this script recomputes them from the data in exact rational arithmetic and stops
                if any differs from the certificate in its 13th significant digit.
eigenvalues.json eigenvalues of Wilkinson's W21+ and of a 12 x 12 Hilbert matrix by mpmath at 60 digits.

Needs: mpmath, numpy, statsmodels.
"""
import json
import pathlib
from fractions import Fraction

import mpmath
from statsmodels.datasets import longley

here = pathlib.Path(__file__).parent

CERTIFIED = {
    "coefficients": ["-3482258.63459582", "15.0618722713733", "-0.0358191792925910", "-2.02022980381683",
                     "-1.03322686717359", "-0.0511041056535807", "1829.15146461355"],
    "standardErrors": ["890420.383607373", "84.9149257747669", "0.0334910077722432", "0.488399681651699",
                       "0.214274163161675", "0.226073200069370", "455.478499142212"],
    "residualSumOfSquares": "836424.055505915",
}


def solve_exactly(rows, y):
    """Normal equations in rationals: coefficients, inverse of X'X, residual sum of squares."""
    p = len(rows[0])
    a = [[sum(r[i] * r[j] for r in rows) for j in range(p)] + [Fraction(int(i == k)) for k in range(p)]
         for i in range(p)]
    for i in range(p):
        pivot = next(k for k in range(i, p) if a[k][i] != 0)
        a[i], a[pivot] = a[pivot], a[i]
        a[i] = [v / a[i][i] for v in a[i]]
        for k in range(p):
            if k != i:
                a[k] = [v - a[k][i] * w for v, w in zip(a[k], a[i])]
    inverse = [row[p:] for row in a]
    xty = [sum(r[i] * v for r, v in zip(rows, y)) for i in range(p)]
    b = [sum(inverse[i][k] * xty[k] for k in range(p)) for i in range(p)]
    rss = sum((v - sum(c * e for c, e in zip(b, r))) ** 2 for r, v in zip(rows, y))
    return b, inverse, rss


def main():
    mpmath.mp.dps = 60
    data = longley.load_pandas()
    names = list(data.exog.columns)
    x = [[Fraction(1)] + [Fraction(str(v)) for v in row] for row in data.exog.to_numpy().tolist()]
    y = [Fraction(str(v)) for v in data.endog.tolist()]
    b, inverse, rss = solve_exactly(x, y)

    def agree(exact, text):
        exact = mpmath.mpf(exact.numerator) / exact.denominator if isinstance(exact, Fraction) else exact
        assert abs(exact / mpmath.mpf(text) - 1) < 1e-13, (exact, text)

    for exact, text in zip(b, CERTIFIED["coefficients"]):
        agree(exact, text)
    agree(rss, CERTIFIED["residualSumOfSquares"])
    variance = rss / (len(y) - 7)
    for i, text in enumerate(CERTIFIED["standardErrors"]):
        v = variance * inverse[i][i]
        agree(mpmath.sqrt(mpmath.mpf(v.numerator) / v.denominator), text)

    (here / "longley.json").write_text(json.dumps([{
        "names": ["(intercept)"] + names,
        "rows": [[float(v) for v in row] for row in x],
        "y": [float(v) for v in y],
        "coefficients": [float(v) for v in CERTIFIED["coefficients"]],
        "standardErrors": [float(v) for v in CERTIFIED["standardErrors"]],
        "residualSumOfSquares": float(CERTIFIED["residualSumOfSquares"]),
    }], indent=1) + "\n")

    wilkinson = mpmath.matrix(21)
    for i in range(21):
        wilkinson[i, i] = abs(10 - i)
        if i:
            wilkinson[i, i - 1] = wilkinson[i - 1, i] = 1
    hilbert = mpmath.matrix(12)
    for i in range(12):
        for j in range(12):
            hilbert[i, j] = mpmath.mpf(1) / (i + j + 1)
    cases = []
    for name, matrix in (("wilkinson-21", wilkinson), ("hilbert-12", hilbert)):
        values = sorted(mpmath.eigsy(matrix, eigvals_only=True))
        cases.append({"name": name, "values": [float(v) for v in values]})
    (here / "eigenvalues.json").write_text(json.dumps(cases, indent=1) + "\n")


main()
