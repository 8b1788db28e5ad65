"""The driver regression beside R's ordinal::clm and statsmodels' OrderedModel, on the same data in one run.

Usage: drivers.py TIMINGS [--repeat K] [--refits N] [--quick]
TIMINGS is the built `Timings` of this package. Ours is the Jeffreys-penalised fit (its time holds checking and pooling
of the rows) and, to check that the same model is fitted, the plain one; the peers fit maximum likelihood. --quick
leaves out statsmodels at 100,000 rows.
"""
import argparse, os, platform, shutil, statistics, subprocess, tempfile, time, warnings

import numpy as np
import pandas as pd

arguments = argparse.ArgumentParser()
arguments.add_argument('timings')
arguments.add_argument('--repeat', type=int, default=5)
arguments.add_argument('--refits', type=int, default=1000)
arguments.add_argument('--quick', action='store_true')
options = arguments.parse_args()
folder = tempfile.mkdtemp()
script = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'drivers.R')
one_thread = dict(os.environ, OMP_NUM_THREADS='1', OPENBLAS_NUM_THREADS='1')


def make(rows, drivers, seed):
    """Ticks of 8 to 17 %, accounts of 20 answers with a mood and habits of ticking, three classes by a latent logit."""
    generator = np.random.default_rng(seed)
    account = np.arange(rows) // 20
    count = account[-1] + 1
    rate = np.linspace(.08, .17, drivers)
    habit = generator.normal(0, .5, (count, drivers))[account]
    ticks = (generator.random((rows, drivers)) < 1 / (1 + np.exp(-(np.log(rate / (1 - rate)) + habit)))).astype(np.int64)
    effect = np.where(np.arange(drivers) % 3 == 2, 0, np.where(np.arange(drivers) % 2 == 0, .8, -.8))
    latent = ticks @ effect + generator.normal(0, .7, count)[account] + generator.logistic(size=rows)
    level = (latent > -.8).astype(np.int64) + (latent > .5)
    name = os.path.join(folder, f'{rows}x{drivers}')
    np.concatenate([[rows, drivers], level, account, ticks.T.ravel()]).astype(np.int64).tofile(name + '.bin')
    frame = pd.DataFrame(ticks, columns=[f'x{k + 1}' for k in range(drivers)])
    frame.insert(0, 'account', account)
    frame.insert(0, 'class', level)
    frame.to_csv(name + '.csv', index=False)
    return name, frame


def numbers(*call):
    text = subprocess.run(call, check=True, capture_output=True, text=True, env=one_thread).stdout
    return [tuple(float(word) for word in line.split()) for line in text.strip().splitlines()]


def ours(what, name):
    return numbers(options.timings, what, name + '.bin')[0]


def theirs(name, what, count):
    return numbers('Rscript', script, name + '.csv', what, str(count))


def python(frame):
    from statsmodels.miscmodels.ordinal_model import OrderedModel
    start = time.perf_counter()
    with warnings.catch_warnings():
        warnings.simplefilter('ignore')
        fit = OrderedModel(frame['class'], frame.filter(like='x'), distr='logit').fit(method='bfgs', disp=False)
    return time.perf_counter() - start, fit.params['x1']


def report(what, mine, peer, peers):
    m, t = statistics.median(mine), statistics.median(peers)
    print(f'| {what} | {1e3 * m:.4g} ms ({1e3 * min(mine):.4g}-{1e3 * max(mine):.4g}) '
          f'| {1e3 * t:.5g} ms ({1e3 * min(peers):.5g}-{1e3 * max(peers):.5g}) | {peer} | {t / m:.3g} |', flush=True)


print('| what | Credence, Jeffreys: median (range) | peer: median (range) | peer | peer / Credence |\n|---|---|---|---|---|')
for rows, drivers in ((1000, 12), (100_000, 20)):
    name, frame = make(rows, drivers, 5)
    jeffreys, plain, clm, ordered = [], [], [], []
    for _ in range(options.repeat):
        jeffreys.append(ours('jeffreys-logit', name)[0])
        seconds, coefficient = ours('ml-logit', name)
        plain.append(seconds)
        # At 1,000 rows a fit is near the clock's grain: the mean of several stands for one.
        found = theirs(name, 'fit', 20 if rows < 10_000 else 1)
        clm.append(statistics.mean(seconds for seconds, _ in found))
        assert abs(found[0][1] - coefficient) < 1e-5, f'clm finds {found[0][1]}, ours {coefficient}'
        if rows < 10_000 or not options.quick:
            seconds, other = python(frame)
            ordered.append(seconds)
            assert abs(other - coefficient) < 1e-2, f'OrderedModel finds {other}, ours {coefficient}'
    what = f'fit, {rows:,} x {drivers}'
    report(what, jeffreys, 'R ordinal::clm, ML', clm)
    report(what + ', ours ML too', plain, 'R ordinal::clm, ML', clm)
    if ordered:
        report(what, jeffreys, 'statsmodels OrderedModel, bfgs', ordered)
name, _ = make(1000, 12, 5)
mine, clm = [], []
for _ in range(max(1, min(3, options.repeat))):
    seconds, centre = ours('refit-logit', name)
    mine.append(seconds * options.refits / 1000)
    seconds, other = theirs(name, 'refits', options.refits)[0]
    clm.append(seconds)
    assert abs(centre - other) < .1, f'resampled means {centre} and {other}'
report(f'{options.refits:,} refits to resampled accounts, 1,000 x 12', mine, 'R ordinal::clm, started at the fit', clm)
name, frame = make(100_000, 20, 5)
mixed, lmer = [], []
for _ in range(max(1, min(3, options.repeat))):
    seconds, effect = ours('mixed-model', name)
    mixed.append(seconds)
    found = theirs(name, 'lmer', 1)
    if found:
        lmer.append(found[0][0])
        # lmer's own search stops at its tolerance.
        assert abs(effect - found[0][1]) < 1e-2, f'lmer finds {found[0][1]}, ours {effect}'
if lmer:
    report('mixed model by REML, 100,000 x 20, 5,000 accounts (ours with CR2 errors)', mixed, 'R lme4::lmer', lmer)
for what, case in (('999 account-bootstrap replicates of effects and importance, 100,000 x 20', 'driver-bootstrap'),
                   ('exact Shapley shares of 20 drivers, 100,000 rows', 'shapley')):
    mine = [ours(case, name)[0] for _ in range(options.repeat)]
    print(f'| {what} | {1e3 * statistics.median(mine):.4g} ms ({1e3 * min(mine):.4g}-{1e3 * max(mine):.4g}) | | | |', flush=True)
load = os.getloadavg()
processor = next((line.split(':')[1].strip() for line in open('/proc/cpuinfo') if line.startswith('model name')), platform.machine()) \
    if os.path.exists('/proc/cpuinfo') else platform.machine()
print(f'\n{processor}, {os.cpu_count()} cores, load {load[0]:.1f}; one thread each.')
shutil.rmtree(folder)
