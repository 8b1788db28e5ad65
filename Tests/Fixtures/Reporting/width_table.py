"""Writes Sources/CredenceReporting/WideCharacters.swift: the code points two terminal cells wide.

Source: East_Asian_Width W and F of the Unicode Character Database, as Python's unicodedata holds it.
Usage: python3 width_table.py > ../../../Sources/CredenceReporting/WideCharacters.swift
"""
import unicodedata

# unicodedata answers "F" for code points not assigned; these blocks of them are wide by default (UAX #11).
DEFAULT_WIDE = [(0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x2FFFD), (0x30000, 0x3FFFD)]

# Wide since Unicode 16 (trigrams, digrams, hexagrams, Tai Xuan Jing symbols, counting rods), later than this Python.
SINCE_16 = [(0x2630, 0x2637), (0x268A, 0x268F), (0x4DC0, 0x4DFF), (0x1D300, 0x1D356), (0x1D360, 0x1D376)]


def is_wide(code):
    if any(low <= code <= high for low, high in SINCE_16):
        return True
    if unicodedata.category(chr(code)) == "Cn":
        return any(low <= code <= high for low, high in DEFAULT_WIDE)
    return unicodedata.east_asian_width(chr(code)) in "WF"


ranges = []
for code in range(0x110000):
    if is_wide(code):
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
print(f"// Written by Tests/Fixtures/Reporting/width_table.py from East_Asian_Width of Unicode "
      f"{unicodedata.unidata_version}\n// and what Unicode 16 made wide.")
print("""
/// Code points that take two cells of a terminal: East_Asian_Width wide or fullwidth, in ascending ranges.
enum WideCharacters {
  static let ranges: [ClosedRange<UInt32>] = [""")
line = "   "
for low, high in ranges:
    item = f" 0x{low:X}...0x{high:X},"
    if len(line) + len(item) > 108:
        print(line)
        line = "   "
    line += item
print(line)
print("""  ]

  static func contains(_ code: UInt32) -> Bool {
    guard code >= ranges[0].lowerBound else { return false }
    var low = 0
    var high = ranges.count - 1
    while low <= high {
      let middle = (low + high) / 2
      if code < ranges[middle].lowerBound {
        high = middle - 1
      } else if code > ranges[middle].upperBound {
        low = middle + 1
      } else {
        return true
      }
    }
    return false
  }
}""")
