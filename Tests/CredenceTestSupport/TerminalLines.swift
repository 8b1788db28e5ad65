/// A line without its colours. Anything but our two kinds of colour sequence stays, to be found by the tests.
package func uncoloured(_ line: String) -> String {
  var text = line
  for code in ["39", "34", "33", "38;5;32", "38;5;166"] {
    text = text.split(separator: "\u{1B}[\(code)m", omittingEmptySubsequences: false).joined()
  }
  return text
}

/// Whether a text is ASCII alone.
package func isASCII(_ text: some StringProtocol) -> Bool { text.utf8.allSatisfy { $0 < 0x80 } }

/// Whether a text holds nothing a terminal obeys.
package func isHarmless(_ text: String) -> Bool {
  text.unicodeScalars.allSatisfy { scalar in
    scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value) && !(0x202A...0x202E).contains(scalar.value)
      && !(0x2028...0x2029).contains(scalar.value)
  }
}
