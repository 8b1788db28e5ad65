/// What stands between the labels of one cell.
enum DriverDelimiter: String, Sendable, CaseIterable {
  case semicolon
  case bar
  case lineBreak = "line-break"
  /// A comma without a space behind it; a comma with one belongs to a label (Qualtrics).
  case tightComma = "tight-comma"
  /// A comma and a space, which labels may hold too (Google Forms).
  case spacedComma = "spaced-comma"
  /// A space (Kobo); labels may hold it too, so it separates only labels that are known.
  case space

  /// The text between two labels.
  var joint: String {
    switch self {
    case .semicolon: ";"
    case .bar: "|"
    case .lineBreak: "\n"
    case .tightComma: ","
    case .spacedComma: ", "
    case .space: " "
    }
  }

  private var byte: UInt8 {
    switch self {
    case .semicolon: UInt8(ascii: ";")
    case .bar: UInt8(ascii: "|")
    case .lineBreak: UInt8(ascii: "\n")
    case .tightComma, .spacedComma: UInt8(ascii: ",")
    case .space: UInt8(ascii: " ")
    }
  }

  /// The pieces of a cell, trimmed, without empty ones (a trailing delimiter makes one).
  ///
  /// A delimiter inside balanced brackets, or a tight comma between digits of a text, separates nothing.
  func pieces(of cell: String) -> [String] {
    cell.withCellBytes { bytes in
      var pieces: [String] = []
      var start = 0
      func close(_ end: Int) {
        let piece = CellBytes(rebasing: bytes[start..<end]).trimmed
        if !piece.isEmpty { pieces.append(piece.text) }
      }
      for index in separators(in: bytes) {
        close(index)
        start = index + 1
      }
      close(bytes.count)
      return pieces
    }
  }

  /// The positions of the delimiter in a cell.
  func separators(in cell: CellBytes) -> [Int] {
    guard cell.contains(byte) else { return [] }
    let nested = Self.balanced(cell)
    let hasLetters = cell.contains { $0.isASCIILetter || $0 >= 0x80 }
    var depth = 0
    var found: [Int] = []
    for index in 0..<cell.count {
      switch cell[index] {
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
      case byte where !nested || depth == 0:
        let last = index + 1 == cell.count
        let spaced = !last && cell[index + 1].isASCIISpace
        if self == .spacedComma, !spaced, !last { continue }
        if self == .tightComma {
          if spaced { continue }
          let digitsAround =
            index > 0 && !last && cell[index - 1].isASCIIDigit && cell[index + 1].isASCIIDigit
          if digitsAround && hasLetters { continue }
        }
        found.append(index)
      default: break
      }
    }
    return found
  }

  private static func balanced(_ cell: CellBytes) -> Bool {
    var open: [UInt8] = []
    for byte in cell {
      switch byte {
      case UInt8(ascii: "("): open.append(UInt8(ascii: ")"))
      case UInt8(ascii: "["): open.append(UInt8(ascii: "]"))
      case UInt8(ascii: "{"): open.append(UInt8(ascii: "}"))
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
        if open.popLast() != byte { return false }
      default: break
      }
    }
    return open.isEmpty
  }

  /// The delimiter of a column, or `nil` if no cell holds any.
  ///
  /// A semicolon, bar or line break is the delimiter unless ten times as many cells hold a comma (then it is
  /// somebody's free text). A comma without a space behind it is the delimiter unless ten times as many
  /// commas have one.
  static func ruling(_ cells: [DriverCell]) -> DriverDelimiter? {
    func count(_ delimiter: DriverDelimiter) -> Int {
      cells.reduce(0) { sum, cell in
        sum + (cell.text.withCellBytes { delimiter.separators(in: $0).isEmpty } ? 0 : cell.count)
      }
    }
    let spaced = count(.spacedComma)
    let tight = count(.tightComma)
    var best: DriverDelimiter?
    var bestCount = 0
    for delimiter in [DriverDelimiter.semicolon, .bar, .lineBreak] {
      let found = count(delimiter)
      if found > bestCount, found * 10 >= max(spaced, tight) { (best, bestCount) = (delimiter, found) }
    }
    if let best { return best }
    if tight == 0 && spaced == 0 { return nil }
    return tight > 0 && tight * 10 >= spaced ? .tightComma : .spacedComma
  }
}

/// A distinct cell of a column and the number of rows that have it.
struct DriverCell: Sendable, Hashable {
  let text: String
  let count: Int

  init(_ text: String, count: Int = 1) {
    self.text = text
    self.count = count
  }
}
