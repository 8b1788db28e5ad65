package import CredenceDelimitedText
public import CredenceSurvey

/// What became of a file: every row is accounted for, ``rowsKept`` + ``rowsRejected`` = ``rowsRead``.
public struct ImportReport: Sendable {
  /// The file as it was named.
  public let file: String
  /// How it writes characters.
  package let encoding: TextEncoding
  /// What separates its cells.
  package let delimiter: Character
  /// The rows of its header.
  public let headerRows: Int
  /// The tool it comes from.
  public let layout: Layout
  /// The scale the scores were read on.
  public let scale: ScoreScale
  /// Which column is which field, and how that was found.
  public let mapping: ColumnMapping
  /// Rows below the header.
  public let rowsRead: Int
  /// Rows that count: each is in the table and in the tally (or, in a file of counts, one of its groups).
  public let rowsKept: Int
  /// Rows that do not count, by reason, in the order of the reasons' names.
  public let rejections: [Rejection]
  /// Which answers count where a respondent gave several.
  package let answers: AnswerRule
  /// What a reader must know.
  public internal(set) var warnings: [Diagnostic]
  /// Accounts in the file, with or without an answer.
  package let accounts: Int
  /// Known contacts in the file that did not answer.
  package let nonrespondentContacts: Int
  /// The SHA-256 of the file's bytes in hexadecimal, if it was asked for.
  package let sha256: String?

  /// The rows of one reason that were not kept.
  public struct Rejection: Sendable, Hashable {
    /// Why.
    public let reason: RejectReason
    /// How many.
    public let count: Int
    /// The first of them.
    public let examples: [RejectedRow]
    /// The lines of all of them as runs in order; empty where the rows were only counted.
    public let lines: [ClosedRange<Int>]
  }

  /// A row that was not kept.
  public struct RejectedRow: Sendable, Hashable {
    /// The line of the file, counted from 1. For a row over several lines, the one with the fault.
    public let line: Int
    /// The column to blame.
    public let column: String?
    /// What its cell holds, shortened.
    public let cell: String?
  }

  /// Rows that do not count.
  public var rowsRejected: Int { rejections.reduce(0) { $0 + $1.count } }
  /// Answers that another answer of the same respondent replaced (or, for the mean, was joined with).
  public var rowsSuperseded: Int { self[.supersededAnswer] }
  /// The rows of a reason.
  package subscript(reason: RejectReason) -> Int { rejections.first { $0.reason == reason }?.count ?? 0 }
}

extension RejectionTally {
  /// The rejections in the order of their names, columns by name.
  ///
  /// - Parameter quotesWords: whether cells are quoted that are more than a number or a date.
  func named(_ columns: [SourceColumn], quotesWords: Bool) -> [ImportReport.Rejection] {
    buckets.sorted { $0.key.rawValue < $1.key.rawValue }.map { reason, bucket in
      ImportReport.Rejection(
        reason: reason, count: bucket.count,
        examples: bucket.examples.map { example in
          ImportReport.RejectedRow(
            line: example.line, column: example.column.map { columns[$0].name },
            cell: example.cell.flatMap { Self.quoted($0, quotesWords: quotesWords) })
        }, lines: bucket.lines.runs)
    }
  }

  /// A cell that fell into the wrong column may hold a person's address or words: the line is told, they are not.
  private static func quoted(_ cell: String, quotesWords: Bool) -> String? {
    if Addresses.isIn(cell) { return "(an address, withheld)" }
    return quotesWords || isFigure(cell) ? cell : nil
  }

  /// Whether a cell is a number, a ratio, a percentage or a date, and too short to number a person.
  private static func isFigure(_ cell: String) -> Bool {
    cell.count <= 10
      && cell.unicodeScalars.allSatisfy {
        ("0"..."9").contains($0) || " +-\u{2212}.,:/%".unicodeScalars.contains($0)
      }
  }
}
