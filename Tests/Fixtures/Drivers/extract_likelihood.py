"""Picks the cases the likelihood tests need out of the golden driver values (made by R; each case names its source).

Usage: extract_likelihood.py GOLDEN_FOLDER, where drivers.json and its data files lie.
"""
import json, os, shutil, sys

here = os.path.dirname(os.path.abspath(__file__))
wanted = ('wine_clm wine_nominal_test wine_clm_Jeffreys wine_clmm_Laplace wine_clmm_AGQ10 wine_clmm_AGQ30 housing_polr '
          'endometrial_firth d120_logit d120_logit_CR2_whitened d120_clm d120_clm_ame d120_clm_Jeffreys d120_clm_0to10 '
          'd120_dominance_mcfadden d120_glmer_laplace d120_clmm_laplace d120_proportional_odds d120_clm_Jeffreys_moulton '
          'sep40_ml_supremum sep40_BR d120_reverse_support').split()
cases = {case['id']: case for case in json.load(open(os.path.join(sys.argv[1], 'drivers.json')))['cases']}
with open(os.path.join(here, 'golden-likelihood.json'), 'w') as target:
    json.dump([cases[name] for name in wanted], target, indent=1)
    target.write('\n')
for name in sorted({cases[case]['data_file'] for case in wanted}):
    shutil.copy(os.path.join(sys.argv[1], name), here)
