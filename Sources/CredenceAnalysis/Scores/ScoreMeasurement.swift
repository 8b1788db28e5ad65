public import CredenceMethods
public import CredenceSurvey

/// What is measured of one group of answers: counts, the score, the class shares, further intervals.
///
/// Groups of the same counts share one: a portfolio of many accounts has few different counts.
public final class ScoreMeasurement: Sendable {
  /// The counts everything else is computed from.
  public let counts: ScoreCounts
  /// The score with the interval of the chosen method; `nil` without answers.
  public let score: Estimate?
  /// The share of promoters with its Wilson interval; `nil` without answers.
  public let promoters: Estimate?
  /// The share of detractors with its Wilson interval; `nil` without answers.
  public let detractors: Estimate?
  /// The score by further methods, for comparison with other tools.
  public let otherIntervals: [Estimate]
  /// What the answers say of the score, as probabilities; `nil` without answers.
  public let statements: ScoreStatements?
  /// The two thirds interval by the chosen method, for drawing.
  public let inner: Interval?
  /// What a reader must know.
  public let diagnostics: [Diagnostic]
  /// Whether the group is hidden (`minimumResponses`). Then everything above is empty: no renderer can tell what it
  /// does not know.
  public let isHidden: Bool

  init(
    counts: ScoreCounts, score: Estimate? = nil, promoters: Estimate? = nil, detractors: Estimate? = nil,
    otherIntervals: [Estimate] = [], statements: ScoreStatements? = nil, inner: Interval? = nil,
    diagnostics: [Diagnostic] = [], isHidden: Bool = false
  ) {
    self.counts = counts
    self.score = score
    self.promoters = promoters
    self.detractors = detractors
    self.otherIntervals = otherIntervals
    self.statements = statements
    self.inner = inner
    self.diagnostics = diagnostics
    self.isHidden = isHidden
  }

  /// What is measured of a hidden group: nothing.
  static let hidden = ScoreMeasurement(counts: .empty, isHidden: true)
}
