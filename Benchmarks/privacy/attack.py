"""Tries to have hidden groups back from what `credence analyze --min-n K` shows, by integer programming.

    python attack.py CREDENCE [PORTFOLIOS] [FIRST_SEED]

Each random portfolio is simulated by the command, read by it with a minimum, and attacked by its report.json alone: all
counts shown (accounts, roles, waves, sums, by class; contacts, ratings) are equations between whole numbers. What the
intruder knows besides: zeros are shown, so a hidden group has at least one answer; an account's roles sum to it; nobody is
counted more than once by role; its waves have at the most its answers each and at the least its answers together (or
exactly: --waves-sum); contacts are not fewer than answers. He is even told which hidden groups are below the minimum
(K of 3 or more; at 2 that would be the answer).

A number of answers, promoters, passives or detractors of a hidden group is disclosed if one value alone fits everything.
Not counted as disclosed, and counted by itself: that a hidden group has none of a class of which the shown total of its
account, or what is left of a shown total when shown parts are taken off, has none. Every such rest is checked to hold at
least K answers.
"""

import collections
import csv
import json
import os
import random
import subprocess
import sys
import tempfile

import numpy
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_matrix

CLASSES = ("promoters", "passives", "detractors")


class Model:
    """Whole numbers, and what is known of them."""

    def __init__(self):
        self.lower, self.upper, self.rows = [], [], []
        self.most = 0

    def variable(self, lower=0, upper=numpy.inf):
        self.lower.append(lower)
        self.upper.append(upper)
        return len(self.lower) - 1

    def know(self, terms, lower, upper):
        self.rows.append((terms, lower, upper))

    def freeze(self):
        data, row, column, low, high = [], [], [], [], []
        for number, (terms, lower, upper) in enumerate(self.rows):
            for variable, factor in terms:
                data.append(factor)
                row.append(number)
                column.append(variable)
            low.append(lower)
            high.append(upper)
        matrix = csr_matrix((data, (row, column)), shape=(len(self.rows), len(self.lower)))
        self.constraints = LinearConstraint(matrix, low, high)
        # An unbounded direction needs an end for the solver; nothing shown is as large.
        upper = numpy.minimum(self.upper, self.most + 100)
        self.bounds = Bounds(self.lower, upper)

    def solve(self, objective):
        found = milp(
            objective, constraints=self.constraints, bounds=self.bounds,
            integrality=numpy.ones(len(self.lower)), options={"time_limit": 60})
        if found.status == 2:
            raise SystemExit("what is shown contradicts itself: the model of the attack is wrong")
        return None if found.x is None else numpy.rint(found.x).astype(int)


def group(model, shown, known_small, minimum, may_be_zero=False):
    """The three counts of a group, shown or hidden; nothing of it may be printed."""
    if shown is not None and not shown.get("hidden"):
        counts = [model.variable(shown[c], shown[c]) for c in CLASSES]
        model.most = max(model.most, shown["responses"])
        return counts
    counts = [model.variable() for _ in CLASSES]
    upper = minimum - 1 if known_small and minimum > 2 else numpy.inf
    model.know([(v, 1) for v in counts], 0 if may_be_zero else 1, upper)
    return counts


