import CredenceSurvey

/// What a score cell says.
enum ScoreReading: Equatable {
  /// An answer on the scale.
  case score(Int8)
  /// Nothing, or `NA` and its like.
  case blank
  /// A number declared to stand for a missing answer.
  case sentinel(Sentinels.Meaning)
  /// Not a score.
  case rejected(RejectReason)
}

/// Reads score cells on a declared scale. Nothing is ever converted from another scale.
struct ScoreParser {
  let scale: ScoreScale
  let sentinels: Sentinels
  /// What words of the column were declared to mean.
  let words: DeclaredWords.Table?
  // Copies of what every cell asks, so that the short way touches no reference-counted storage.
  private let minimum: Int
  private let maximum: Int
  private let hasSentinels: Bool

  init(
    scale: ScoreScale = .likelihoodToRecommend, sentinels: Sentinels = .none,
    words: DeclaredWords.Table? = nil
  ) {
    self.scale = scale
    self.sentinels = sentinels
    self.words = words
    minimum = scale.minimum
    maximum = scale.maximum
    hasSentinels = sentinels != .none
  }

  /// Reads the content of a cell. One or two ASCII digits, which is nearly all of them, take the short way.
  @inline(__always)
  func parse(_ cell: CellBytes) -> ScoreReading {
    if cell.count == 1, cell[0].isASCIIDigit { return reading(of: Int(cell[0] - 0x30)) }
    if cell.count == 2, cell[0].isASCIIDigit, cell[1].isASCIIDigit {
      return reading(of: Int(cell[0] - 0x30) * 10 + Int(cell[1] - 0x30))
    }
    return parseSlowly(cell)
  }

  func parse(_ text: String) -> ScoreReading { text.withCellBytes(parse) }

  @inline(__always)
  private func reading(of value: Int) -> ScoreReading {
    if hasSentinels, let meaning = sentinels[value] { return .sentinel(meaning) }
    guard value >= minimum, value <= maximum else { return .rejected(.scoreOffScale) }
    return .score(Int8(truncatingIfNeeded: value))
  }

  @inline(never)
  private func parseSlowly(_ untrimmed: CellBytes) -> ScoreReading {
    let cell = untrimmed.trimmed
    if cell.isBlankAnswer { return .blank }
    if let words, let value = words.value(of: cell.text) { return value.map(reading) ?? .sentinel(.missing) }
    switch NumberReading(cell) {
    case .integer(let value): return reading(of: value)
    case .refused(let refusal):
      if cell.contains(0) { return .rejected(.nulByte) }
      switch refusal {
      case .notInteger: return .rejected(.scoreNotInteger)
      case .exponent: return .rejected(.scoreExponent)
      case .hexadecimal: return .rejected(.scoreHexadecimal)
      case .percent: return .rejected(.scorePercent)
      case .ratio: return .rejected(.scoreRatio)
      case .words: return .rejected(SpreadsheetDates.isDate(cell) ? .scoreDate : .scoreWords)
      }
    }
  }
}
