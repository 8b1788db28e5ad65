internal import CredenceProbability

/// The exact distribution of delta = pP - pD where (pP, pM, pD) ~ Dirichlet(promoters, passives, detractors).
///
/// Given the share s = pP + pD ~ Beta(a + c, b) of those who are not passive, the share of promoters among them
/// is w ~ Beta(a, c), independent of s, and delta = s (2w - 1). So for t >= 0
///
///     P(delta > t) = integral over s from t to 1 of Beta(s; a + c, b) I_{(1 - t/s)/2}(c, a)
///
/// one quadrature. (It is the difference of two paired proportions under a Dirichlet posterior: Altham 1971,
/// Biometrika 58:561.) Negative t are the mirror image. Without the substitution described at
/// ``StretchedTrapezoid`` the ends are singular for weights below 1 and no Gauss rule converges there.
package struct NetScoreDistribution: Sendable, Hashable {
  /// The weight of promoters, prior and answers together.
  package let promoters: Double
  /// The weight of passives.
  package let passives: Double
  /// The weight of detractors.
  package let detractors: Double

  /// The distribution for three weights.
  ///
  /// - Precondition: the weights are positive and finite.
  package init(promoters: Double, passives: Double, detractors: Double) {
    precondition(
      promoters > 0 && passives > 0 && detractors > 0 && promoters + passives + detractors < .infinity,
      "a Dirichlet distribution needs positive, finite weights")
    self.promoters = promoters
    self.passives = passives
    self.detractors = detractors
  }

  /// All three weights together.
  package var concentration: Double { (promoters + detractors) + passives }

  /// Promoters and detractors exchanged: the distribution of the negated score.
  package var mirrored: NetScoreDistribution {
    NetScoreDistribution(promoters: detractors, passives: passives, detractors: promoters)
  }
}

extension NetScoreDistribution: ScoreDistribution {
  /// 100 (a - c)/(a + b + c), in points.
  package var mean: Double { 100 * meanNetShare }

  /// In squared points.
  package var variance: Double {
    let active = (promoters + detractors) / concentration
    // active - mean^2 as two terms that cannot cancel.
    let passiveShare = passives / concentration
    let spread = 4 * (promoters / concentration) * (detractors / concentration) + active * passiveShare
    return 10_000 * spread / (concentration + 1)
  }

  /// The Dirichlet density, and with it that of every linear function, is log-concave from weights of 1 on
  /// (Prekopa 1973).
  package var isLogConcave: Bool { promoters >= 1 && passives >= 1 && detractors >= 1 }

  var meanNetShare: Double { (promoters - detractors) / concentration }

  /// Both tails and the density at a net share; outside -1...1 all is on one side.
  package func tails(at netShare: Double) -> ScoreTails { tails(at: netShare, agreement: 1e-8) }

  /// The exact density per unit of net share.
  package func density(atNetShare netShare: Double) -> Double {
    // At 0 the two sides are the same integral; one is taken for both, so that the mirror image is exact.
    if netShare < 0 || (netShare == 0 && promoters < detractors) {
      return NetScoreQuadrature(mirrored).density(at: -netShare)
    }
    return NetScoreQuadrature(self).density(at: netShare)
  }

  func tails(at netShare: Double, agreement: Double) -> ScoreTails {
    if netShare < 0 || (netShare == 0 && promoters < detractors) {
      let image = NetScoreQuadrature(mirrored, agreement: agreement).tails(at: -netShare)
      return ScoreTails(lower: image.upper, upper: image.lower, density: image.density)
    }
    return NetScoreQuadrature(self, agreement: agreement).tails(at: netShare)
  }
}
