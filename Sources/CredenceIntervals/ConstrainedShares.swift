/// The maximum-likelihood class shares among those with a given net share delta = pP - pD.
///
/// With P, M, D counts and n their sum, the detractor share q solves
/// `2 n q^2 + B q - D delta (1 - delta) = 0`, `B = -(P + D) + (2n - P + D) delta`,
/// and lies in `max(0, -delta)...(1 - delta)/2`; the promoter share is `q + delta`.
/// For a negative delta the mirrored equation is solved for the promoter share instead, so that the smaller
/// share never comes out of a difference of two large numbers.
///
/// Source: Tango 1998, Statistics in Medicine 17:891, section 3.
package struct ConstrainedShares: Sendable, Hashable {
  /// The net share the others are conditional on, -1...1.
  package let netShare: Double
  /// The share of promoters, pP.
  package let promoters: Double
  /// The share of passives, pM.
  package let passives: Double
  /// The share of detractors, pD: q(delta).
  package let detractors: Double

  /// Maximises the likelihood of the counts along a net share. Counts may be fractional.
  ///
  /// - Precondition: no count is negative, not all are zero, and `netShare` is in -1...1.
  package init(netShare: Double, promoters: Double, passives: Double, detractors: Double) {
    precondition(promoters >= 0 && passives >= 0 && detractors >= 0, "counts are not negative")
    precondition(promoters + passives + detractors > 0, "shares need answers")
    precondition(netShare >= -1 && netShare <= 1, "a net share is in -1...1")
    let minor = MinorShare(
      netShare: netShare, promoters: promoters, passives: passives, detractors: detractors)
    let major = min(minor.share + netShare.magnitude, 1)
    self.netShare = netShare
    self.promoters = netShare < 0 ? minor.share : major
    self.detractors = netShare < 0 ? major : minor.share
    self.passives = max(0, 1 - netShare.magnitude - 2 * minor.share)
  }

  /// The variance of one answer's loading (1, 0, -1) at these shares: pP + pD - delta^2.
  package var variance: Double {
    let distance = netShare.magnitude
    return 2 * min(promoters, detractors) + distance * (1 - distance)
  }
}

/// The constrained share of the class the net share is against: of detractors for delta >= 0, else of promoters.
struct MinorShare {
  /// The share.
  let share: Double
  /// Its derivative in |delta|.
  let slope: Double

  @inline(__always)
  init(netShare: Double, promoters: Double, passives: Double, detractors: Double) {
    let total = promoters + passives + detractors
    let distance = netShare.magnitude
    let against = netShare < 0 ? promoters : detractors
    let with = netShare < 0 ? detractors : promoters
    let linearSlope = 2 * total - with + against
    let linear = linearSlope * distance - (with + against)
    let constant = against * distance * (1 - distance)
    let root = (linear * linear + 8 * total * constant).squareRoot()
    // Of the two forms of the root the one that adds.
    let raw = linear > 0 ? 2 * constant / (linear + root) : (root - linear) / (4 * total)
    let share = min(max(raw, 0), 0.5 * (1 - distance))
    self.share = share
    slope = root > 0 ? (against * (1 - 2 * distance) - linearSlope * share) / root : 0
  }
}
