import CredenceSurvey

/// What a cell of joined labels says.
enum DriverReading: Equatable {
  /// The ticked labels by position in ``DriverSplitter/labels``, each once, in the order of the cell; and
  /// what matches no label of a declared dictionary. A blank cell is a question with nothing ticked.
  case ticked([Int], other: [String])
  /// The cell says that the question was not asked (`NA`).
  case notAsked
}

/// Splits cells of joined labels by an option dictionary, longest label first, because labels may hold the
/// delimiter: `Price, value, Product performance` is two labels.
struct DriverSplitter {
  /// The labels, in the order declared or first met.
  let labels: [String]
  let delimiter: DriverDelimiter
  /// Whether the labels were declared; then what is not among them is free text.
  let isDeclared: Bool
  /// By the first piece of a label: its other pieces and its position, longest first.
  private let tails: [String: [Tail]]

  private struct Tail {
    let pieces: [String]
    let label: Int
  }

  init(labels: [String], delimiter: DriverDelimiter, isDeclared: Bool) {
    self.labels = labels
    self.delimiter = delimiter
    self.isDeclared = isDeclared
    var tails: [String: [Tail]] = [:]
    for (index, label) in labels.enumerated() {
      let pieces = delimiter.pieces(of: label).map(Self.key)
      guard let first = pieces.first else { continue }
      tails[first, default: []].append(Tail(pieces: Array(pieces.dropFirst()), label: index))
    }
    self.tails = tails.mapValues { list in
      list.sorted { ($1.pieces.count, $0.label) < ($0.pieces.count, $1.label) }
    }
  }

  /// Reads a cell.
  func read(_ cell: String) -> DriverReading {
    if cell.withCellBytes({ $0.trimmed }).isEmpty { return .ticked([], other: []) }
    if cell.withCellBytes({ $0.trimmed.isBlankAnswer }) { return .notAsked }
    let pieces = delimiter.pieces(of: cell)
    let keys = pieces.map(Self.key)
    var ticked: [Int] = []
    var other: [String] = []
    var index = 0
    while index < pieces.count {
      let rest = keys[(index + 1)...]
      if let tail = tails[keys[index]]?.first(where: { rest.starts(with: $0.pieces) }) {
        if !ticked.contains(tail.label) { ticked.append(tail.label) }
        index += 1 + tail.pieces.count
      } else {
        other.append(pieces[index])
        index += 1
      }
    }
    return .ticked(ticked, other: other)
  }

  // Case and composition do not make another option.
  private static func key(_ piece: String) -> String { CanonicalForm.composed(piece).lowercased() }
}
