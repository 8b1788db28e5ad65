import CredenceDelimitedText
import CredenceSurvey

/// One line of a roster, its cells where they lie in the text.
struct RosterRow {
  let text: Text
  let fields: UnsafeMutablePointer<Field>

  /// A cell as a string.
  func text(_ column: Int) -> String { text.string(of: fields[column]) }

  /// A cell's bytes, good until the next ones are asked for.
  func bytes(_ column: Int, _ scratch: borrowing Scratch) -> CellBytes {
    text.content(of: fields[column], scratch: scratch)
  }

  /// What is wrong with the line, if anything.
  func fault(of record: Record, _ scratch: borrowing Scratch) -> RejectReason? {
    if let fault = record.fault {
      return fault.reason(isBlank: record.cells == 1 && fields[0].isEmpty)
    }
    var isBlank = true
    for column in 0..<record.cells {
      let cell = bytes(column, scratch)
      if cell.contains(0) { return .nulByte }
      if isBlank { isBlank = cell.first.map { $0 > 0x20 && $0 < 0x7F } != true && isSpace(column) }
    }
    return isBlank ? .blankRow : nil
  }

  private func isSpace(_ column: Int) -> Bool { text(column).allSatisfy(\.isWhitespace) }

  /// What a cell for a number of contacts says.
  enum Count: Equatable {
    case blank
    case count(Int)
    case refused(RejectReason, cell: String)
  }

  /// Reads a number of contacts from trimmed content.
  static func count(_ cell: CellBytes) -> Count {
    if cell.isEmpty { return .blank }
    let text = cell.text
    let number = Int(text)
    if let number, number >= 0, number <= ScoreCounts.maximumResponses / 4 { return .count(number) }
    return .refused((number ?? 0) < 0 ? .countNegative : .countUnreadable, cell: text)
  }
}
