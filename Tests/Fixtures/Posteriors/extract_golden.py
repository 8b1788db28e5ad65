"""Flattens the golden values of the reference collection for the Swift decoder; copies every number as it stands.

    python3 extract_golden.py intervals.json

Writes golden_posterior.json, golden_predictive.json, golden_portfolio.json. `source` and `verified_by` are the
collection's own provenance: one-dimensional quadrature in Python against 400,000 Monte Carlo draws for the
posteriors; the Dirichlet-multinomial formula against Polya-urn recursion for the predictions; Newton's method in
Python against R's nlm and VGAM 1.1-7 for the portfolio.
"""
import json
import sys

cases = json.load(open(sys.argv[1]))
posterior, predictive, portfolio = [], [], []
for case in cases:
    i, e, t = case["input"], case["expected"], case["tolerance"]
    about = {"source": case["source"], "verifiedBy": case["verified_by"]}
    if case["method"].startswith("nps_dirichlet_posterior"):
        posterior.append({**about, "counts": [i["promoters"], i["passives"], i["detractors"]], "prior": i["prior"],
                          "level": i["conf"], "mean": e["mean"], "sd": e["sd"], "median": e["median"],
                          "equalTail": e["equal_tail"], "hpd": e["hpd"], "meanTolerance": t["mean_sd"],
                          "quantileTolerance": t["quantiles"], "hpdTolerance": t["hpd"]})
    elif case["method"].startswith("finite_nps_posterior_predictive"):
        keys = sorted(e["pmf"], key=int)
        predictive.append({**about, "counts": [i["promoters"], i["passives"], i["detractors"]],
                           "population": i["N"], "prior": i["prior"], "level": i["conf"], "mean": e["mean"],
                           "balances": [int(k) for k in keys], "probabilities": [e["pmf"][k] for k in keys],
                           "equalTail": e["equal_tail"], "shortest": e["shortest"], "tolerance": t})
    elif case["method"] == "dirichlet_multinomial_ml":
        portfolio.append({**about, "rows": i["rows_promoters_passives_detractors"], "alpha": e["alpha"],
                          "logLikelihood": e["loglik_without_coef"], "means": e["posterior_mean_nps"],
                          "alphaTolerance": t["alpha"], "logLikelihoodTolerance": t["loglik"],
                          "scoreTolerance": t["nps"]})
for name, rows in (("posterior", posterior), ("predictive", predictive), ("portfolio", portfolio)):
    with open(f"golden_{name}.json", "w") as file:
        json.dump(rows, file, indent=1)
        file.write("\n")
    print(name, len(rows))
