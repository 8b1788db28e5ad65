/// What a revenue cell says.
enum RevenueReading: Equatable {
  /// An amount in the file's own currency.
  case amount(Double)
  case blank
  case rejected(RejectReason)
}

/// The character a column writes before the decimals.
enum DecimalMark {
  case point, comma
}

/// What a whole column of amounts shows about its decimal mark. Probes of parts merge by adding counts.
struct RevenueProbe {
  private(set) var points = 0
  private(set) var commas = 0
  /// Cells like `85.000` that are eighty-five thousand or eighty-five.
  private(set) var open = 0

  mutating func observe(_ cell: CellBytes) {
    if cell.plainNumber != nil { return }
    switch RevenueText(cell)?.evidence {
    case .decided(.point): points += 1
    case .decided(.comma): commas += 1
    case .open: open += 1
    case .noMark, nil: break
    }
  }

  mutating func observe(_ text: String) { text.withCellBytes { observe($0) } }

  mutating func merge(_ other: RevenueProbe) {
    points += other.points
    commas += other.commas
    open += other.open
  }

  /// The mark most cells prove, or `nil`: then a lone mark before three digits groups thousands.
  var mark: DecimalMark? {
    if points == commas { return nil }
    return points > commas ? .point : .comma
  }

  /// Whether amounts rest on the assumption that a lone mark before three digits groups thousands.
  var assumesThousands: Bool { open > 0 && mark == nil }
}

/// Reads amounts: `1,200,000.50`, `1.200.000,50`, `1 200 000`, `1'200'000`, `€ 85k`, `1.2M`, `(500)`.
struct RevenueParser {
  /// The column's decimal mark, if it is known.
  let mark: DecimalMark?

  init(mark: DecimalMark? = nil) { self.mark = mark }

  func parse(_ untrimmed: CellBytes) -> RevenueReading {
    let cell = untrimmed.trimmed
    if let number = cell.plainNumber { return .amount(number) }
    if cell.isBlankAnswer { return .blank }
    guard let text = RevenueText(cell), let value = text.value(mark: mark) else {
      return .rejected(cell.contains(0) ? .nulByte : .revenueUnreadable)
    }
    return .amount(value)
  }

  func parse(_ text: String) -> RevenueReading { text.withCellBytes(parse) }
}

extension CellBytes {
  /// The value of digits and nothing else, few enough to be exact: what nearly every cell of amounts holds.
  fileprivate var plainNumber: Double? {
    guard !isEmpty, count <= 15 else { return nil }
    var number = 0
    for byte in self {
      guard byte.isASCIIDigit else { return nil }
      number = 10 * number + Int(byte - UInt8(ascii: "0"))
    }
    return Double(number)
  }
}
