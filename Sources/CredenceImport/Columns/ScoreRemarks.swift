import CredenceSurvey

/// What the scores of a file deserve to have said about them: numbers off the scale that are too frequent to
/// be slips, and class labels of the tool that disagree with the scores.
struct ScoreRemarks {
  private var offScale: [Int: Int] = [:]
  private(set) var classed = 0
  private(set) var disagreeing = 0

  /// Notes a cell that was refused as off the scale.
  mutating func observeOffScale(_ cell: CellBytes) {
    if case .integer(let value) = NumberReading(cell.trimmed) { offScale[value, default: 0] += 1 }
  }

  mutating func observeOffScale(_ text: String) { text.withCellBytes { observeOffScale($0) } }

  /// Notes the tool's own class label beside the class of the score.
  mutating func observe(label: String, recomputed: LoyaltyClass) {
    guard let labelled = Self.loyaltyClass(of: label) else { return }
    classed += 1
    if labelled != recomputed { disagreeing += 1 }
  }

  mutating func merge(_ other: ScoreRemarks) {
    offScale.merge(other.offScale, uniquingKeysWith: +)
    classed += other.classed
    disagreeing += other.disagreeing
  }

  static func loyaltyClass(of label: String) -> LoyaltyClass? {
    switch LooseKey.letters(label) {
    case "promoter", "promoters", "promotor": .promoter
    case "passive", "passives", "neutral", "neutrals": .passive
    case "detractor", "detractors", "detraktor", "kritiker": .detractor
    default: nil
    }
  }

  /// The remarks on a file with `scores` scores on the scale.
  func diagnostics(scores: Int, scale: ScoreScale) -> [Diagnostic] {
    var remarks: [Diagnostic] = []
    for (value, count) in offScale.sorted(by: { $0.key < $1.key }) where count >= 3 && count * 100 >= scores {
      remarks.append(
        Diagnostic(
          .warning, code: "frequent-off-scale-score",
          """
          \(count) rows have the score \(value), outside \(scale.minimum) to \(scale.maximum). If it \
          stands for a missing answer, declare it with --sentinel \(value)=missing.
          """))
    }
    if disagreeing > 0 {
      remarks.append(
        Diagnostic(
          .warning, code: "class-label-disagrees",
          """
          \(disagreeing) of \(classed) class labels in the file disagree with their score. The class of the \
          score was used.
          """))
    }
    return remarks
  }
}
