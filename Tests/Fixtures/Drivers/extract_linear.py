"""Takes the cases of the linear driver models out of the project's collection of golden values.

Usage: extract_linear.py drivers.json > golden-linear.json

The collection was made by R 4.2.2 (lm, sandwich, clubSandwich 0.5.8, lme4 1.1-31) and by plain reference
implementations in R; every case says its own source and tolerance. drivers120.csv and separated40.csv were
simulated for the purpose (seeds 20240607 and 77); swiss.csv is R's datasets::swiss.
"""
import json
import sys

WANTED = {
    "swiss_LMG", "swiss_johnson", "swiss_vif", "d120_vif", "d120_ols", "d120_ols_cluster", "d120_LMG",
    "d120_johnson", "d120_lmer_reml", "d120_default_lmm", "sep40_default_lmm", "d120_mundlak",
    "d120_nps_contribution", "d120_tick_rates", "sep40_ols_CR2", "sep40_ols_wild_cluster_enumerated",
}
cases = [case for case in json.load(open(sys.argv[1]))["cases"] if case["id"] in WANTED]
print(json.dumps(cases, indent=1))
