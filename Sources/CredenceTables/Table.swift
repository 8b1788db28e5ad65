/// A neutral table: named columns, rows of semantic cells, notes. It knows nothing of how it is shown.
public struct Table: Sendable, Hashable {
  /// One column.
  public struct Column: Sendable, Hashable {
    /// The stable camelCase key, for CSV headers and JSON.
    public let key: String
    /// The heading for people.
    public let heading: String
    /// Makes a column.
    public init(_ key: String, _ heading: String) {
      self.key = key
      self.heading = heading
    }
  }

  /// The finding or subject, shown above.
  public let title: String?
  /// The columns, left to right.
  public let columns: [Column]
  /// The rows; each has a cell per column.
  public private(set) var rows: [[Cell]]
  /// Sentences shown below.
  public var notes: [String]

  /// Makes a table.
  ///
  /// - Precondition: every row has a cell per column.
  public init(title: String? = nil, columns: [Column], rows: [[Cell]] = [], notes: [String] = []) {
    precondition(rows.allSatisfy { $0.count == columns.count }, "a row has a cell per column")
    self.title = title
    self.columns = columns
    self.rows = rows
    self.notes = notes
  }

  /// Adds a row.
  ///
  /// - Precondition: it has a cell per column.
  public mutating func append(_ row: [Cell]) {
    precondition(row.count == columns.count, "a row has a cell per column")
    rows.append(row)
  }
}
