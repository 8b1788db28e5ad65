/// One cell of a record: where its content lies in the text, without the quotes around it.
package struct Field {
  /// The first byte of the content.
  package var start: Int
  /// The bytes of the content.
  package var length: UInt32
  /// Whether the content holds doubled quotes.
  package var isEscaped: Bool

  /// Whether there is no content.
  package var isEmpty: Bool { length == 0 }
}

/// What is wrong with a record as a row of a table.
package enum RecordFault: UInt8, Sendable {
  /// More or fewer cells than the header.
  case ragged
  /// Characters between a closing quote and the next delimiter.
  case textAfterQuote
  /// A quote opens and does not close, or closes only by swallowing further rows.
  case unclosedQuote
  /// Longer than ``TextLimits/longestRecord``.
  case tooLong
}

/// One record: where it ends, how many lines it takes, and what is wrong with it.
package struct Record {
  /// Where the next record starts.
  package var next: Int
  /// The lines of the file it takes.
  package var lines: Int
  /// The number of cells.
  package var cells: Int
  /// What is wrong, if anything.
  package var fault: RecordFault?
  /// The line on which the fault shows, counted from the record's own first line.
  package var faultLine: Int
}
