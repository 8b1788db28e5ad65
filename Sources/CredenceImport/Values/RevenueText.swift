/// An amount without its currency, sign and unit: digits, points and commas are left.
struct RevenueText {
  private var digits: [UInt8] = []
  private var negative = false
  private var factor = 1.0

  /// The largest amount: beyond all that is earned in any currency, and small enough that a portfolio's adds up.
  static let largest = 1e18

  enum Evidence: Equatable {
    case decided(DecimalMark)
    case open
    case noMark
  }

  private static let currencies: Set<String> = [
    "usd", "eur", "gbp", "chf", "jpy", "cny", "inr", "cad", "aud", "sek", "nok", "dkk", "pln", "czk", "try",
    "brl", "mxn", "sgd", "hkd", "nzd", "zar", "kr", "zł", "fr", "us", "tl", "rs",
  ]
  private static let factors: [String: Double] = [
    "k": 1e3, "tsd": 1e3, "m": 1e6, "mm": 1e6, "mn": 1e6, "mio": 1e6, "mln": 1e6, "million": 1e6, "b": 1e9,
    "bn": 1e9, "mrd": 1e9, "mld": 1e9, "billion": 1e9,
  ]

  /// Reads an amount; `nil` if there is anything but digits, marks, a sign, a currency and a unit.
  init?(_ cell: CellBytes) {
    var text = cell.trimmed.text
    if text.hasPrefix("("), text.hasSuffix(")") {
      negative = true
      text = String(text.dropFirst().dropLast())
    }
    var word = ""
    var sawNumber = false
    var numberEnded = false
    func close(_ word: inout String, _ factor: inout Double) -> Bool {
      defer { word = "" }
      if word.isEmpty || Self.currencies.contains(word) { return true }
      guard sawNumber, factor == 1, let unit = Self.factors[word] else { return false }
      factor = unit
      return true
    }
    for scalar in text.lowercased().unicodeScalars {
      switch scalar {
      case "0"..."9", ".", ",":
        guard close(&word, &factor), !numberEnded, factor == 1 else { return nil }
        if scalar != "." || sawNumber || digits.isEmpty == false {
          digits.append(UInt8(ascii: scalar))
        } else {
          digits += [UInt8(ascii: "0"), UInt8(ascii: ".")]
        }
        sawNumber = true
      case " ", "\u{A0}", "\u{202F}", "\u{2009}", "'", "’":
        guard close(&word, &factor) else { return nil }
      case "-", "\u{2212}":
        guard !negative, !sawNumber, close(&word, &factor) else { return nil }
        negative = true
      case "+":
        guard !sawNumber else { return nil }
      default:
        if scalar.properties.generalCategory == .currencySymbol {
          guard close(&word, &factor) else { return nil }
        } else if scalar.properties.isAlphabetic {
          word.unicodeScalars.append(scalar)
        } else {
          return nil
        }
        if sawNumber { numberEnded = true }
      }
    }
    guard close(&word, &factor), digits.contains(where: \.isASCIIDigit) else { return nil }
  }

  /// What the marks alone say about the decimal mark.
  var evidence: Evidence {
    let points = digits.positions { $0 == UInt8(ascii: ".") }
    let commas = digits.positions { $0 == UInt8(ascii: ",") }
    if points.isEmpty && commas.isEmpty { return .noMark }
    if let point = points.last, let comma = commas.last { return .decided(point > comma ? .point : .comma) }
    let marks = points.isEmpty ? commas : points
    let mark: DecimalMark = points.isEmpty ? .comma : .point
    let other: DecimalMark = points.isEmpty ? .point : .comma
    if marks.count > 1 { return .decided(other) }
    let before = marks[0]
    let after = digits.count - marks[0] - 1
    if after != 3 || before == 0 || before > 3 || digits[0] == UInt8(ascii: "0") || factor != 1 {
      return .decided(mark)
    }
    return .open
  }

  /// The amount, with the column's decimal mark for what the text itself leaves open; `nil` if thousands are
  /// not grouped by threes.
  func value(mark: DecimalMark?) -> Double? {
    let decimal: DecimalMark?
    switch evidence {
    case .decided(let own): decimal = own
    case .open: decimal = mark
    case .noMark: decimal = nil
    }
    let decimalByte = decimal.map { $0 == .point ? UInt8(ascii: ".") : UInt8(ascii: ",") }
    var plain: [UInt8] = []
    var sinceGroup = -1
    var inFraction = false
    for byte in digits {
      if byte.isASCIIDigit {
        plain.append(byte)
        if sinceGroup >= 0 { sinceGroup += 1 }
      } else {
        guard !inFraction, sinceGroup < 0 || sinceGroup == 3 else { return nil }
        if byte == decimalByte {
          plain.append(UInt8(ascii: "."))
          inFraction = true
          sinceGroup = -1
        } else {
          guard !plain.isEmpty, sinceGroup == 3 || plain.count <= 3 else { return nil }
          sinceGroup = 0
        }
      }
    }
    guard sinceGroup < 0 || sinceGroup == 3 else { return nil }
    if plain.last == UInt8(ascii: ".") { plain.append(UInt8(ascii: "0")) }
    guard let value = Double(String(decoding: plain, as: UTF8.self)) else { return nil }
    let amount = (negative ? -value : value) * factor
    return abs(amount) <= Self.largest ? amount : nil
  }
}

extension [UInt8] {
  fileprivate func positions(where matches: (UInt8) -> Bool) -> [Int] { indices.filter { matches(self[$0]) } }
}
