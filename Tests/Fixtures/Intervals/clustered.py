"""Makes clustered.json and satisfaction_mean.json.

clustered.json: the score of a portfolio with accounts as clusters, by plain matrices: an intercept-only least-squares
fit to -100, 0, +100, the CR2 variance with symmetric inverse square roots of I - H_gg, and Satterthwaite degrees of
freedom tr(P)^2/||P||_F^2 under independent errors (Bell & McCaffrey 2002). No closed form is used.
satisfaction_mean.json: t intervals of whole-number ratings by scipy.

Usage: python3 clustered.py   (needs numpy and scipy; writes beside itself)
"""
import json, os
import numpy as np
from scipy import stats

here = os.path.dirname(os.path.abspath(__file__))


def cr2(accounts, level):
    y = np.concatenate([[100.0] * p + [0.0] * m + [-100.0] * d for p, m, d in accounts])
    g = np.concatenate([[k] * sum(c) for k, c in enumerate(accounts)]).astype(int)
    n, used = len(y), np.unique(g)
    x = np.ones((n, 1))
    bread = np.linalg.inv(x.T @ x)
    hat = x @ bread @ x.T
    residual = y - hat @ y
    meat, rows = 0.0, []
    for k in used:
        i = np.where(g == k)[0]
        values, vectors = np.linalg.eigh(np.eye(len(i)) - hat[np.ix_(i, i)])
        root = vectors @ np.diag([v ** -.5 if v > 1e-10 else 0 for v in values]) @ vectors.T
        h = root @ x[i] @ bread
        meat += ((h.T @ residual[i]) ** 2).item()
        row = np.zeros((n, 1))
        row[i] = h
        rows.append(((np.eye(n) - hat) @ row)[:, 0])
    rows = np.array(rows)
    p = rows @ rows.T
    df = np.trace(p) ** 2 / (p ** 2).sum()
    se = meat ** .5
    half = stats.t.ppf((1 + level) / 2, df) * se
    return dict(score=float(y.mean()), standardError=se, degreesOfFreedom=float(df),
                lower=max(-100.0, y.mean() - half), upper=min(100.0, y.mean() + half))


cases = []
for accounts in ([(6, 3, 1), (3, 3, 4), (0, 2, 3), (5, 0, 0)], [(1, 0, 0), (0, 1, 0), (0, 0, 1)],
                 [(10, 5, 5), (1, 1, 0), (0, 0, 2), (3, 3, 3), (0, 4, 1), (2, 0, 0)],
                 [(2, 1, 1)] * 5 + [(0, 1, 3)] * 3, [(40, 10, 5), (1, 0, 1), (0, 2, 0)]):
    for level in (.9, .95):
        cases.append(dict(accounts=[list(a) for a in accounts], level=level, **cr2(accounts, level)))
json.dump(cases, open(os.path.join(here, 'clustered.json'), 'w'), indent=1)

cases = []
for ratings in ([5, 4, 4, 2, 1], [3, 4], [5, 5, 5, 4], [1, 2, 3, 4, 5, 5, 5, 4, 4, 3]):
    for level in (.9, .95):
        lower, upper = stats.t.interval(level, len(ratings) - 1, loc=np.mean(ratings), scale=stats.sem(ratings))
        cases.append(dict(ratings=ratings, level=level, mean=float(np.mean(ratings)), lower=max(1.0, float(lower)),
                          upper=min(5.0, float(upper))))
json.dump(cases, open(os.path.join(here, 'satisfaction_mean.json'), 'w'), indent=1)
