"""Writes the table of canonical decompositions the importer composes with, and cases to check it.

Source: the Unicode Character Database as shipped with Python's unicodedata (version printed below).
Normalization Form C is stable: assigned characters never change their composition.

Run in the project's top folder:  python3 Tests/Fixtures/CredenceImport/generate_normalization.py
"""

import json
import random
import unicodedata

TABLE = "Sources/CredenceImport/Values/CanonicalDecompositions.swift"
CASES = "Tests/Fixtures/CredenceImport/normalization.json"

entries = []
for code in range(0x110000):
    mapping = unicodedata.decomposition(chr(code))
    if not mapping or mapping.startswith("<"):
        continue
    composes = unicodedata.normalize("NFC", chr(code)) == chr(code)
    parts = [f"{int(part, 16):X}" for part in mapping.split()]
    entries.append(f"{code:X}{'=' if composes else '>'}{'+'.join(parts)}")

lines, line = [], ""
for entry in entries:
    if len(line) + len(entry) + 1 > 104:
        lines.append(line)
        line = ""
    line = f"{line} {entry}" if line else entry
lines.append(line)

with open(TABLE, "w", encoding="utf-8") as file:
    file.write(
        "// Written by Tests/Fixtures/CredenceImport/generate_normalization.py from the Unicode Character\n"
        f"// Database {unicodedata.unidata_version}. Not to be edited.\n\n"
        "/// Every canonical decomposition but Hangul's, which is arithmetic.\n"
        "///\n"
        "/// `C0=41+300`: U+00C0 decomposes to U+0041 U+0300 and composes back; with `>` it never composes.\n"
        'let canonicalDecompositions = """\n'
    )
    for line in lines:
        file.write(f"  {line}\n")
    file.write('  """\n')

# Cases: every mapped character, then random strings of mapped characters, marks, Hangul and plain letters.
generator = random.Random(20250301)
mapped = [int(entry.split("=")[0].split(">")[0], 16) for entry in entries]
marks = [c for c in range(0x300, 0x370)] + [0x5B0, 0x5B4, 0x64B, 0x651, 0x93C, 0x9BE, 0x9D7, 0x3099, 0x309A, 0x1DC0]
hangul = list(range(0x1100, 0x1113)) + list(range(0x1161, 0x1176)) + list(range(0x11A7, 0x11C3)) + [0xAC00, 0xAC01, 0xD7A3]
plain = [ord(c) for c in "aeiounAEIOUNcsg "] + [0x915, 0x9C7, 0x304B, 0x41]
texts = [chr(code) for code in mapped]
for _ in range(1200):
    pools = generator.choices([mapped, marks, hangul, plain], weights=[2, 4, 2, 4], k=generator.randint(1, 8))
    texts.append("".join(chr(generator.choice(pool)) for pool in pools))

cases = []
for text in texts:
    cases.append({
        "input": [ord(c) for c in text],
        "composed": [ord(c) for c in unicodedata.normalize("NFC", text)],
        "decomposed": [ord(c) for c in unicodedata.normalize("NFD", text)],
    })
with open(CASES, "w", encoding="utf-8") as file:
    file.write("[\n" + ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases) + "\n]\n")
print(unicodedata.unidata_version, len(entries), "mappings,", len(cases), "cases")
