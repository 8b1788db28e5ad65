"""Writes the reference values of CredenceReporting's tests. Usage: python3 generate.py (in this folder).

rounding.json  Python's decimal: Decimal(float) is the exact binary value, quantized with ROUND_HALF_UP.
               Values: ties and their neighbours, scores of small samples, magnitudes from 5e-324 to 1e18.
widths.json    the package wcwidth (0.7.0, Unicode 17): wcwidth() of every 7th assigned, printable code point,
               and of all in the blocks names are written in. Not asked: spacing marks (class Mc), which
               wcwidth counts as 0 and we, on the safe side, as 1; the Hangul fillers (0 there, a space here); class Cf.
"""
import json
import math
import random
import unicodedata
from decimal import Decimal, ROUND_HALF_UP, getcontext

import wcwidth

getcontext().prec = 1200


def rounded(value, decimals):
    text = str(Decimal(value).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP))
    # quantize keeps the sign of zero and, for many decimals of zero, writes 0E-9
    text = format(Decimal(text), "f")
    return text.lstrip("-") if Decimal(text) == 0 else text


def grid():
    values = {0.0, -0.0, 5e-324, 1e-310, 2.2250738585072014e-308, 1e-9, 0.05, 0.005, 1.005, 2.675, 0.045,
              0.145, 1e15 + 0.5, 4503599627370497.5, 9007199254740993.0, 1e18, 123456789.987654321}
    for half in (0.5, 1.5, 2.5, 0.25, 0.125, 0.0625, 0.375, 99.5, 12.5, 999.5, 0.05, 0.95, 9.995, 99.95):
        values |= {half, math.nextafter(half, 0), math.nextafter(half, math.inf)}
    for n in range(1, 26):
        for net in range(-n, n + 1, 3):
            values.add(100 * net / n)
    draw = random.Random(20240229)
    for _ in range(100):
        values.add(draw.uniform(-200, 200))
        values.add(draw.choice([-1, 1]) * 10 ** draw.uniform(-12, 15))
    cases = []
    for value in sorted(values, key=lambda v: (v, math.copysign(1, v))):
        for signed in {value, -value}:
            for decimals in (0, 1, 2, 3, 9):
                cases.append({"value": signed, "decimals": decimals, "text": rounded(signed, decimals)})
    return cases


def widths():
    blocks = [(0x20, 0x24F), (0x370, 0x5FF), (0x600, 0x6FF), (0x900, 0x97F), (0xE00, 0xE7F), (0x1100, 0x11FF),
              (0x2000, 0x2BFF), (0x3000, 0x31FF), (0xFF00, 0xFFEF), (0x1F000, 0x1FAFF)]
    codes = set(range(0xA0, 0x110000, 7))
    for low, high in blocks:
        codes |= set(range(low, high + 1))
    cases = []
    for code in sorted(codes):
        kind = unicodedata.category(chr(code))
        if kind in ("Cn", "Cc", "Cs", "Co", "Cf", "Mc", "Zl", "Zp") or code in (0x3164, 0xFFA0):
            continue
        cases.append((code, wcwidth.wcwidth(chr(code))))
    runs = []
    for code, width in cases:
        if runs and runs[-1]["width"] == width:
            runs[-1]["codes"].append(code)
        else:
            runs.append({"width": width, "codes": [code]})
    return runs


def packed(runs):
    """first, last and step of each arithmetic run, to keep the file small"""
    out = []
    for run in runs:
        codes = run["codes"]
        start = 0
        while start < len(codes):
            end = start
            step = codes[start + 1] - codes[start] if start + 1 < len(codes) else 1
            while end + 1 < len(codes) and codes[end + 1] - codes[end] == step:
                end += 1
            out.append({"first": codes[start], "last": codes[end], "step": step, "width": run["width"]})
            start = end + 1
    return out


def write(name, cases):
    with open(name, "w", encoding="ascii") as file:
        file.write("[\n" + ",\n".join(json.dumps(case) for case in cases) + "\n]\n")
    print(name, len(cases))


write("rounding.json", grid())
write("widths.json", packed(widths()))
