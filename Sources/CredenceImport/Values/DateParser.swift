import CredenceSurvey

/// What a date cell says.
enum DateReading: Equatable {
  case moment(Timestamp)
  case blank
  case rejected(RejectReason)
}

/// Reads the date cells of one column after its ``DateProbe`` has decided the order of slashed dates.
///
/// Forms that are unmistakable (year first, points, month names, serials, Unix times) are read wherever they
/// stand, whatever form the rest of the column has: an ISO column may hold 45717, which is the spreadsheet
/// serial of 2025-03-01. A slashed date is read only where the order is decided, or where its own numbers
/// leave no choice. A zone is recognised and not applied: moments are wall-clock times of the file.
struct DateParser {
  /// The order of slashed dates, if it is known.
  let order: DateOrder?
  /// The last day that is not in the future, in days since 1970-01-01.
  let today: Int
  /// The first day a survey may have been answered, 1900-01-01.
  static let firstDay = -25_567

  init(order: DateOrder?, today: Timestamp) {
    self.order = order
    self.today = today.day
  }

  func parse(_ untrimmed: CellBytes) -> DateReading {
    if let day = Self.plainDay(untrimmed) { return checked(day) }
    let cell = untrimmed.trimmed
    if cell.isBlankAnswer { return .blank }
    guard let parts = DateParts(cell) else {
      return .rejected(cell.contains(0) ? .nulByte : .unreadableDate)
    }
    guard let moment = moment(of: parts) else {
      return .rejected(isAmbiguous(parts) ? .ambiguousDate : .impossibleDate)
    }
    return checked(moment)
  }

  func parse(_ text: String) -> DateReading { text.withCellBytes(parse) }

  private func checked(_ moment: Timestamp) -> DateReading {
    if moment.day > today { return .rejected(.futureDate) }
    return moment.day < Self.firstDay ? .rejected(.impossibleDate) : .moment(moment)
  }

  /// `2025-03-01`, the most frequent form by far, the short way; `nil` for everything else.
  private static func plainDay(_ cell: CellBytes) -> Timestamp? {
    guard cell.count == 10, cell[4] == UInt8(ascii: "-"), cell[7] == UInt8(ascii: "-") else { return nil }
    var number = 0
    for index in 0..<10 where index != 4 && index != 7 {
      guard cell[index].isASCIIDigit else { return nil }
      number = number * 10 + Int(cell[index] - 0x30)
    }
    return Timestamp(validating: number / 10_000, month: number / 100 % 100, day: number % 100)
  }

  private func isAmbiguous(_ parts: DateParts) -> Bool {
    guard parts.form == .slashed, order == nil else { return false }
    return reading(parts, .monthFirst) != nil && reading(parts, .dayFirst) != nil
  }

  private func moment(of parts: DateParts) -> Timestamp? {
    switch parts.form {
    case .yearFirst, .dotted, .long: return calendar(parts, parts.first, parts.second, parts.third)
    case .serial:
      let time = parts.hour * 3600 + parts.minute * 60 + parts.second60
      return Timestamp(seconds: Int64(parts.first - 25_569) * 86_400 + Int64(time))
    case .unixSeconds: return Timestamp(seconds: Int64(parts.first))
    case .unixMilliseconds: return Timestamp(seconds: Int64(parts.first / 1000))
    case .slashed:
      if let order { return reading(parts, order) }
      let monthFirst = reading(parts, .monthFirst)
      let dayFirst = reading(parts, .dayFirst)
      if let monthFirst, let dayFirst { return monthFirst == dayFirst ? monthFirst : nil }
      return monthFirst ?? dayFirst
    }
  }

  private func reading(_ parts: DateParts, _ order: DateOrder) -> Timestamp? {
    order == .monthFirst
      ? calendar(parts, parts.third, parts.first, parts.second)
      : calendar(parts, parts.third, parts.second, parts.first)
  }

  private func calendar(_ parts: DateParts, _ year: Int, _ month: Int, _ day: Int) -> Timestamp? {
    Timestamp(
      validating: year, month: month, day: day, hour: parts.hour, minute: parts.minute, second: parts.second60
    )
  }
}
