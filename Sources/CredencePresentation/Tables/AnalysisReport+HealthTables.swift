import CredenceAnalysis
import CredenceHealth
import CredenceSurvey
import CredenceTables

extension AnalysisReport {
  /// The columns of `accounts.csv` on health.
  static let healthColumns = [
    Table.Column("health", "health"), Table.Column("healthInterval", "interval", .interval),
    Table.Column("healthBasis", "basis"), Table.Column("probabilityHealthAboveZero", "P(health > 0)"),
    Table.Column("probabilityHealthBelowZero", "P(health < 0)"),
    Table.Column("healthAtMostMinus80", "P(<= -80)"), Table.Column("healthLow", "P(-80 to -20)"),
    Table.Column("healthWithin20", "P(-20 to 20)"), Table.Column("healthHigh", "P(20 to 80)"),
    Table.Column("healthAtLeast80", "P(>= 80)"), Table.Column("verdict", "verdict"),
    Table.Column("compositionShift", "shift"), Table.Column("maskedRisk", "masked risk"),
    Table.Column("endUserFriction", "end-user friction"), Table.Column("divided", "divided"),
    Table.Column("consensus", "consensus"), Table.Column("patterns", "patterns"),
    Table.Column("missingRoles", "missing roles"), Table.Column("answersNeeded", "answers needed"),
    Table.Column("askNext", "ask next"), Table.Column("revenueAtRisk", "revenue at risk"),
    Table.Column("equalWeights", "equal weights"), Table.Column("standardisedScore", "standardised"),
    Table.Column("ifSilentAllDetractors", "silent all detractors"),
    Table.Column("ifSilentAllPromoters", "silent all promoters"),
    Table.Column("answersNeededReason", "why no number"), Table.Column("verdictBasis", "verdict rests on"),
  ]

  /// The cells of ``healthColumns``.
  static func healthCells(_ report: AccountReport) -> [Cell] {
    guard let own = report.health else {
      return healthColumns.map { _ in .missing(report.isHealthHidden ? "hidden" : nil) }
    }
    let health = own.health
    func probability(_ value: Double?) -> Cell { value.map { .probability($0) } ?? .missing() }
    func score(_ value: Double?) -> Cell { value.map { .score($0) } ?? .missing() }
    func names(_ values: [String]) -> Cell {
      values.isEmpty ? .missing() : .text(values.joined(separator: " "))
    }
    return [
      .score(health.mean), health.limits,
      .text(health.basis.rawValue), .probability(health.probabilityAboveZero),
      .probability(health.probabilityBelowZero),
    ] + health.cells.probabilities.map { .probability($0) } + [
      own.verdict.map { .text($0.rawValue) } ?? .missing(),
      score(own.compositionShift), probability(health.patterns.maskedRisk),
      probability(health.patterns.endUserFriction), probability(health.patterns.divided),
      probability(health.patterns.consensus), names(health.patterns.named.map(\.rawValue)),
      names(health.missingRoles.map(\.rawValue)),
      health.answersNeeded?.count.map { .count($0) } ?? .missing(),
      health.askNext.map { .text($0.role.rawValue) } ?? .missing(),
      own.revenueAtRisk.map { .money($0) } ?? .missing(), score(own.equalWeights?.mean),
      score(own.standardisedScore), score(health.nonresponseBounds?.lowerBound),
      score(health.nonresponseBounds?.upperBound),
      health.answersNeeded?.reason.map { .text($0) } ?? .missing(),
      own.verdictBasis.map { .text($0.rawValue) } ?? .missing(),
    ]
  }
}
