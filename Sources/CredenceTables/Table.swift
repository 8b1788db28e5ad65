/// A neutral table: named columns, rows of semantic cells, notes. It knows nothing of how it is shown.
public struct Table: Sendable, Hashable {
  /// One column.
  package struct Column: Sendable, Hashable {
    /// The stable camelCase key, for CSV headers and JSON.
    package let key: String
    /// The heading for people.
    package let heading: String
    /// What its cells hold. It decides how many fields the column takes in a file, so that a file's
    /// header does not depend on which cells happen to be missing.
    package let shape: Shape
    /// Whether a narrow terminal may leave it out, and when: the highest goes first, and what has 0 stays.
    package let leaves: Int
    /// Makes a column.
    package init(_ key: String, _ heading: String, _ shape: Shape = .value, leaves: Int = 0) {
      self.leaves = leaves
      self.key = key
      self.heading = heading
      self.shape = shape
    }

    /// What a column's cells hold; a missing cell fits every shape.
    package enum Shape: Sendable, Hashable {
      /// One value: words, or a number.
      case value
      /// Two limits.
      case interval
      /// Answers among known contacts.
      case coverage
      /// A picture of what other columns of the row say in figures; data files leave it out.
      case drawing
    }
  }

  /// The finding or subject, shown above.
  public let title: String?
  /// The columns, left to right.
  package let columns: [Column]
  /// The rows; each has a cell per column.
  package private(set) var rows: [[Cell]]
  /// Sentences shown below.
  public var notes: [String]

  /// Makes a table.
  ///
  /// - Precondition: every row has a cell per column, of the column's shape.
  package init(title: String? = nil, columns: [Column], rows: [[Cell]] = [], notes: [String] = []) {
    self.title = title
    self.columns = columns
    self.rows = []
    self.notes = notes
    for row in rows { append(row) }
  }

  /// Adds a row.
  ///
  /// - Precondition: it has a cell per column, of the column's shape.
  package mutating func append(_ row: [Cell]) {
    precondition(row.count == columns.count, "a row has a cell per column")
    for (cell, column) in zip(row, columns) {
      precondition(cell.fits(column.shape), "a cell has its column's shape")
    }
    rows.append(row)
  }
}
