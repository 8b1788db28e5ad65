#!/usr/bin/env python3
"""Damaged files and odd options: fuzz.py COMMAND COUNT [--seed S] [--first I] [--jobs J] [--keep FOLDER] [INPUTS...]

Makes COUNT cases out of the small files in INPUTS (folders; the importer's fixtures where none is named), runs the
command on each, and says which broke a promise:

  signal    it was ended by a signal
  status    an exit status that is not documented (0, 2, 64, 65, 66, 74)
  time      more than 5 seconds of processor time
  memory    more than 500 MB
  json      output that is no JSON, or holds NaN or an infinity
  rows      rows kept and rejected that do not add up to the rows read
  classes   promoters, passives and detractors that do not add up to the answers
  terminal  a control character on standard error

A case is made of its number and the seed alone: --first 1234 with COUNT 1 makes it again. Files and command lines of
what broke a promise are left in the folder --keep names. The exit status is 1 if anything did.
"""
import argparse, collections, json, os, pathlib, random, resource, shlex, shutil, subprocess, sys, tempfile, threading, time
from concurrent.futures import ThreadPoolExecutor

DOCUMENTED = {0, 2, 64, 65, 66, 74}
SECONDS, MEGABYTES = 5.0, 500
KILLED_AFTER = 30.0  # by the clock: the machine may be busy

CELLS = [
    "", " ", "0", "10", "11", "-1", "7.0", "7,5", "1e1", "0x9", "NaN", "inf", "99", "9/10", "90%", "*", "<5", "N/A",
    "1099511627776", "274877906944", "9223372036854775807", "9223372036854775808", "9" * 308, "-" + "9" * 30, "1e308",
    "1,200.50", "1.200,50", "2024-02-30", "03/04/2025", "31/12/2024", "9999-12-31", "0000-00-00", "2025-01-01T25:61",
    "Acme", "acme ", "ACME", "\u00c9cole", "E\u0301cole", "\u202eevil", "\ufeffA", "a" * 300, "x;y", "x, y", "\"", "\"\"",
    "a\"b", "line\nbreak", "=1+1", "\x1b[31mred\x1b[0m", "\x00", "\x7f", "decision-maker", "DM", "end user", "unknown",
    "Promoter", "detractor", "very satisfied", "\U0001f600", "who@example.com", "true", "x",
]
HEADERS = [
    "account", "score", "nps", "role", "respondent", "date", "wave", "csat", "revenue", "comment", "drivers", "segment",
    "promoters", "passives", "detractors", "population", "responses", "contacts", "contacts_end_user", "", "0", "x" * 200,
]
LEVELS = ["0.95", "0.5", "0.999999999", "0.9999999999999999", "1e-9", "1e-17", "1e-300", "0", "1", "95", "-1", "nan"]
COUNTS = ["0", "1", "2", "5", "-1", "1000", "1099511627776", "9223372036854775807", "9223372036854775808", "1.5", "x"]
SEEDS = ["0", "1", "18446744073709551615", "9223372036854775807", "-1", "x"]


def small_files(folders):
    found = []
    for folder in folders:
        for path in sorted(pathlib.Path(folder).iterdir()):
            if path.suffix in {".csv", ".tsv"} and path.stat().st_size <= 100_000: found.append(path.read_bytes())
    return found


def rows_of(data):
    newline = b"\r\n" if b"\r\n" in data else b"\n"
    return data.split(newline), newline


