import CredenceSurvey

/// What a satisfaction cell says.
enum SatisfactionReading: Equatable {
  case rating(Int8)
  case blank
  case sentinel(Sentinels.Meaning)
  case rejected(RejectReason)
}

/// Reads satisfaction cells: whole numbers on the declared scale, or the words of one set.
struct SatisfactionParser {
  let scale: SatisfactionScale
  let words: SatisfactionWords?
  let sentinels: Sentinels

  /// - Precondition: the set of words has as many steps as the scale.
  init(scale: SatisfactionScale = .fivePoint, words: SatisfactionWords? = nil, sentinels: Sentinels = .none) {
    precondition(words.map { $0.steps.count == scale.maximum - scale.minimum + 1 } ?? true)
    self.scale = scale
    self.words = words
    self.sentinels = sentinels
  }

  /// The parser whose words cover most answers of a column; numbers alone if no set covers any.
  ///
  /// Among sets that cover the same, one whose ends are both in the column comes first: `Excellent` with
  /// `Very good` and `Poor` is another set than `Excellent` with `Horrible`.
  static func fitting(
    _ cells: [(text: String, count: Int)], scale: SatisfactionScale = .fivePoint,
    sentinels: Sentinels = .none,
    sets: [SatisfactionWords] = SatisfactionWords.standard
  ) -> SatisfactionParser {
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
    return SatisfactionParser(scale: scale, words: best, sentinels: sentinels)
  }

  func parse(_ untrimmed: CellBytes) -> SatisfactionReading {
    if untrimmed.count == 1, untrimmed[0].isASCIIDigit { return reading(of: Int(untrimmed[0] - 0x30)) }
    let cell = untrimmed.trimmed
    if cell.isBlankAnswer { return .blank }
    if case .integer(let value) = NumberReading(cell) { return reading(of: value) }
    if let step = words?.step(of: cell.text) { return .rating(Int8(scale.minimum + step)) }
    return .rejected(cell.contains(0) ? .nulByte : .ratingUnreadable)
  }

  func parse(_ text: String) -> SatisfactionReading { text.withCellBytes(parse) }

  private func reading(of value: Int) -> SatisfactionReading {
    if let meaning = sentinels[value] { return .sentinel(meaning) }
    return scale.contains(value) ? .rating(Int8(value)) : .rejected(.ratingOffScale)
  }
}
