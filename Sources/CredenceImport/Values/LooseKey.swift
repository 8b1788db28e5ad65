/// Keys under which differently written words meet.
enum LooseKey {
  /// Lower-cased letters and digits alone: `End-User`, `end_user` and ` END USER ` are one key.
  static func letters(_ text: String) -> String {
    var key = ""
    for scalar in CanonicalForm.composed(text).lowercased().unicodeScalars
    where scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
      key.unicodeScalars.append(scalar)
    }
    return key
  }

  /// Lower-cased words without accents and punctuation, one space apart: `Ünlü  A.Ş.` is `unlu a s`.
  static func words(_ text: String) -> String {
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
