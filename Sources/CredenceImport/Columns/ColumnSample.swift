import CredenceSurvey

/// The distinct cells of a column's first rows: what a column can be is seen from them.
struct ColumnSample: Sendable {
  /// Distinct texts that are remembered; more make ``overflow`` true.
  static let limit = 400
  private(set) var cells: [DriverCell] = []
  private(set) var blanks = 0
  private(set) var rows = 0
  private(set) var overflow = false
  private var positions: [String: Int] = [:]
  private var counts: [Int] = []
  private(set) var selection = SelectionProbe()

  init() {}

  init(_ texts: some Sequence<String>) {
    for text in texts { observe(text) }
    finish()
  }

  mutating func observe(_ text: String) {
    rows += 1
    selection.observe(text)
    if text.withCellBytes({ $0.trimmed.isBlankAnswer }) {
      blanks += 1
    } else if let position = positions[text] {
      counts[position] += 1
    } else if counts.count < Self.limit {
      positions[text] = counts.count
      counts.append(1)
      texts.append(text)
    } else {
      overflow = true
    }
  }

  private var texts: [String] = []

  /// Makes ``cells`` of what was observed.
  mutating func finish() { cells = zip(texts, counts).map { DriverCell($0, count: $1) } }

  var filled: Int { cells.reduce(0) { $0 + $1.count } }

  /// The share of filled cells that satisfy a test; 0 if none is filled.
  func share(where matches: (String) -> Bool) -> Double {
    guard filled > 0 else { return 0 }
    let matching = cells.reduce(0) { $0 + (matches($1.text) ? $1.count : 0) }
    return Double(matching) / Double(filled)
  }

  func shareOfScores(_ parser: ScoreParser) -> Double {
    share {
      switch parser.parse($0) {
      case .score, .sentinel: true
      case .blank, .rejected: false
      }
    }
  }

  var shareOfRatings: Double {
    let parser = SatisfactionParser.fitting(cells.map { ($0.text, $0.count) }, sentinels: .qualtrics)
    return share {
      switch parser.parse($0) {
      case .rating, .sentinel: true
      case .blank, .rejected: false
      }
    }
  }

  func shareOfRoles(_ aliases: RoleAliases) -> Double { share { aliases.knownRole(of: $0) != nil } }

  /// All cells are names of the three classes, and not all of one that is a rating too (`Neutral`).
  var isScoreClass: Bool {
    let classes = cells.map { ClassWords.loyaltyClass(of: $0.text) }
    return classes.contains { $0 == .promoter || $0 == .detractor } && !classes.contains(nil)
  }

  /// Most filled cells are different texts; a column without any may be free text too.
  var isFreeText: Bool { overflow || cells.count * 2 >= filled }

  /// Cells repeat, or their pieces do: not free text.
  var repeats: Bool {
    if filled <= 5 { return true }
    let learning = DriverLearning(cells: cells, column: "")
    var uses = [Int](repeating: 0, count: learning.splitter.labels.count)
    for cell in cells {
      if case .ticked(let labels, _) = learning.splitter.read(cell.text) {
        for label in labels { uses[label] += cell.count }
      }
    }
    let all = uses.reduce(0, +)
    let repeated = uses.reduce(0) { $0 + ($1 > 1 ? $1 : 0) }
    return repeated * 2 >= all
  }
}
