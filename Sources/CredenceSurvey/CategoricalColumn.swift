/// A column of repeated labels: each distinct label once, and a code per row.
public struct CategoricalColumn: Sendable, Hashable {
  /// The distinct labels in order of first appearance.
  public private(set) var levels: [String]
  /// Per row the position in ``levels``, or `nil` where the cell is blank.
  public private(set) var codes: [Int32?]
  private var positions: [String: Int32]

  /// A column without rows.
  package init() {
    levels = []
    codes = []
    positions = [:]
  }

  /// A column of the given labels.
  public init(_ labels: some Sequence<String?>) {
    self.init()
    for label in labels { append(label) }
  }

  /// The number of rows.
  public var count: Int { codes.count }

  /// The label of a row, or `nil` where the cell is blank.
  package subscript(row: Int) -> String? { codes[row].map { levels[Int($0)] } }

  /// Adds a row.
  package mutating func append(_ label: String?) {
    codes.append(label.map { intern($0) })
  }

  /// The code of a label, made known first if it is new. Adds no row.
  @discardableResult
  package mutating func intern(_ label: String) -> Int32 {
    if let position = positions[label] { return position }
    let position = Int32(levels.count)
    positions[label] = position
    levels.append(label)
    return position
  }

  /// The code of a label, if any row or ``intern(_:)`` has used it.
  package func code(of label: String) -> Int32? { positions[label] }

  /// Makes every row of a level blank. The level stays known.
  package mutating func blank(_ code: Int32) {
    for row in codes.indices where codes[row] == code { codes[row] = nil }
  }

  /// Adds a row by the code of a known level, or a blank.
  ///
  /// - Precondition: `code` is `nil` or a position in ``levels``.
  package mutating func append(code: Int32?) {
    precondition(code.map { $0 >= 0 && Int($0) < levels.count } ?? true, "a code is a position in levels")
    codes.append(code)
  }
}
