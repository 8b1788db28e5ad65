/// The cells of one column, each distinct content once and a code per row.
///
/// What the cells mean is decided when all have been seen: a driver's labels, a rating's words and an amount's
/// decimal mark show only in the whole column.
final class CapturedColumn {
  /// The column of the file.
  let index: Int
  private var contents = ByteInterner()
  /// Per row, the number of its content.
  private(set) var codes: [Int32] = []

  init(_ index: Int) { self.index = index }

  /// Takes the cell of a row.
  func append(_ cell: CellBytes) { codes.append(contents.intern(cell)) }

  /// Leaves only the rows that stand.
  func keep(_ stands: [Bool]) {
    var kept: [Int32] = []
    for (row, code) in codes.enumerated() where stands[row] { kept.append(code) }
    codes = kept
  }

  /// The distinct contents in order of first appearance, also those of rows that no longer stand.
  func distinct() -> [String] { (0..<contents.count).map { contents.bytes(Int32($0)).text } }

  /// The distinct contents with the number of rows each is in.
  func counted() -> [(text: String, count: Int)] {
    var counts = [Int](repeating: 0, count: contents.count)
    for code in codes { counts[Int(code)] += 1 }
    return distinct().enumerated().compactMap {
      counts[$0.offset] > 0 ? ($0.element, counts[$0.offset]) : nil
    }
  }

  /// The content of a row.
  func text(of row: Int) -> String { contents.bytes(codes[row]).text }

  /// The same column with other contents in place of some.
  func replacing(_ other: (CellBytes) -> String?) -> CapturedColumn {
    let replaced = CapturedColumn(index)
    for text in map({ cell in other(cell) ?? cell.text }) { text.withCellBytes { replaced.append($0) } }
    return replaced
  }

  /// Calls `body` once per distinct content and gives back its answer per row.
  func map<Value>(_ body: (CellBytes) -> Value) -> [Value] { mapNumbered { body($1) } }

  /// The same, with the content's number.
  func mapNumbered<Value>(_ body: (Int, CellBytes) -> Value) -> [Value] {
    let values = (0..<contents.count).map { body($0, contents.bytes(Int32($0))) }
    return codes.map { values[Int($0)] }
  }

  /// Whether a row has each content.
  func used() -> [Bool] {
    var used = [Bool](repeating: false, count: contents.count)
    for code in codes { used[Int(code)] = true }
    return used
  }
}
