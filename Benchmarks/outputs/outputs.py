#!/usr/bin/env python3
"""Whether the command still writes what it wrote: outputs.py COMMAND digest FILE | compare FILE

Runs the command on every fixture, in every format, on one thread and on two, and takes the SHA-256 of all it wrote:
standard output, standard error, exit status and every file of the output folder. `digest` writes a line a run; `compare`
runs all again and names the runs that differ, with exit status 1. Numbers differ in their last digits between processors:
compare what one machine made, before and after a change.
"""
import hashlib, pathlib, shutil, subprocess, sys, tempfile
from concurrent.futures import ThreadPoolExecutor

ROOT = pathlib.Path(__file__).resolve().parents[2]
FORMATS = ["table", "json", "csv", "markdown"]


def surveys():
    for folder in ("Import", "Reports"):
        for path in sorted((ROOT / "Tests/Fixtures" / folder).iterdir()):
            if path.suffix in {".csv", ".tsv"} and "roster" not in path.name:
                roster = path.with_name(path.stem + "_roster.csv")
                yield str(path.relative_to(ROOT)), (["--accounts", str(roster.relative_to(ROOT))] if roster.exists() else [])


def runs():
    for survey, roster in surveys():
        for form in FORMATS:
            yield ["analyze", survey, *roster, "--format", form, "--threads", "1"]
            yield ["tally", survey, "--format", form, "--threads", "2"]
        yield ["analyze", survey, *roster, "--details", "--output", "OUT", "--threads", "2"]
        yield ["analyze", survey, *roster, "--min-n", "3", "--no-comments", "--output", "OUT", "--threads", "1"]
        yield ["analyze", survey, *roster, "--level", "0.8", "--method", "tango", "--format", "json", "--threads", "2"]
        yield ["drivers", survey, "--format", "json", "--replicates", "100", "--threads", "2"]
    sample = ["notebooks-data/portfolio.csv", "--accounts", "notebooks-data/roster.csv"]
    for threads in ("1", "2"):
        for form in FORMATS:
            yield ["analyze", *sample, "--format", form, "--threads", threads]
            yield ["drivers", sample[0], "--format", form, "--replicates", "100", "--threads", threads]
            for account in ("Braxastra", "no such account"):
                yield ["account", account, *sample, "--format", form, "--threads", threads]
        yield ["analyze", *sample, "--details", "--output", "OUT", "--threads", threads]
        yield ["analyze", *sample, "--min-n", "5", "--output", "OUT", "--threads", threads]
        yield ["analyze", *sample, "--weights", "equal", "--prior", "flat", "--format", "json", "--threads", threads]
    for form in FORMATS:
        yield ["interval", "--promoters", "6", "--passives", "3", "--detractors", "1", "--method", "all", "--format", form]
        yield ["interval", "--promoters", "6", "--passives", "3", "--detractors", "1", "--population", "14", "--format", form]
        yield ["interval", "--successes", "81", "--trials", "263", "--format", form]
        yield ["coverage", "--responses", "3,5", "--method", "tango", "--divisions", "20", "--format", form]
    drivers = ["Tests/Fixtures/Drivers/drivers120.csv", "--drivers", "support,performance,services,price"]
    for threads in ("1", "2"):
        for form in FORMATS:
            yield ["drivers", *drivers, "--format", form, "--replicates", "100", "--threads", threads]
            yield [
                "drivers", *drivers, "--adjust", "role", "--level", "0.9", "--format", form, "--replicates", "100",
                "--threads", threads,
            ]
            yield ["analyze", *drivers, "--format", form, "--replicates", "100", "--threads", threads]
        yield ["drivers", "Tests/Fixtures/Drivers/wine.csv", "--score", "response", "--scale", "0-100:60:80", "--rated", "bottle", "--account", "judge", "--replicates", "100", "--threads", threads]
    for method in ("wilson", "newcombe", "length-optimal", "bootstrap-bca", "posterior-hpd", "predictive", "wald"):
        for level in ("0.8", "0.95", "0.99"):
            yield ["interval", "--promoters", "4", "--passives", "2", "--detractors", "1", "--population", "11", "--method", method, "--level", level]
    yield ["simulate", "--accounts", "12", "--answers", "90", "--seed", "3", "--output", "OUT"]
    yield ["simulate", "--accounts", "12", "--answers", "90", "--waves", "3", "--seed", "4", "--output", "OUT"]
    for command in ("interval", "analyze", "account", "drivers", "tally", "coverage", "simulate"):
        yield [command, "--help"]


def digest(command, arguments):
    folder = pathlib.Path(tempfile.mkdtemp())
    try:
        words = [str(folder / "out") if word == "OUT" else word for word in arguments]
        done = subprocess.run([command, *words], cwd=ROOT, capture_output=True, timeout=600)
        total = hashlib.sha256()
        for part in (done.stdout, done.stderr):
            total.update(part.replace(str(folder).encode(), b"") + b"\0")
        total.update(str(done.returncode).encode())
        for path in sorted((folder / "out").rglob("*")):
            total.update(path.name.encode() + b"\0" + path.read_bytes())
        return f"{total.hexdigest()[:24]} {done.returncode} {' '.join(arguments)}"
    finally:
        shutil.rmtree(folder)


def main():
    command, action, file = str(pathlib.Path(sys.argv[1]).resolve()), sys.argv[2], pathlib.Path(sys.argv[3])
    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(lambda run: digest(command, run), runs()))
    if action == "digest":
        file.write_text("\n".join(found) + "\n")
        print(f"{len(found)} runs")
        return
    before = dict(reversed(line.split(" ", 2)[::2]) for line in file.read_text().splitlines())
    changed = [line for line in found if before.get(line.split(" ", 2)[2]) != line.split(" ", 2)[0]]
    for line in changed:
        print("differs:", line.split(" ", 2)[2])
    print(f"{len(found)} runs, {len(changed)} differ")
    sys.exit(bool(changed))


main()
