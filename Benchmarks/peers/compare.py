"""Credence beside the peer a user would pick, in one run: ours and theirs alternate, medians and ratios are printed.

Usage: compare.py COMMAND TIMINGS [--rows N] [--repeat K] [--long]
COMMAND is the built `credence`, TIMINGS the built `Timings` of this package. --long adds memory at ten times the rows.
"""
import argparse, os, platform, resource, shutil, statistics, subprocess, sys, tempfile, time
from importlib.metadata import version

import numpy as np

arguments = argparse.ArgumentParser()
arguments.add_argument('command')
arguments.add_argument('timings')
arguments.add_argument('--rows', type=int, default=2_000_000)
arguments.add_argument('--repeat', type=int, default=5)
arguments.add_argument('--long', action='store_true')
options = arguments.parse_args()
folder = tempfile.mkdtemp()
rows = []


def ours(*call):
    start = time.perf_counter()
    status = subprocess.run(call, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode
    assert status in (0, 2), f'{call[1]} ended with {status}'  # 2: done, with something to say
    return time.perf_counter() - start


def inside(*call):
    seconds, checksum = subprocess.run([options.timings, *call], check=True, capture_output=True, text=True).stdout.split()
    return float(seconds), float(checksum)


def clock(work):
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def report(what, mine, theirs=None, peer='', note=''):
    m = statistics.median(mine)
    unit, scale = ('s', 1) if m >= .5 else ('ms', 1e3) if m >= 5e-4 else ('us', 1e6)
    line = f'| {what} | {m * scale:.3g} {unit} ({min(mine) * scale:.3g}-{max(mine) * scale:.3g})'
    if theirs:
        t = statistics.median(theirs)
        line += f' | {t * scale:.4g} {unit} ({min(theirs) * scale:.4g}-{max(theirs) * scale:.4g}) | {peer} | {t / m:.3g} |'
    else:
        line += ' | | | |'
    rows.append(line + f' {note} |')
    print(rows[-1], flush=True)


def peak(*call):
    """Peak memory of a command in MB."""
    script = ('import resource,subprocess,sys\nsubprocess.run(sys.argv[1:],stdout=subprocess.DEVNULL,'
              'stderr=subprocess.DEVNULL)\nprint(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)')
    return int(subprocess.run([sys.executable, '-c', script, *call], check=True, capture_output=True, text=True).stdout) / 1024


print('| what | Credence: median (range) | peer: median (range) | peer | peer / Credence | |\n|---|---|---|---|---|---|')

# Start to answer.
call = [options.command, 'interval', '--promoters', '6', '--passives', '3', '--detractors', '1']
report('`credence interval`, start to answer', [ours(*call) for _ in range(30)], note='30 runs')

# One million accounts.
generator = np.random.default_rng(7)
n = np.minimum(1 + generator.geometric(1 / 12, 1_000_000), 400)
counts = np.array(generator.multinomial(n, generator.dirichlet([1.5, 1, .8], 1_000_000)), dtype=np.int64)
path = os.path.join(folder, 'counts.bin')
counts.tofile(path)
P, M, D = counts.T.astype(float)
N = P + M + D
Z = 1.959963984540054
from statsmodels.stats.proportion import proportion_confint


def tango():
    e, limits = (P - D) / N, []
    for side in (-1., 1.):
        a, b = e.copy(), np.full_like(e, side)
        for _ in range(60):
            t = (a + b) / 2
            B = -(P + D) + (2 * N - P + D) * t
            q = np.clip((np.sqrt(np.maximum(B * B + 8 * N * D * t * (1 - t), 0)) - B) / (4 * N),
                        np.maximum(0, -t), (1 - t) / 2)
            inside = np.abs((P - D - N * t) / np.sqrt(np.maximum(N * (2 * q + t * (1 - t)), 1e-300))) <= Z
            a, b = np.where(inside, t, a), np.where(inside, b, t)
        limits.append((a + b) / 2)
    return limits


for name, call, peer, work, scale in (
        ('Wilson, 1,000,000 shares', 'wilson', 'statsmodels, vectorised', lambda: proportion_confint(P, N, method='wilson'), 1),
        ('Tango, 1,000,000 accounts', 'tango', 'numpy, bisection of 60 steps', tango, 100)):
    mine, theirs = [], []
    for _ in range(options.repeat):
        seconds, width = inside(call, path)
        mine.append(seconds)
        seconds, (low, high) = clock(work)
        theirs.append(seconds)
        assert abs(width / (scale * (high - low).sum()) - 1) < 1e-6, 'the two do not compute the same'
    report(name, mine, theirs, peer, 'one core, same widths')

# Exact BCa.
from scipy.stats import bootstrap

data = ([100.] * 6 + [0.] * 3 + [-100.],)
mine, theirs = [], []
for _ in range(options.repeat):
    mine.append(inside('bca')[0])
    theirs.append(clock(lambda: bootstrap(data, np.mean, n_resamples=9999, method='BCa', vectorized=True))[0])
report('BCa at 10 answers', mine, theirs, 'scipy.stats.bootstrap, 9,999 resamples', 'ours exact')
if shutil.which('Rscript'):
    script = ('suppressMessages(library(boot)); x <- c(rep(100,6),rep(0,3),-100); for (k in 1:%d) { s <- proc.time()[[3]]; '
              'b <- boot(x, function(d,i) mean(d[i]), 9999); invisible(boot.ci(b, type="bca")); cat(proc.time()[[3]]-s, "\\n") }'
              % options.repeat)
    found = subprocess.run(['Rscript', '-e', script], capture_output=True, text=True)
    if found.returncode == 0:
        report('BCa at 10 answers', mine, [float(x) for x in found.stdout.split()], 'R boot, 9,999 resamples', 'ours exact')
    else:
        print('R has no package boot (apt-get install r-cran-boot): row left out', file=sys.stderr)
else:
    print('R is not installed (apt-get install r-base-core r-cran-boot): row left out', file=sys.stderr)

# Length-optimal.
report('length-optimal, all 23,425 outcomes of n <= 50', [inside('length-optimal')[0] for _ in range(3)], note='one core, cold')
report('length-optimal, batch of 200,000 accounts, n <= 30', [inside('batch')[0] for _ in range(options.repeat)],
       note='two threads, cold')

# Health: model, posterior, patterns, verdicts, whom to ask, answers needed. No other tool computes it.
for accounts in (1_000, 200_000):
    for call, known in (('health', 'contacts known'), ('health-no-roster', 'contacts not known')):
        report(f'health of {accounts:,} accounts x 3 roles, {known}',
               [inside(call, str(accounts))[0] for _ in range(options.repeat)], note='two threads')

# Reading.
import polars as pl

large = os.path.join(folder, 'large.csv')
subprocess.run([options.command, 'simulate', '--accounts', '20000', '--answers', str(options.rows), '--only', 'responses',
                '--comment-rate', '0', '--quiet', '--output', large], check=True)
size = os.path.getsize(large) / 1e6
tally = [options.command, 'tally', large, '--answers', 'all', '--quiet', '--output', os.path.join(folder, 'tally.csv')]


def group():
    score = pl.col('score')
    return pl.scan_csv(large).group_by(['account', 'role']).agg(
        (score >= 9).sum().alias('promoters'), ((score >= 7) & (score <= 8)).sum().alias('passives'),
        (score <= 6).sum().alias('detractors')).collect()


mine, theirs = [], []
for _ in range(options.repeat):
    mine.append(ours(*tally))
    seconds, table = clock(group)
    theirs.append(seconds)
assert sum(1 for _ in open(os.path.join(folder, 'tally.csv'))) - 1 == table.height, 'not the same groups'
report(f'tally of {options.rows:,} rows ({size:.0f} MB) to {table.height:,} groups', mine, theirs, 'polars scan_csv + group_by',
       'ours with process start and writing, polars the query alone')
memory = peak(*tally)
print(f'\nPeak memory of the tally: {memory:.0f} MB at {options.rows:,} rows', end='')
if options.long:
    longer = os.path.join(folder, 'longer.csv')
    with open(large, 'rb') as source, open(longer, 'wb') as target:
        header = source.readline()
        body = source.read()
        target.write(header)
        for _ in range(10):
            target.write(body)
    del body
    tally[2] = longer
    print(f', {peak(*tally):.0f} MB at {10 * options.rows:,} rows of the same portfolio', end='')
print('.')
load = os.getloadavg()
processor = next((line.split(':')[1].strip() for line in open('/proc/cpuinfo') if line.startswith('model name')), platform.machine()) \
    if os.path.exists('/proc/cpuinfo') else platform.machine()
print(f'\n{processor}, {os.cpu_count()} cores, load {load[0]:.1f}; Python {platform.python_version()}, '
      + ', '.join(f'{p} {version(p)}' for p in ('numpy', 'scipy', 'statsmodels', 'polars')) + '.')
shutil.rmtree(folder)