def mutated(data, draw):
    for _ in range(draw.choice([0, 1, 1, 2, 3, 6])):
        rows, newline = rows_of(data)
        delimiter = max([b",", b";", b"\t"], key=rows[0].count)
        kind = draw.randrange(17)
        if kind < 6 and len(rows) > 1:  # a cell, or a few
            for _ in range(draw.choice([1, 1, 3, 20])):
                row = draw.randrange(len(rows))
                cells = rows[row].split(delimiter)
                cells[draw.randrange(len(cells))] = draw.choice(CELLS).encode()
                rows[row] = delimiter.join(cells)
            data = newline.join(rows)
        elif kind == 6:  # a header
            cells = rows[0].split(delimiter)
            cells[draw.randrange(len(cells))] = draw.choice(HEADERS).encode()
            data = newline.join([delimiter.join(cells)] + rows[1:])
        elif kind == 7:  # a column of one kind
            column = draw.randrange(rows[0].count(delimiter) + 1)
            pool = [draw.choice(CELLS).encode() for _ in range(draw.choice([1, 2, 4]))]
            for row in range(1, len(rows)):
                cells = rows[row].split(delimiter)
                if column < len(cells): cells[column] = draw.choice(pool)
                rows[row] = delimiter.join(cells)
            data = newline.join(rows)
        elif kind == 8: data = data[:draw.randrange(len(data) + 1)]
        elif kind == 9:  # bytes
            damaged = bytearray(data)
            for _ in range(draw.choice([1, 4, 40])):
                if damaged: damaged[draw.randrange(len(damaged))] = draw.randrange(256)
            data = bytes(damaged)
        elif kind == 10:  # rows again
            start = draw.randrange(len(rows))
            rows[start:start] = rows[start:start + draw.choice([1, 5, 50])] * draw.choice([1, 2, 10])
            data = newline.join(rows)
        elif kind == 11: data = newline.join(rows[:1] + draw.sample(rows[1:], draw.randrange(len(rows[1:]) + 1)))
        elif kind == 12: data = data.replace(delimiter, draw.choice([b",", b";", b"\t", b"|"]))
        elif kind == 13: data = data.replace(newline, draw.choice([b"\n", b"\r\n", b"\r", b"\n\n"]))
        elif kind == 14:
            try: data = data.decode().encode(draw.choice(["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "cp1252"]), "replace")
            except UnicodeDecodeError: pass
        elif kind == 15:  # a column more, or twice
            value = draw.choice(CELLS).encode()
            data = newline.join([rows[0] + delimiter + draw.choice(HEADERS).encode()] + [r + delimiter + value for r in rows[1:]])
        else: data = data.replace(b"\"", draw.choice([b"", b"\"\"", b"'"]))
        if len(data) > 100_000: data = data[:100_000]
        if not data: break
    return data


def maybe(draw, chance, *arguments): return list(arguments) if draw.random() < chance else []


def reading_options(draw, folder, files):
    o = []
    o += maybe(draw, .10, "--answers", draw.choice(["latest", "first", "mean", "all", "none"]))
    o += maybe(draw, .05, "--date-order", draw.choice(["month-first", "day-first", "x"]))
    o += maybe(draw, .10, "--min-n", draw.choice(["1", "2", "5", "0", "1000000", "9223372036854775807"]))
    o += maybe(draw, .02, "--sentinel", draw.choice(["11=missing", "99=missing", "x", "=", "1e99=missing"]))
    o += maybe(draw, .02, "--map", draw.choice(["a=score", "score=account", "=", "x", "comment=drivers"]))
    o += maybe(draw, .03, "--csat-scale", draw.choice(["1-5", "1-7", "0-10", "x"]))
    for name in ["score", "account", "role", "wave", "drivers", "csat", "revenue", "segment", "respondent", "date"]:
        o += maybe(draw, .01, "--" + name, draw.choice(HEADERS))
    o += maybe(draw, .05, "--level", draw.choice(LEVELS))
    o += maybe(draw, .03, "--seed", draw.choice(SEEDS))
    o += maybe(draw, .20, "--threads", draw.choice(["1", "2", "7", "2", "7", "0", "99999"]))
    if draw.random() < .06:
        plan = draw.choice([
            '{"level": %s}' % draw.choice(LEVELS), '{"prior": "\\u001b[31m"}', '{"seed": %s}' % draw.choice(SEEDS), "{", "[]",
            '{"columns": {"score": ["nps"]}}', '{"minimumResponses": %s}' % draw.choice(COUNTS), '{"x": 1}', "",
            '{"drivers": {"replicates": %s}}' % draw.choice(COUNTS), '{"roleWeights": {"end-user": %s}}' % draw.choice(COUNTS),
            '{"accountAliases": {"Acme": "B", "B": "Acme"}}'])
        path = os.path.join(folder, "plan.json")
        pathlib.Path(path).write_text(plan)
        o += ["--plan", path]
    return o


def case(number, seed, files, folder):
    """The arguments of a case; its files are in the folder."""
    draw = random.Random(f"{seed}:{number}")
    path = os.path.join(folder, "input.csv")
    pathlib.Path(path).write_bytes(mutated(draw.choice(files), draw))
    form = ["--format", draw.choice(["json", "json", "json", "table", "csv", "markdown"])]
    kind = draw.random()
    if kind < .45: return ["tally", path] + form + reading_options(draw, folder, files)
    if kind < .90:
        command = draw.choice(["analyze"] * 5 + ["account", "drivers", "drivers"])
        a = [command] + (["Acme"] if command == "account" else []) + [path] + form
        if command != "drivers" and draw.random() < .3:
            roster = os.path.join(folder, "roster.csv")
            pathlib.Path(roster).write_bytes(mutated(draw.choice(files), draw))
            a += ["--accounts", roster]
        if command != "drivers":
            a += maybe(draw, .1, "--prior", draw.choice(["flat", "jeffreys", "1,1,1", "0,0,0", "1e308,1e308,1", "1e-300,1,1", "x"]))
            a += maybe(draw, .1, "--weights", draw.choice(["equal", "decision-maker=1", "end-user=1e308", "x=nan", "="]))
            a += maybe(draw, .1, "--risk-rule", draw.choice(["probability", "fixed-50-30", "x"]))
        if command != "account":
            a += ["--replicates", draw.choice(["100"] * 20 + ["200", "0", "-1", "99999999999"])]
            a += maybe(draw, .1, "--rated", draw.choice(HEADERS + ["csat"]))
            a += maybe(draw, .1, "--adjust", draw.choice(HEADERS + ["none", "role,wave"]))
        if command == "analyze": a += maybe(draw, .05, "--output", os.path.join(folder, "out"))
        return a + reading_options(draw, folder, files)
    if kind < .97:
        a = ["interval"] + form
        if draw.random() < .8:
            for name in ["promoters", "passives", "detractors"]:
                a += ["--" + name, draw.choice(COUNTS + [str(draw.randrange(12))] * 12)]
            a += maybe(draw, .4, "--population", draw.choice(COUNTS + [str(draw.randrange(40))] * 5))
        else: a += ["--successes", draw.choice(COUNTS), "--trials", draw.choice(COUNTS)]
        a += maybe(draw, .7, "--level", draw.choice(LEVELS))
        a += maybe(draw, .7, "--method", draw.choice(["all", "all", "length-optimal", "tango", "wilson", "bayesian-bootstrap", "x"]))
        a += maybe(draw, .1, "--replicates", draw.choice(["100", "1000", "0", "-5", "99999999999"]))
        a += maybe(draw, .2, "--prior", draw.choice(["flat", "1,1,1", "1e-300,1,1", "1e308,1e308,1", "nan,1,1"]))
        return a + maybe(draw, .2, "--prior-sensitivity")
    if kind < .985:
        a = ["coverage"] + form + ["--responses", draw.choice(["2", "3,4", "0", "-1", "1-4", "4-1", "9223372036854775807", "x"])]
        a += maybe(draw, .4, "--population", draw.choice(["4", "6", "0", "-1", "1099511627777", "9223372036854775807"]))
        a += maybe(draw, .3, "--level", draw.choice(LEVELS))
        a += ["--divisions", draw.choice(["1", "10", "0", "1001", "-1"])]
        a += maybe(draw, .3, "--dirichlet", draw.choice(["1,1,1", "1e308,1,1", "1e-300,1e-300,1", "0,1,1", "x"]))
        return a + maybe(draw, .3, "--method", draw.choice(["all", "wilson", "tango", "x"]))
    a = ["simulate", "--only", draw.choice(["responses", "roster", "truth-accounts", "truth-drivers"])]
    for name, values in [
        ("accounts", ["1", "3", "0", "-1", "9223372036854775807"]), ("answers", ["1", "50", "0", "-1", "9223372036854775807"]),
        ("median-contacts", ["1", "8", "0", "1e308", "nan"]), ("size-spread", ["0", "3", "4", "nan"]), ("waves", ["1", "4", "0", "99999999999"]),
        ("mood-spread", ["0", "4", "5"]), ("wave-drift", ["0", "200", "1e308"]), ("comment-rate", ["0", "1", "2", "nan"]), ("seed", SEEDS)]:
        a += maybe(draw, .4, "--" + name, draw.choice(values))
    return a


def refuse(word): raise ValueError(f"{word} in JSON")


def adds_up(value, broken):
    if isinstance(value, dict):
        if all(isinstance(value.get(k), int) for k in ("responses", "promoters", "passives", "detractors")):
            if value["promoters"] + value["passives"] + value["detractors"] != value["responses"]: broken.add("classes")
        for member in value.values(): adds_up(member, broken)
    elif isinstance(value, list):
        for member in value: adds_up(member, broken)


def run(command, arguments, folder):
    """What was broken, and what it took."""
    out, err = os.path.join(folder, "stdout"), os.path.join(folder, "stderr")
    environment = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "OPENBLAS_NUM_THREADS": "1"}
    with open(out, "wb") as o, open(err, "wb") as e:
        process = subprocess.Popen([command] + arguments, stdin=subprocess.DEVNULL, stdout=o, stderr=e, env=environment)
        timer = threading.Timer(KILLED_AFTER, process.kill)
        timer.start()
        _, status, usage = os.wait4(process.pid, 0)
        timer.cancel()
    process.returncode = code = os.waitstatus_to_exitcode(status)
    seconds, megabytes = usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024
    broken = set()
    if seconds > SECONDS: broken.add("time")
    if megabytes > MEGABYTES: broken.add("memory")
    if code < 0: broken.add("time" if code == -9 and seconds > SECONDS else "signal")
    elif code not in DOCUMENTED: broken.add("status")
    if any(b < 32 and b not in (9, 10) or b == 127 for b in pathlib.Path(err).read_bytes()): broken.add("terminal")
    if code in (0, 2) and "json" in arguments:
        try:
            found = json.loads(pathlib.Path(out).read_text(), parse_constant=refuse)
            rows = found.get("import") if isinstance(found, dict) else None
            if isinstance(rows, dict) and isinstance(rows.get("read"), int):
                if rows["kept"] + sum(r["count"] for r in rows["rejected"]) != rows["read"]: broken.add("rows")
            adds_up(found, broken)
        except (ValueError, KeyError, TypeError): broken.add("json")
    return broken, code, seconds, megabytes


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command")
    parser.add_argument("count", type=int)
    parser.add_argument("inputs", nargs="*", default=[])
    parser.add_argument("--seed", default="1")
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--keep", default="fuzz-findings")
    options = parser.parse_args()
    files = small_files(options.inputs or [pathlib.Path(__file__).parents[2] / "Tests/Fixtures/Import"])
    command = os.path.abspath(options.command)
    # A runaway is stopped before it takes the machine down.
    resource.setrlimit(resource.RLIMIT_AS, (8 << 30, 8 << 30))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    statuses, findings, slowest, largest = collections.Counter(), collections.Counter(), (0, -1), (0, -1)

    def one(number):
        folder = tempfile.mkdtemp(prefix="fuzz-")
        try:
            arguments = case(number, options.seed, files, folder)
            result = run(command, arguments, folder)
            if result[0]:
                place = os.path.join(options.keep, f"{options.seed}-{number}")
                shutil.rmtree(place, ignore_errors=True)
                shutil.copytree(folder, place)
                line = shlex.join(["credence"] + [a.replace(folder, place) for a in arguments])
                pathlib.Path(place, "command").write_text(line + "\n")
            return number, result, arguments
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    start = time.monotonic()
    with ThreadPoolExecutor(options.jobs) as pool:
        for number, (broken, code, seconds, megabytes), arguments in pool.map(
            one, range(options.first, options.first + options.count), chunksize=1):
            statuses[code] += 1
            slowest, largest = max(slowest, (seconds, number)), max(largest, (megabytes, number))
            for what in sorted(broken):
                findings[what] += 1
                print(f"{what}: case {number}, status {code}, {seconds:.1f} s, {megabytes:.0f} MB: {arguments[0]} "
                      f"({options.keep}/{options.seed}-{number}/command)", flush=True)
    print(f"{options.count} cases of {len(files)} files, seed {options.seed}, in {time.monotonic() - start:.0f} s")
    print("statuses: " + ", ".join(f"{s}: {n}" for s, n in sorted(statuses.items())))
    print(f"slowest: {slowest[0]:.1f} s (case {slowest[1]}); largest: {largest[0]:.0f} MB (case {largest[1]})")
    print("broken: " + (", ".join(f"{w}: {n}" for w, n in sorted(findings.items())) or "nothing"))
    return 1 if findings else 0


if __name__ == "__main__": sys.exit(main())
