/// Unicode normalization: forms C and D.
///
/// Neither the standard library nor FoundationEssentials offers form C, so the composition is done here, with
/// combining classes from the standard library and the decompositions of the Unicode Character Database.
/// Source: Unicode Standard Annex 15, and section 3.12 of the Unicode Standard for Hangul.
enum CanonicalForm {
  /// The text in form C. Texts below U+0300 are already in it and are returned untouched.
  static func composed(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { $0.value >= 0x300 }) else { return text }
    var scalars = decomposedScalars(text)
    compose(&scalars)
    return string(scalars)
  }

  /// The text in form D.
  static func decomposed(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { $0.value >= 0x80 }) else { return text }
    return string(decomposedScalars(text))
  }

  private struct Tables: Sendable {
    var decompositions: [UInt32: [UInt32]] = [:]
    var compositions: [UInt64: UInt32] = [:]
  }

  private static let tables: Tables = {
    var tables = Tables()
    for entry in canonicalDecompositions.utf8.split(whereSeparator: { $0 == 0x20 || $0 == 0x0A }) {
      var numbers: [UInt32] = [0]
      var composes = false
      for byte in entry {
        switch byte {
        case UInt8(ascii: "="):
          composes = true
          numbers.append(0)
        case UInt8(ascii: ">"), UInt8(ascii: "+"): numbers.append(0)
        default:
          let digit = byte < 0x3A ? byte - 0x30 : byte - 0x37
          numbers[numbers.count - 1] = numbers[numbers.count - 1] << 4 | UInt32(digit)
        }
      }
      tables.decompositions[numbers[0]] = Array(numbers.dropFirst())
      if composes, numbers.count == 3 { tables.compositions[pair(numbers[1], numbers[2])] = numbers[0] }
    }
    return tables
  }()

  private static func pair(_ first: UInt32, _ second: UInt32) -> UInt64 {
    UInt64(first) << 32 | UInt64(second)
  }

  private static func string(_ scalars: [UInt32]) -> String {
    var view = String.UnicodeScalarView()
    for value in scalars {
      if let scalar = Unicode.Scalar(value) { view.append(scalar) }
    }
    return String(view)
  }

  private static func combiningClass(_ value: UInt32) -> UInt8 {
    guard value >= 0x300, let scalar = Unicode.Scalar(value) else { return 0 }
    return scalar.properties.canonicalCombiningClass.rawValue
  }

  // Full decomposition, then marks in the order of their combining classes (stable within a class).
  private static func decomposedScalars(_ text: String) -> [UInt32] {
    var result: [UInt32] = []
    for scalar in text.unicodeScalars { appendDecomposition(of: scalar.value, to: &result) }
    for index in result.indices.dropFirst() {
      let rank = combiningClass(result[index])
      guard rank != 0 else { continue }
      var position = index
      while position > 0, combiningClass(result[position - 1]) > rank {
        result.swapAt(position, position - 1)
        position -= 1
      }
    }
    return result
  }

  private static func appendDecomposition(of value: UInt32, to result: inout [UInt32]) {
    if value >= 0xAC00 && value <= 0xD7A3 {
      let syllable = value - 0xAC00
      result.append(0x1100 + syllable / 588)
      result.append(0x1161 + syllable % 588 / 28)
      if syllable % 28 != 0 { result.append(0x11A7 + syllable % 28) }
    } else if value >= 0xC0, let parts = tables.decompositions[value] {
      for part in parts { appendDecomposition(of: part, to: &result) }
    } else {
      result.append(value)
    }
  }

  private static func composition(_ first: UInt32, _ second: UInt32) -> UInt32? {
    if first >= 0x1100, first <= 0x1112, second >= 0x1161, second <= 0x1175 {
      return 0xAC00 + ((first - 0x1100) * 21 + second - 0x1161) * 28
    }
    if first >= 0xAC00, first <= 0xD7A3, (first - 0xAC00) % 28 == 0, second > 0x11A7, second <= 0x11C2 {
      return first + second - 0x11A7
    }
    return tables.compositions[pair(first, second)]
  }

  private static func compose(_ scalars: inout [UInt32]) {
    var result: [UInt32] = []
    var starter: Int?
    var lastClass: UInt8 = 0
    for value in scalars {
      let rank = combiningClass(value)
      // A mark is blocked from its starter by a mark of the same or a higher class in between.
      if let at = starter, at == result.count - 1 || (lastClass != 0 && lastClass < rank),
        let composite = composition(result[at], value)
      {
        result[at] = composite
        continue
      }
      if rank == 0 { starter = result.count }
      lastClass = rank
      result.append(value)
    }
    scalars = result
  }
}
