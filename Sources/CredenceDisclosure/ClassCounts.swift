package import CredenceSurvey

/// Answers by class: promoters, passives, detractors.
package typealias ClassCounts = SIMD3<Int>

extension SIMD3<Int> {
  /// All answers.
  package var answers: Int { self[0] &+ self[1] &+ self[2] }

  /// The answers of a group, without its contacts.
  package init(_ counts: ScoreCounts) { self.init(counts.promoters, counts.passives, counts.detractors) }
}
