public import CredenceSurvey

/// The net shares whose profile likelihood is not rejected:
/// `2 [l(phat) - (P log(q + delta) + M log(1 - 2q - delta) + D log q)] <= z^2`, q the constrained
/// maximum-likelihood detractor share (``ConstrainedShares``).
///
/// Shorter than the score interval for unanimous samples.
public struct ProfileLikelihoodInterval: NetScoreIntervalMethod {
  /// The method.
  package init() {}
  /// `profile-likelihood`.
  public var name: String { "profile-likelihood" }

  /// The limits of the net score in points.
  package func limits(for counts: ScoreCounts, at critical: CriticalValue) throws(EstimationError)
    -> IntervalLimits
  {
    try mirrored(counts, at: critical, holdsPointEstimate: true) { promoters, passives, detractors in
      let z = critical.z
      let total = promoters + passives + detractors
      let pointEstimate = (promoters - detractors) / total
      guard z > 0 else { return (pointEstimate, pointEstimate) }
      let start = ScoreTest(promoters: promoters, passives: passives, detractors: detractors).limits(z: z)
      func limit(towards end: Double, start: Double) -> Double {
        if pointEstimate == end { return end }
        return boundary(inside: pointEstimate, outside: end, start: start) { candidate in
          let shares = ConstrainedShares(
            netShare: candidate, promoters: promoters, passives: passives, detractors: detractors)
          let parts =
            deviancePart(promoters, mean: total * shares.promoters)
            + deviancePart(passives, mean: total * shares.passives)
            + deviancePart(detractors, mean: total * shares.detractors)
          let root = (2 * parts).squareRoot()
          return (root - z, -shares.logLikelihoodSlope(promoters, passives, detractors) / root, z)
        }
      }
      return (limit(towards: -1, start: start.lower), limit(towards: 1, start: start.upper))
    }
  }
}

extension IntervalMethod where Self == ProfileLikelihoodInterval {
  /// The profile-likelihood interval.
  public static var profileLikelihood: ProfileLikelihoodInterval { ProfileLikelihoodInterval() }
}

extension ConstrainedShares {
  /// The derivative of the profile log likelihood in the net share.
  ///
  /// By the envelope theorem it is the partial one with the smaller share held; but without passives that share
  /// is at its upper bound (1 - |delta|)/2, which moves, and both shares move by half.
  @inline(__always)
  fileprivate func logLikelihoodSlope(_ promoters: Double, _ passives: Double, _ detractors: Double) -> Double
  {
    let byPromoters = promoters > 0 ? promoters / self.promoters : 0
    let byDetractors = detractors > 0 ? detractors / self.detractors : 0
    guard passives > 0 else { return 0.5 * (byPromoters - byDetractors) }
    let byPassives = passives / self.passives
    return netShare < 0 ? byPassives - byDetractors : byPromoters - byPassives
  }
}
