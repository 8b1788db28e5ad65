import CredenceProbability
package import CredenceSurvey

/// A level with its two-sided normal quantile z, which every closed form starts from.
///
/// Finding z costs more than a Wilson interval; for many accounts at one level it is found once.
package struct CriticalValue: Sendable, Hashable {
  /// The level.
  package let level: ConfidenceLevel
  /// The normal quantile at 1 - (1 - level)/2: 1.959964 for 0.95.
  package let z: Double

  /// Finds the quantile of a level.
  package init(_ level: ConfidenceLevel) {
    self.level = level
    z = max(0, NormalDistribution.standard.survivalQuantile(0.5 * level.significanceLevel))
  }
}
