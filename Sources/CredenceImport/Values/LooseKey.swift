/// Keys under which differently written words meet.
enum LooseKey {
  /// Lower-cased letters and digits alone: `End-User`, `end_user` and ` END USER ` are one key.
  static func letters(_ text: String) -> String {
    if let key = plain(text, separator: nil) { return key }
    var key = ""
    for scalar in CanonicalForm.composed(text).lowercased().unicodeScalars
    where scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
      key.unicodeScalars.append(scalar)
    }
    return key
  }

  /// Lower-cased words without accents and punctuation, one space apart: `Ünlü  A.Ş.` is `unlu a s`.
  static func words(_ text: String) -> String {
    if let key = plain(text, separator: UInt8(ascii: " ")) { return key }
    var key = ""
    for scalar in CanonicalForm.decomposed(text.lowercased()).unicodeScalars {
      if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        key.unicodeScalars.append(plain(scalar))
      } else if scalar.properties.generalCategory == .nonspacingMark {
        continue
      } else if !key.isEmpty, key.unicodeScalars.last != " " {
        key.append(" ")
      }
    }
    if key.unicodeScalars.last == " " { key.unicodeScalars.removeLast() }
    return key
  }

  /// The key of ASCII text, whose bytes are its letters; `nil` for any other. Nearly every name of a long list is one.
  private static func plain(_ text: String, separator: UInt8?) -> String? {
    var text = text
    return text.withUTF8 { bytes -> String? in
      guard bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
      return String(unsafeUninitializedCapacity: bytes.count + 1) { key in
        var count = 0
        var isApart = false
        for byte in bytes {
          if byte.isASCIILetter || byte.isASCIIDigit {
            if isApart, count > 0, let separator {
              key[count] = separator
              count += 1
            }
            isApart = false
            key[count] = byte.lowered
            count += 1
          } else {
            isApart = true
          }
        }
        return count
      }
    }
  }

  // Letters that carry no separable mark but are commonly written without it.
  private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    case "ı": "i"
    case "ø": "o"
    case "ł": "l"
    case "đ": "d"
    default: scalar
    }
  }
}
