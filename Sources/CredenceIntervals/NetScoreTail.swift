import CredenceProbability

/// How likely so low a net score is, exactly: the tail that keeps the large-sample interval honest near the ends of the
/// scale, where few answers differ and no normal curve fits them.
struct NetScoreTail {
  let counts: TrinomialCounts

  /// Pr(net count <= the observed one) at a net share, the other unknown at its likeliest value for the counts.
  ///
  /// Detractors are binomial, and given them promoters are: a sum over the few numbers of detractors that can occur.
  func probability(at netShare: Double) -> Double {
    let shares = ConstrainedShares(
      netShare: netShare, promoters: Double(counts.promoters), passives: Double(counts.passives),
      detractors: Double(counts.detractors))
    let n = counts.responses
    let rest = shares.promoters + shares.passives
    let observed = counts.promoters - counts.detractors
    guard rest > 0 else { return observed >= -n ? 1 : 0 }
    let promoterShare = min(shares.promoters / rest, 1)
    let detractorShare = min(shares.detractors, 1)
    func below(_ detractors: Int) -> Double {
      BinomialDistribution(count: n - detractors, share: promoterShare).cumulative(observed + detractors)
    }
    guard detractorShare > 0 else { return below(0) }
    let mode = min(Int(Double(n + 1) * detractorShare), n)
    let odds = detractorShare / rest
    let start = BinomialDistribution(count: n, share: detractorShare).probability(mode)
    var total = start * below(mode)
    var chance = start
    var place = mode
    while place < n, chance > 1e-20 {
      chance *= Double(n - place) / Double(place + 1) * odds
      place += 1
      total += chance * below(place)
    }
    chance = start
    place = mode
    while place > 0, chance > 1e-20 {
      chance *= Double(place) / Double(n - place + 1) / odds
      place -= 1
      total += chance * below(place)
    }
    return total
  }

  /// Variance and skewness of the net count at a net share.
  func moments(at netShare: Double) -> (variance: Double, skewness: Double) {
    let shares = ConstrainedShares(
      netShare: netShare, promoters: Double(counts.promoters), passives: Double(counts.passives),
      detractors: Double(counts.detractors))
    let active = shares.promoters + shares.detractors
    let third = netShare * (1 - 3 * active + 2 * netShare * netShare)
    let variance = Double(counts.responses) * shares.variance
    return (variance, third / (shares.variance * variance.squareRoot()))
  }
}
