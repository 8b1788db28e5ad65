/// Cells a text takes in a terminal.
package enum DisplayWidth {
  /// The sum over the scalars, as `wcswidth` counts, so that a line never wraps on terminals that do not join
  /// emoji; a variation selector 16 makes its emoji two cells wide, and two letters of a flag share two cells.
  package static func of(_ text: some StringProtocol) -> Int {
    var width = 0
    var last: Unicode.Scalar = " "
    var isHalfFlag = false
    for scalar in text.unicodeScalars {
      let isFlagLetter = (0x1F1E6...0x1F1FF).contains(scalar.value)
      if isFlagLetter && isHalfFlag {
        isHalfFlag = false
        last = scalar
        continue
      }
      isHalfFlag = isFlagLetter
      if scalar.value == 0xFE0F {
        if of(last) == 1, last.properties.isEmoji { width += 1 }
      } else {
        width += of(scalar)
      }
      last = scalar
    }
    return width
  }

  /// 0 for marks and formats that stand on the character before, 2 for wide East Asian and emoji, else 1.
  static func of(_ scalar: Unicode.Scalar) -> Int {
    let code = scalar.value
    if code < 0x300 { return 1 }
    switch code {
    case 0x1160...0x11FF, 0xD7B0...0xD7FF: return 0  // Hangul vowels and finals join the syllable before
    case 0x0600...0x0605, 0x06DD, 0x070F, 0x0890, 0x0891, 0x08E2, 0x110BD, 0x110CD:
      return 1  // formats that are drawn: Arabic, Syriac and Kaithi number signs
    default: break
    }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    if WideCharacters.contains(code) { return 2 }
    // Emoji newer than the table, and the letters of flags.
    return scalar.properties.isEmojiPresentation ? 2 : 1
  }
}
