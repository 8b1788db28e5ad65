import CredenceIntervals
import CredencePresentation
import CredenceReporting
package import CredenceSurvey

/// How well the answers of one account go with a score that somebody has in mind.
package struct ScoreComparison: Sendable, Hashable {
  /// The score, in points.
  package let netScore: Double
  /// The two-sided p-value: the interval of the same method at a level holds the score where it is at least 1 - level.
  package let pValue: Double
  /// The method whose p-value it is.
  package let method: String
  private let knowsContacts: Bool
  /// A limit that is shown has 1 - level as its p-value but for rounding, and is held.
  private static let slack = 1e-9

  /// Compares counts with a score.
  ///
  /// - Throws: ``EstimationError/noResponses`` without answers.
  /// - Precondition: `netScore` is in -100...100.
  package init(_ counts: ScoreCounts, against netScore: Double) throws(EstimationError) {
    let test = LengthOptimalInterval.standard
    pValue = try test.pValue(of: netScore, in: counts)
    method = test.name
    self.netScore = netScore
    knowsContacts = counts.population != nil
  }

  /// The comparison as sentences for a person.
  func sentence(level: ConfidenceLevel) -> String {
    let numbers = NumberStyle()
    let p = numbers.pValue(pValue)
    let relation = p.hasPrefix("<") || p.hasPrefix(">") ? "p \(p.prefix(1)) \(p.dropFirst())" : "p = \(p)"
    let finding =
      pValue >= level.significanceLevel * (1 - Self.slack)
      ? "at level \(level.decimal) the answers do not rule it out"
      : "at level \(level.decimal) the answers rule it out"
    let note = knowsContacts ? " It is about the underlying score, whatever the number of contacts." : ""
    let score = netScore == netScore.rounded() ? "\(Int(netScore))" : NumberStyle.shortest(netScore)
    return "\(relation) against a score of \(score) (\(method)): \(finding).\(note)"
  }
}
