import CredenceSurvey

/// What a satisfaction cell says.
enum SatisfactionReading: Equatable {
  case rating(Int8)
  case blank
  case sentinel(Sentinels.Meaning)
  case rejected(RejectReason)
}

/// Reads satisfaction cells: whole numbers on the declared scale, the words of one set, or words that were declared.
struct SatisfactionParser {
  let scale: SatisfactionScale
  let words: SatisfactionWords?
  let sentinels: Sentinels
  /// What the user said the column's words mean.
  let declared: DeclaredWords.Table?
  /// Whether the lowest answer is the best one.
  let isReversed: Bool

  /// - Precondition: the set of words has as many steps as the scale.
  init(
    scale: SatisfactionScale = .fivePoint, words: SatisfactionWords? = nil, sentinels: Sentinels = .none,
    declared: DeclaredWords.Table? = nil, isReversed: Bool = false
  ) {
    precondition(words.map { $0.steps.count == scale.maximum - scale.minimum + 1 } ?? true)
    self.scale = scale
    self.words = words
    self.sentinels = sentinels
    self.declared = declared
    self.isReversed = isReversed
  }

  /// The parser whose words cover most answers of a column; numbers alone if no set covers any.
  ///
  /// Among sets that cover the same, one whose ends are both in the column comes first: `Excellent` with
  /// `Very good` and `Poor` is another set than `Excellent` with `Horrible`. Words declared as 0 and 1 alone make the
  /// question one of yes and no.
  static func fitting(
    _ cells: [(text: String, count: Int)], scale declaredScale: SatisfactionScale = .fivePoint,
    sentinels: Sentinels = .none, declared: DeclaredWords.Table? = nil, isReversed: Bool = false,
    sets: [SatisfactionWords] = SatisfactionWords.standard
  ) -> SatisfactionParser {
    // Words of all ratings are those of the columns that have them.
    let applying = declared.flatMap { table in
      table.column != nil || cells.contains { table.value(of: $0.text) != nil } ? table : nil
    }
    let isYesOrNo =
      applying.map { !$0.numbers.isEmpty && $0.numbers.allSatisfy { $0 == 0 || $0 == 1 } } ?? false
    let scale = isYesOrNo ? SatisfactionScale.twoPoint : declaredScale
    let steps = scale.maximum - scale.minimum + 1
    var best: SatisfactionWords?
    var bestCovered = 0
    var bestEnds = 0
    for set in sets where set.steps.count == steps {
      let found = cells.compactMap { cell in set.step(of: cell.text).map { (step: $0, count: cell.count) } }
      let covered = found.reduce(0) { $0 + $1.count }
      let ends = Set(found.map(\.step).filter { $0 == 0 || $0 == steps - 1 }).count
      if (covered, ends) > (bestCovered, bestEnds) { (best, bestCovered, bestEnds) = (set, covered, ends) }
    }
    return SatisfactionParser(
      scale: scale, words: best, sentinels: sentinels, declared: applying, isReversed: isReversed)
  }

  func parse(_ untrimmed: CellBytes) -> SatisfactionReading {
    if untrimmed.count == 1, untrimmed[0].isASCIIDigit { return reading(of: Int(untrimmed[0] - 0x30)) }
    let cell = untrimmed.trimmed
    if cell.isBlankAnswer { return .blank }
    if let value = declared?.value(of: cell.text) { return value.map(reading) ?? .blank }
    if case .integer(let value) = NumberReading(cell) { return reading(of: value) }
    if let step = words?.step(of: cell.text) { return rating(scale.minimum + step) }
    return .rejected(cell.contains(0) ? .nulByte : .ratingUnreadable)
  }

  func parse(_ text: String) -> SatisfactionReading { text.withCellBytes(parse) }

  private func reading(of value: Int) -> SatisfactionReading {
    if let meaning = sentinels[value] { return .sentinel(meaning) }
    return scale.contains(value) ? rating(value) : .rejected(.ratingOffScale)
  }

  private func rating(_ value: Int) -> SatisfactionReading {
    .rating(Int8(isReversed ? scale.minimum + scale.maximum - value : value))
  }

  /// How many answers a column has, and how many of them are read.
  func share(of cells: [(text: String, count: Int)], below heading: String? = nil) -> (
    read: Int, answered: Int
  ) {
    var (read, answered) = (0, 0)
    // A heading that was pasted into the file is no answer.
    for cell in cells where cell.text != heading {
      switch parse(cell.text) {
      case .rating:
        read += cell.count
        answered += cell.count
      case .rejected: answered += cell.count
      case .blank, .sentinel: break
      }
    }
    return (read, answered)
  }
}
