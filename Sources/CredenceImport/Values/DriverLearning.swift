import CredenceSurvey

/// Learns the option dictionary of a column of joined labels from its distinct cells.
///
/// Pieces between delimiters are labels, except that neighbours which never occur apart are one label holding
/// the delimiter. Two options that were ticked independently, each in n of N rows, would fall together in all
/// n by a chance of 1 in C(N, n); neighbours are joined when that is below 1 in 1000 and n is at least 3.
/// Where labels begin with capitals, a piece that begins with a small letter and always follows the same one
/// is joined from n = 2. What stays possible and undecided is named in a warning: a declared dictionary
/// decides it.
struct DriverLearning {
  let splitter: DriverSplitter
  private let column: String
  private let joined: [PieceStatistics.Pair]
  private let undecided: [PieceStatistics.Pair]

  /// - Parameters:
  ///   - cells: the distinct cells in the order met, with their numbers of rows.
  ///   - dictionary: the declared labels, if any; then nothing is learnt.
  ///   - delimiter: the tool's convention, if it has one; otherwise the column decides.
  init(cells: [DriverCell], dictionary: [String] = [], delimiter: DriverDelimiter? = nil, column: String) {
    let answered = cells.filter { cell in cell.text.withCellBytes { !$0.trimmed.isBlankAnswer } }
    let ruling = delimiter ?? DriverDelimiter.ruling(answered) ?? .semicolon
    self.column = column
    guard dictionary.isEmpty else {
      let usual = DriverSplitter(labels: dictionary, delimiter: ruling, isDeclared: true)
      let spaced = DriverSplitter(labels: dictionary, delimiter: .space, isDeclared: true)
      // Where labels are known, spaces separate them if that explains more rows.
      splitter =
        Self.rowsExplained(by: spaced, answered) > Self.rowsExplained(by: usual, answered) ? spaced : usual
      (joined, undecided) = ([], [])
      return
    }
    var statistics = PieceStatistics(answered, ruling)
    // Only a comma with a space is ambiguous: other delimiters do not stand in labels by any tool's custom.
    if ruling == .spacedComma { statistics.join() }
    // Each label as most rows write it: which row comes first decides nothing.
    var spellings: [[String: Int]] = []
    var positions: [String: Int] = [:]
    for cell in statistics.cells {
      for label in statistics.labels(of: cell.pieces) {
        let position = positions[label.lowercased()] ?? spellings.count
        if position == spellings.count {
          positions[label.lowercased()] = position
          spellings.append([:])
        }
        spellings[position][label, default: 0] += cell.count
      }
    }
    let labels = spellings.compactMap { counts in
      counts.min { ($1.value, $0.key) < ($0.value, $1.key) }?.key
    }
    splitter = DriverSplitter(labels: labels, delimiter: ruling, isDeclared: false)
    (joined, undecided) = (statistics.joined, statistics.undecided)
  }

  /// The rows whose cells hold known labels and nothing else.
  private static func rowsExplained(by splitter: DriverSplitter, _ cells: [DriverCell]) -> Int {
    cells.reduce(0) { sum, cell in
      if case .ticked(_, let other) = splitter.read(cell.text), other.isEmpty { return sum + cell.count }
      return sum
    }
  }

  /// What was decided, and what was not.
  ///
  /// - Parameter quotesWords: whether the labels are named; they may be what a respondent wrote.
  func diagnostics(quotesWords: Bool) -> [Diagnostic] {
    var remarks: [Diagnostic] = []
    if !joined.isEmpty {
      remarks.append(
        Diagnostic(
          ImportFact.driverLabelsJoined(
            column: column, joined.count, first: Self.examples(joined, quotesWords))))
    }
    if !undecided.isEmpty {
      remarks.append(
        Diagnostic(
          ImportFact.driverLabelsUncertain(
            column: column, undecided.count, first: Self.examples(undecided, quotesWords))))
    }
    return remarks
  }

  private static func examples(_ pairs: [PieceStatistics.Pair], _ quotesWords: Bool) -> [String]? {
    guard quotesWords else { return nil }
    return pairs.prefix(3).map { Addresses.withheld(in: "\($0.first), \($0.second)") }
  }
}

/// How often the pieces of a column occur, and how often one follows another.
struct PieceStatistics {
  struct Pair: Hashable {
    let first: String
    let second: String
  }

  struct Cell {
    let pieces: [String]
    let count: Int
  }

  let cells: [Cell]
  private(set) var joined: [Pair] = []
  private(set) var undecided: [Pair] = []
  private var glued: Set<Pair> = []

  init(_ distinct: [DriverCell], _ delimiter: DriverDelimiter) {
    cells = distinct.map { Cell(pieces: delimiter.pieces(of: $0.text), count: $0.count) }
  }

  /// Decides which neighbours are one label.
  mutating func join() {
    var pieceCounts: [String: Int] = [:]
    var pairCounts: [Pair: Int] = [:]
    var pairs: [Pair] = []
    for cell in cells {
      for (index, piece) in cell.pieces.enumerated() {
        pieceCounts[piece, default: 0] += cell.count
        guard index > 0 else { continue }
        let pair = Pair(first: cell.pieces[index - 1], second: piece)
        if pairCounts[pair] == nil { pairs.append(pair) }
        pairCounts[pair, default: 0] += cell.count
      }
    }
    let rows = cells.reduce(0) { $0 + $1.count }
    let capitals = capitalsRule(pieceCounts)
    for pair in pairs {
      let together = pairCounts[pair] ?? 0
      let second = pieceCounts[pair.second] ?? 0
      let inseparable = pieceCounts[pair.first] == together && second == together
      let continues = capitals && Self.beginsSmall(pair.second) && second == together
      if continues && together >= 2 || inseparable && together >= 3 && Self.unlikely(together, of: rows) {
        joined.append(pair)
        glued.insert(pair)
      } else if inseparable && (together >= 2 || Self.looksContinued(pair)) {
        undecided.append(pair)
      }
    }
  }

  /// The labels of a cell's pieces.
  func labels(of pieces: [String]) -> [String] {
    var labels: [String] = []
    for (index, piece) in pieces.enumerated() {
      if index > 0, glued.contains(Pair(first: pieces[index - 1], second: piece)) {
        labels[labels.count - 1] += ", \(piece)"
      } else {
        labels.append(piece)
      }
    }
    return labels
  }

  /// Whether four of five pieces that occur more than once begin with a capital or a digit.
  private func capitalsRule(_ counts: [String: Int]) -> Bool {
    let repeated = counts.filter { $0.value > 1 }
    let small = repeated.count { Self.beginsSmall($0.key) }
    return repeated.count - small >= 4 * small && repeated.count > small
  }

  private static func looksContinued(_ pair: Pair) -> Bool {
    beginsSmall(pair.second) && !beginsSmall(pair.first)
  }

  private static func beginsSmall(_ text: String) -> Bool { text.first?.isLowercase ?? false }

  /// C(rows, count) > 1000, by the product that stops as soon as it is.
  private static func unlikely(_ count: Int, of rows: Int) -> Bool {
    let chosen = min(count, rows - count)
    guard chosen > 0 else { return false }
    var ways = 1.0
    for step in 1...chosen {
      ways *= Double(rows - chosen + step) / Double(step)
      if ways > 1000 { return true }
    }
    return false
  }
}
