#!/usr/bin/env python3
"""How time and memory grow: growth.py COMMAND [AXIS...]

Along each axis a file is made at n and at 4n, everything else held, and the command reads it. Printed are processor
time and the peak of memory at both, and the exponents: b where what is used grows as n^b. 1 is linear, 2 quadratic; a
cost that does not depend on n pulls the exponent below 1. The numbers of the machine differ, the exponents hardly do.
Runs are on one thread. A run of over two minutes, or of more than 6 GB, is ended and told.
"""
import math, os, pathlib, random, resource, subprocess, sys, tempfile, threading

LIMIT = 120.0


def pick(seed=7): return random.Random(seed)


def write(path, header, rows):
    with open(path, "w") as file:
        file.write(header + "\n")
        file.writelines(row + "\n" for row in rows)


# Each axis: what grows, n, the command, and the rows of n.
def rows(n, folder):
    d = pick()
    write(f"{folder}/a.csv", "account,respondent,role,score", (f"A{i % 50},p{i},{d.choice(['DM', 'end user'])},{d.randrange(11)}" for i in range(n)))


def plain_rows(n, folder):
    d = pick()
    write(f"{folder}/a.csv", "account,respondent,score", (f"A{i % 5000},p{i},{d.randrange(11)}" for i in range(n)))


def refused(n, folder):
    # Every other row, so that no two refused lines stand together.
    write(f"{folder}/a.csv", "account,score", (f"A{i % 50},{'x' if i % 2 else 9 - i // 2 % 10}" for i in range(n)))


def columns(n, folder):
    d = pick()
    write(f"{folder}/a.csv", "account,score," + ",".join(f"question {c}" for c in range(n)),
          (f"A{i % 10},{d.randrange(11)}," + ",".join(str(d.randrange(9)) for _ in range(n)) for i in range(200)))


def accounts(n, folder):
    d = pick()
    write(f"{folder}/a.csv", "account,role,score,revenue", (
        f"Account {a},{d.choice(['DM', 'influencer', 'end user'])},{d.randrange(11)},{1000 + a}" for a in range(n) for _ in range(5)))


def roles(n, folder): write(f"{folder}/a.csv", "account,role,score", (f"A{i % 12},role {i % n},{i * 7 % 11}" for i in range(240)))


def waves(n, folder):
    write(f"{folder}/a.csv", "account,respondent,wave,score", (f"A{i % 12},p{i},wave {i % n},{i * 7 % 11}" for i in range(8 * n)))


def counted_waves(n, folder):
    write(f"{folder}/a.csv", "account,wave,promoters,passives,detractors", (f"A{i % 4},wave {i // 4},{i % 5},1,{i % 3}" for i in range(4 * n)))


def hidden_waves(n, folder):
    write(f"{folder}/a.csv", "account,wave,score", (f"A{a},wave {w},{(a * 5 + w * 7 + k) % 11}" for w in range(n) for a in range(6) for k in range((a + w) % 5 + 3)))


def labels(n, folder):
    d = pick()
    write(f"{folder}/a.csv", "account,respondent,score,drivers", (
        f"A{i % 60},p{i},{d.randrange(11)},{';'.join(sorted({f'Label {d.randrange(n)}' for _ in range(3)}))}" for i in range(2000)))


def free_text(n, folder):
    d = pick()
    write(f"{folder}/a.csv", "account,respondent,score,drivers", (f"A{i % 60},p{i},{d.randrange(11)},text number {i} of its own" for i in range(n)))


def touchpoints(n, folder):
    d = pick()
    write(f"{folder}/a.csv", "account,score," + ",".join(f"csat_{c}" for c in range(n)), (
        f"A{i % 20},{d.randrange(11)}," + ",".join(str(1 + d.randrange(5)) for _ in range(n)) for i in range(200)))


def answers(n, folder):
    d = pick()
    write(f"{folder}/a.csv", "account,role,score", (f"A{i % 4},{d.choice(['DM', 'influencer', 'end user'])},{d.randrange(11)}" for i in range(4 * n)))