def attack(report, truth, minimum, waves_sum):
    """Counts of: hidden groups, figures disclosed, zeros of a shown rest, faults."""
    model = Model()
    accounts = report["accounts"]
    portfolio = report["portfolio"]
    result = collections.Counter()
    disclosed = []
    if portfolio.get("hidden"):
        return result, disclosed
    hidden = []  # name, variables, unions that hold it
    whole = group(model, portfolio, False, minimum)
    totals = {}
    for entry in accounts:
        name = entry["account"]
        small = truth["account"][name] < minimum
        totals[name] = group(model, entry, small, minimum)
        if entry.get("hidden"):
            hidden.append((("account", name), totals[name]))
    for k in range(3):
        model.know([(totals[e["account"]][k], 1) for e in accounts] + [(whole[k], -1)], 0, 0)
    unions = {}

    def union(key, sum_shown, parts):
        """What is left of a shown sum: its classes and whether it is large enough."""
        unions[key] = [sum_shown[c] - sum(p[c] for p in parts) for c in CLASSES]

    union(("accounts",), portfolio, [e for e in accounts if not e.get("hidden")])
    for kind, plural in (("role", "roles"), ("wave", "waves")):
        overall = {e[kind]: e for e in portfolio.get(plural, [])}
        if not overall:
            continue
        sums, cells, contacts = {}, {}, {}
        for name, entry in overall.items():
            sums[name] = group(model, entry, truth[kind][name] < minimum, minimum)
            if entry.get("hidden"):
                hidden.append(((kind, name), sums[name]))
        for entry in accounts:
            account = entry["account"]
            own = {e[kind]: e for e in entry.get(plural, [])}
            parts = []
            for name in overall:
                shown = own.get(name)
                if entry.get("hidden"):
                    cells[account, name] = group(model, None, False, minimum, may_be_zero=True)
                elif shown is None:
                    cells[account, name] = [model.variable(0, 0) for _ in CLASSES]
                else:
                    small = truth["cell", kind].get((account, name), 0) < minimum
                    cells[account, name] = group(model, shown, small, minimum)
                    if shown.get("hidden"):
                        hidden.append(((kind, account, name), cells[account, name]))
                parts.append(cells[account, name])
            exact = kind == "role" or waves_sum
            for k in range(3):
                model.know(
                    [(p[k], 1) for p in parts] + [(totals[account][k], -1)], 0, 0 if exact else numpy.inf)
            if not exact:
                for part in parts:
                    model.know([(v, 1) for v in part] + [(v, -1) for v in totals[account]], -numpy.inf, 0)
            if not entry.get("hidden"):
                if exact or own:
                    union((kind, "row", account), entry, [e for e in own.values() if not e.get("hidden")])
            if kind == "role":
                for name in overall:
                    shown = own.get(name)
                    known = shown.get("population") if shown and not shown.get("hidden") else None
                    contacts[account, name] = (
                        model.variable(known, known) if known is not None else model.variable())
                    model.know(
                        [(contacts[account, name], 1)] + [(v, -1) for v in cells[account, name]], 0, numpy.inf)
                if entry.get("population") is not None:
                    model.most = max(model.most, entry["population"])
                    model.know([(contacts[account, name], 1) for name in overall], entry["population"],
                               entry["population"])
        for name in overall:
            for k in range(3):
                model.know(
                    [(cells[e["account"], name][k], 1) for e in accounts] + [(sums[name][k], -1)], 0, 0)
            if not overall[name].get("hidden"):
                union((kind, "column", name), overall[name], [
                    e for entry in accounts if not entry.get("hidden") for e in entry.get(plural, [])
                    if e[kind] == name and not e.get("hidden")])
                if kind == "role" and overall[name].get("population") is not None:
                    known = overall[name]["population"]
                    model.most = max(model.most, known)
                    model.know([(contacts[e["account"], name], 1) for e in accounts], known, known)
        for k in range(3):
            exact = kind == "role" or waves_sum
            model.know([(s[k], 1) for s in sums.values()] + [(whole[k], -1)], 0, 0 if exact else numpy.inf)
        union((kind, "sums"), portfolio, [e for e in overall.values() if not e.get("hidden")])
    for place, _ in enumerate(portfolio.get("csat", [])):
        # Touchpoints add up to nothing else: one line each.
        entries = [e["csat"][place] for e in accounts if e.get("csat") and not e.get("hidden")]
        some = [e for e in entries if e.get("hidden")]
        line = portfolio["csat"][place]
        if line.get("hidden"):
            continue
        left = line["responses"] - sum(e["responses"] for e in entries if not e.get("hidden"))
        unprinted = any(e.get("hidden") for e in accounts)
        result["ratings"] += len(some)
        if some and (left < minimum or (not unprinted and (len(some) < 2 or left <= len(some)))):
            disclosed.append(("ratings", place, left))
    model.freeze()
    for key, rest in unions.items():
        if 0 < sum(rest) < minimum and not (key[0] == "wave" and not waves_sum):
            result["small rests"] += 1
    seen = None
    targets = []
    for name, variables in hidden:
        targets.append((name, "answers", [variables[0], variables[1], variables[2]]))
        for k, c in enumerate(CLASSES):
            targets.append((name, c, [variables[k]]))
    result["groups"] += len(hidden)
    if not hidden:
        return result, disclosed
    generator = numpy.random.default_rng(len(hidden))
    values = {}

    def note(x):
        for place, (_, _, variables) in enumerate(targets):
            values.setdefault(place, set()).add(int(sum(x[v] for v in variables)))

    size = len(model.lower)
    for _ in range(4):
        note(model.solve(generator.normal(size=size)))
    for place, (name, what, variables) in enumerate(targets):
        if len(values[place]) > 1:
            continue
        for sign in (1, -1):
            objective = numpy.zeros(size)
            for v in variables:
                objective[v] = sign
            found = model.solve(objective)
            if found is not None:
                note(found)
            if len(values[place]) > 1:
                break
        if len(values[place]) > 1:
            continue
        value = values[place].copy().pop()
        if what != "answers" and value == 0 and is_absent(name, CLASSES.index(what), unions):
            result["zeros of a rest"] += 1
        else:
            disclosed.append((*name, what, value))
    return result, disclosed


