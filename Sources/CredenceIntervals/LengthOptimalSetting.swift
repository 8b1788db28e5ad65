/// The two numbers that say how much evidence the length-optimal test asks for.
package struct LengthOptimalSetting: Sendable, Hashable {
  /// A value is kept while its p-value is above this times (1 - level). Above 1 intervals are narrower.
  package let thresholdRatio: Double
  /// How much of the observed outcome's own probability counts towards the p-value, above 0 up to 1. Lower is
  /// narrower.
  package let tieWeight: Double

  /// Makes a setting.
  ///
  /// - Precondition: the ratio is above 0, the tie weight above 0 and not above 1.
  package init(thresholdRatio: Double, tieWeight: Double) {
    precondition(thresholdRatio > 0, "a threshold is above 0")
    precondition(tieWeight > 0 && tieWeight <= 1, "a tie weight is above 0 and not above 1")
    self.thresholdRatio = thresholdRatio
    self.tieWeight = tieWeight
  }
}

extension LengthOptimalSetting {
  /// What `length-optimal-fixed-tie` uses: the threshold as it is, tie weight 0.7.
  static let fixedTie = LengthOptimalSetting(thresholdRatio: 1, tieWeight: 0.7)
}