def contacts(n, folder):
    write(f"{folder}/a.csv", "account,role,score", (f"A{i % 6},{['DM', 'influencer', 'end user'][i % 3]},{i * 7 % 11}" for i in range(54)))
    write(f"{folder}/roster.csv", "account,contacts_decision_maker,contacts_influencer,contacts_end_user", (f"A{a},{n},{n},{n}" for a in range(6)))


def counts(n, folder): write(f"{folder}/a.csv", "account,promoters,passives,detractors", (f"A{a},{n},{n // 2},{n // 3}" for a in range(8)))


def roster_lines(n, folder):
    write(f"{folder}/a.csv", "account,score", (f"A{i % 50},{i * 7 % 11}" for i in range(500)))
    write(f"{folder}/roster.csv", "account,respondent,role", (f"A{i % (n // 10)},p{i},{['DM', 'end user'][i % 2]}" for i in range(n)))


ANALYZE, TALLY = ["analyze", "--format", "json"], ["tally", "--format", "json"]
AXES = {
    "rows": ("rows, 50 accounts", 50_000, ANALYZE, rows),
    "tally-rows": ("rows, counted alone", 500_000, TALLY, plain_rows),
    "refused": ("refused rows", 100_000, ANALYZE, refused),
    "columns": ("columns, 200 rows", 500, ANALYZE, columns),
    "accounts": ("accounts of 5 answers", 250, ANALYZE, accounts),
    "roles": ("roles, 240 rows", 5, ANALYZE, roles),
    "waves": ("waves of 8 answers", 250, ANALYZE, waves),
    "counted-waves": ("waves in a file of counts", 5_000, TALLY, counted_waves),
    "hidden-waves": ("waves under --min-n 5", 50, ANALYZE + ["--min-n", "5"], hidden_waves),
    "labels": ("driver labels, 2,000 rows", 250, ["drivers", "--format", "json"], labels),
    "free-text": ("rows of free text for drivers", 5_000, ["drivers", "--format", "json", "--drivers", "drivers"], free_text),
    "touchpoints": ("touchpoints, 200 rows", 100, ANALYZE, touchpoints),
    "answers": ("answers an account and three roles", 100, ANALYZE, answers),
    "contacts": ("known contacts of each role", 100, ANALYZE + ["--accounts", "roster.csv"], contacts),
    "counts": ("counted answers of each class", 100_000, ANALYZE, counts),
    "roster": ("lines of a roster of contacts", 50_000, ANALYZE + ["--accounts", "roster.csv"], roster_lines),
}


def measured(command, arguments, folder):
    environment = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "OPENBLAS_NUM_THREADS": "1"}
    process = subprocess.Popen(
        [command, arguments[0], "a.csv"] + arguments[1:] + ["--threads", "1", "--quiet"], cwd=folder, env=environment,
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    timer = threading.Timer(LIMIT, process.kill)
    timer.start()
    _, status, usage = os.wait4(process.pid, 0)
    timer.cancel()
    process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main():
    if len(sys.argv) < 2 or sys.argv[1].startswith("-"): sys.exit(__doc__)
    command, chosen = os.path.abspath(sys.argv[1]), sys.argv[2:] or list(AXES)
    unknown = [axis for axis in chosen if axis not in AXES]
    if unknown: sys.exit(f"there is no axis {unknown[0]}; the axes are {', '.join(AXES)}")
    resource.setrlimit(resource.RLIMIT_AS, (6 << 30, 6 << 30))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    print(f"{'what grows':36} {'n':>9} {'s at n':>8} {'s at 4n':>8} {'exponent':>8} {'MB at n':>8} {'MB at 4n':>8} {'exponent':>8}")
    for axis in chosen:
        words, n, arguments, make = AXES[axis]
        found = []
        for size in (n, 4 * n):
            with tempfile.TemporaryDirectory() as folder:
                make(size, folder)
                found.append(measured(command, arguments, folder))
        (_, t1, m1), (_, t4, m4) = found
        ended = "".join(f"  ended with {code} at {size}" for (code, _, _), size in zip(found, (n, 4 * n)) if code not in (0, 2))
        print(f"{words:36} {n:9,} {t1:8.2f} {t4:8.2f} {math.log(t4 / t1, 4):8.2f} {m1:8.0f} {m4:8.0f} {math.log(m4 / m1, 4):8.2f}{ended}", flush=True)


if __name__ == "__main__": main()