def is_absent(name, k, unions):
    """Whether a shown total, or what is left of one, that holds the group has none of the class."""
    if len(name) == 3:
        keys = [(name[0], "row", name[1]), (name[0], "column", name[2])]
    elif name[0] == "account":
        keys = [("accounts",)]
    else:
        keys = [(name[0], "sums")]
    return any(key in unions and unions[key][k] <= 0 for key in keys)


def read_truth(path):
    truth = {"account": collections.Counter(), "role": collections.Counter(), "wave": collections.Counter(),
             ("cell", "role"): collections.Counter(), ("cell", "wave"): collections.Counter()}
    with open(path, newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            role = row["role"].replace("_", "-")
            truth["account"][row["account"]] += 1
            truth["role"][role] += 1
            truth["cell", "role"][row["account"], role] += 1
            if "wave" in row:
                truth["wave"][row["wave"]] += 1
                truth["cell", "wave"][row["account"], row["wave"]] += 1
    return truth


def portfolio(command, folder, seed):
    """One random portfolio: its report, its truth, what it is called."""
    choose = random.Random(seed)
    accounts = choose.choice([3, 4, 6, 8, 12, 20, 40])
    answers = accounts * choose.choice([6, 8, 10, 15, 25])
    waves = choose.choice([1, 1, 2, 3, 5])
    minimum = choose.choice([2, 3, 5, 10])
    # In more than one wave contacts answer more than once.
    with_roster = choose.random() < 0.5 and waves == 1
    subprocess.run(
        [command, "simulate", "--accounts", str(accounts), "--answers", str(answers), "--waves", str(waves),
         "--seed", str(seed), "--quiet", "--output", folder], check=True)
    responses = os.path.join(folder, "responses.csv")
    kept = ["account", "role", "score", "csat_onboarding", "csat_support"] + (["wave"] if waves > 1 else [])
    with open(os.path.join(folder, "portfolio.csv"), newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    with open(responses, "w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, kept, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
    arguments = [command, "analyze", responses, "--min-n", str(minimum), "--no-comments", "--answers", "all",
                 "--format", "json", "--quiet"]
    if with_roster:
        arguments += ["--accounts", os.path.join(folder, "roster.csv")]
    run = subprocess.run(arguments, capture_output=True, check=False)
    if run.returncode not in (0, 2):
        raise SystemExit(f"seed {seed}: status {run.returncode}: {run.stderr.decode()}")
    name = f"seed {seed}: {accounts} accounts, {answers} answers, {waves} waves, minimum {minimum}"
    return json.loads(run.stdout), read_truth(responses), minimum, name


def main():
    waves_sum = "--waves-sum" in sys.argv
    arguments = [a for a in sys.argv[1:] if not a.startswith("--")]
    command = arguments[0]
    count = int(arguments[1]) if len(arguments) > 1 else 1000
    first = int(arguments[2]) if len(arguments) > 2 else 1
    total = collections.Counter()
    by_minimum = collections.defaultdict(collections.Counter)
    for seed in range(first, first + count):
        with tempfile.TemporaryDirectory() as folder:
            report, truth, minimum, name = portfolio(command, folder, seed)
        found, disclosed = attack(report, truth, minimum, waves_sum)
        found["disclosed"] = len(disclosed)
        found["portfolios"] = 1
        found["everything hidden"] = int(bool(report["portfolio"].get("hidden")))
        for fact in disclosed:
            print(f"{name}: {fact}", flush=True)
        if found["small rests"]:
            print(f"{name}: {found['small rests']} small rests", flush=True)
        total += found
        by_minimum[minimum] += found
        if total["portfolios"] % 25 == 0:
            print(f"{total['portfolios']} portfolios, {total['groups']} hidden groups, "
                  f"{total['disclosed']} figures disclosed", file=sys.stderr, flush=True)
    columns = ["portfolios", "everything hidden", "groups", "ratings", "disclosed", "small rests", "zeros of a rest"]
    print(f"portfolios {first} to {first + count - 1}; waves {'sum to' if waves_sum else 'bound'} the accounts")
    print("minimum  " + "  ".join(columns))
    for minimum, counts in [*sorted(by_minimum.items()), ("all", total)]:
        print(f"{minimum!s:>7}  " + "  ".join(f"{counts[c]:>{len(c)}}" for c in columns))
    sys.exit(1 if total["disclosed"] or total["small rests"] else 0)


main()
