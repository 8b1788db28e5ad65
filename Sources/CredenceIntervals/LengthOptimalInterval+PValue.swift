public import CredenceSurvey

extension LengthOptimalInterval {
  /// The p-value of a net score: how well the answers go with it, from 0 (not at all) to 1 (it is the score of the
  /// answers). The interval at a level is the scores with a p-value of at least 1 - level: its limits have 1 - level itself, and
  /// `pValue(of: 0, in: counts) < 0.05` says that the interval at 0.95 does not hold 0.
  ///
  /// It is two-sided, and of the interval as it is shown: closed, without gaps, monotone in every answer.
  ///
  /// - Parameter netScore: The score in points, -100...100.
  /// - Throws: ``EstimationError/noResponses`` without answers.
  /// - Precondition: `netScore` is in -100...100, and the method is ``IntervalMethod/lengthOptimal``.
  public func pValue(of netScore: Double, in counts: ScoreCounts) throws(EstimationError) -> Double {
    precondition(netScore >= -100 && netScore <= 100, "a net score is in -100...100")
    precondition(isCalibrated, "only the calibrated method has a p-value")
    guard counts.responses > 0 else { throw .noResponses }
    let pointEstimate = 100 * Double(counts.promoters - counts.detractors) / Double(counts.responses)
    if netScore == pointEstimate { return 1 }
    let outcome = TrinomialCounts(counts)
    guard counts.responses <= Self.largestExactSample else {
      return GuardedTango.pValue(of: netScore / 100, in: outcome)
    }
    // Below the estimate is above the mirrored one.
    return netScore > pointEstimate
      ? upperPValue(of: netScore / 100, in: outcome) : upperPValue(of: -netScore / 100, in: outcome.mirrored)
  }

  /// The highest threshold at which the upper limit still reaches a net share, by bisection: limits fall as the
  /// threshold rises.
  private func upperPValue(of netShare: Double, in outcome: TrinomialCounts) -> Double {
    let curve = LengthOptimalCurve.of(responses: outcome.responses)
    let test = LengthOptimalLimits.shared.test(responses: outcome.responses)
    let outcomes = outcome.withThoseOneClassLower
    func holds(_ threshold: Double) -> Bool {
      outcomes.contains {
        test.upperLimit($0, tieWeight: curve.tieWeight, threshold: threshold) >= netShare
      }
    }
    var rejected = curve.largestThreshold
    if holds(rejected) { return 1 }
    var kept = rejected / 16
    while !holds(kept) {
      guard kept > 1e-300 else { return 0 }
      rejected = kept
      kept /= 16
    }
    while true {
      let middle = 0.5 * (kept + rejected)
      guard middle > kept, middle < rejected, rejected - kept > 0x1p-46 * kept else { break }
      if holds(middle) { kept = middle } else { rejected = middle }
    }
    return curve.significanceLevel(threshold: kept)
  }
}
