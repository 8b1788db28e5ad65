"""Random tables as Python's csv module writes them, with the cells they hold: truth for the record reader.

Run in this folder: python3 generate_random_tables.py
"""
import csv
import io
import json
import random

rng = random.Random(20251101)
pieces = ["", "a", "Acme", ",", ";", "\t", "|", '"', '""', "\n", "\r\n", "two words", "Ünlü", "한글", "\U0001F600", "=1+1", " ", "x" * 30]
cases = []
for number in range(60):
    columns = rng.randint(2, 7)
    delimiter = rng.choice([",", ";", "\t", "|"])
    newline = rng.choice(["\n", "\r\n"])
    quoting = rng.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
    header = ["account", "score"] + [f"note {index}" for index in range(columns - 2)]
    rows = []
    for _ in range(rng.randint(1, 40)):
        notes = ["".join(rng.choice(pieces) for _ in range(rng.randint(0, 5))) for _ in range(columns - 2)]
        rows.append([f"account {rng.randint(1, 9)}", str(rng.randint(0, 10))] + notes)
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator=newline, quoting=quoting)
    writer.writerow(header)
    writer.writerows(rows)
    text = out.getvalue()
    if rng.random() < 0.3 and quoting == csv.QUOTE_ALL:
        text = text.rstrip("\r\n")
    assert list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))[1:] == rows
    cases.append({"delimiter": delimiter, "text": text, "rows": rows})
with open("random_tables.json", "w", encoding="utf-8") as file:
    json.dump(cases, file, ensure_ascii=True, indent=0)
