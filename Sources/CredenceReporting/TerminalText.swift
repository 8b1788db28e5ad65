/// Text of others (names, headers, comments) made safe and fitting for a terminal.
package enum TerminalText {
  /// Cells a text takes.
  package static func width(of text: String) -> Int { DisplayWidth.of(text) }

  /// The text without anything a terminal would act on: escape sequences, other controls, line breaks, and
  /// characters that reorder what follows.
  ///
  /// Line breaks and tabs become a space; other controls their picture (␛), or `?`; marks that override the
  /// direction of writing, zero-width joins of no use in a name, and soft hyphens go. Without Unicode every
  /// character beyond ASCII becomes `?`.
  package static func harmless(_ text: String, unicode: Bool) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029: scalars.append(" ")
      case 0x00...0x1F: scalars.append(Unicode.Scalar(0x2400 + scalar.value)!)
      case 0x7F: scalars.append("\u{2421}")
      case 0x80...0x9F: scalars.append("\u{FFFD}")
      case 0xAD, 0x200B, 0x2060...0x206F, 0x202A...0x202E, 0xFEFF, 0xFFF9...0xFFFB: continue
      case 0xE0000...0xE0FFF: continue  // tags: they show nothing and can hide words
      default: scalars.append(scalar.properties.isNoncharacterCodePoint ? "\u{FFFD}" : scalar)
      }
    }
    let clean = String(scalars)
    if unicode { return clean }
    var ascii = ""
    for character in clean {
      if let value = character.asciiValue, value != 0x0D {
        ascii.append(Character(Unicode.Scalar(value)))
      } else if DisplayWidth.of(String(character)) > 0 {
        ascii.append("?")
      }
    }
    return ascii
  }

  /// The text made harmless, cut with an ellipsis (`…`, or `~`) to at most `width` cells, and isolated where it
  /// holds letters written from right to left. It is cut between characters, never inside one.
  package static func fitted(_ text: String, width: Int, unicode: Bool) -> String {
    let clean = harmless(text, unicode: unicode)
    return isolated(cut(clean, to: width, ellipsis: unicode ? "…" : "~"))
  }

  /// ``fitted(_:width:unicode:)``, filled with spaces to exactly `width` cells.
  package static func padded(_ text: String, width: Int, unicode: Bool) -> String {
    left(fitted(text, width: width, unicode: unicode), in: width)
  }

  package static func left(_ text: String, in width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - DisplayWidth.of(text)))
  }

  package static func right(_ text: String, in width: Int) -> String {
    String(repeating: " ", count: max(0, width - DisplayWidth.of(text))) + text
  }

  static func cut(_ text: String, to width: Int, ellipsis: String) -> String {
    guard DisplayWidth.of(text) > width else { return text }
    guard width > 0 else { return "" }
    var kept = ""
    var used = 0
    for character in text {
      let more = DisplayWidth.of(String(character))
      if used + more > width - 1 { break }
      kept.append(character)
      used += more
    }
    return kept + ellipsis
  }

  /// First strong isolate ... pop directional isolate, so that a name cannot reorder the figures beside it.
  static func isolated(_ text: String) -> String {
    text.unicodeScalars.contains(where: isRightToLeft) ? "\u{2068}\(text)\u{2069}" : text
  }

  /// The blocks of bidirectional class R and AL (Unicode, DerivedBidiClass: also the default of code points
  /// not yet assigned there). An isolate around a mark or digit of these blocks does no harm.
  private static func isRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0590...0x08FF, 0x200F, 0xFB1D...0xFDFF, 0xFE70...0xFEFF: true
    case 0x10800...0x10FFF, 0x1E800...0x1EFFF: true
    default: false
    }
  }
}
