"""Reads the layout fixtures with Python's csv module and writes their cells, for tests that start at cells.

Usage: python3 Tests/Fixtures/CredenceImport/generate_layout_rows.py FOLDER
FOLDER holds the rendered layouts (canonical.csv, customergauge.csv, ...); what they must give is stated by
their provider in expected.json beside them. Only well-formed files are read here.
"""

import csv
import io
import json
import pathlib
import sys

FILES = {
    "aggregated_counts.csv": ("utf-8", ","),
    "canonical.csv": ("utf-8", ","),
    "customergauge.csv": ("utf-8", ";"),
    "excel_eu_cp1252.csv": ("cp1252", ";"),
    "formbricks.csv": ("utf-8", ","),
    "formbricks_zero_lost.csv": ("utf-8", ","),
    "googleforms.csv": ("utf-8-sig", ","),
    "msforms.csv": ("utf-8-sig", ","),
    "qualtrics_text_bom.csv": ("utf-8-sig", ","),
    "qualtrics_utf16.tsv": ("utf-16", "\t"),
    "surveymonkey_expanded.csv": ("utf-8", ","),
}

folder = pathlib.Path(sys.argv[1])
cases = []
for name, (encoding, delimiter) in FILES.items():
    text = (folder / name).read_bytes().decode(encoding)
    if text.startswith("sep="):
        text = text.split("\n", 1)[1]
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    cases.append({"file": name, "rows": rows})
expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
assert expected["total"] == 19
pathlib.Path("Tests/Fixtures/CredenceImport/layout_rows.json").write_text(
    json.dumps(cases, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
