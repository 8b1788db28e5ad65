/// Choices that a spreadsheet took for dates: `9-10` is shown, and saved, as `10-Sep` or `Sep-10`.
enum SpreadsheetDates {
  /// Whether trimmed, non-empty content is a day of a month without its year, or a date as a whole.
  static func isDate(_ cell: CellBytes) -> Bool {
    if isDayAndMonth(cell) { return true }
    // A number is a number first, whatever days or seconds it might be.
    guard let parts = DateParts(cell) else { return false }
    switch parts.form {
    case .yearFirst, .slashed, .dotted, .long: return true
    case .serial, .unixSeconds, .unixMilliseconds: return false
    }
  }

  /// `10-Sep`, `1-Oct`, `Sep-10`, `10. Sep`, `10 Sep`.
  static func isDayAndMonth(_ cell: CellBytes) -> Bool {
    guard cell.count <= 12 else { return false }
    let parts = cell.split { byte in
      byte == UInt8(ascii: "-") || byte == UInt8(ascii: " ") || byte == UInt8(ascii: ".")
        || byte == UInt8(ascii: "/")
    }
    guard parts.count == 2 else { return false }
    let words = parts.map { CellBytes(rebasing: $0) }
    func isDay(_ word: CellBytes) -> Bool { word.count <= 2 && word.allSatisfy(\.isASCIIDigit) }
    return (isDay(words[0]) && MonthNames.month(words[1]) != nil)
      || (isDay(words[1]) && MonthNames.month(words[0]) != nil)
  }
}
