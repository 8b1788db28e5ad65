import CredenceProbability

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The true shares of promoters, passives and detractors among the contacts of one role of one account.
struct ClassShares {
  let promoter: Double
  let passive: Double
  let detractor: Double

  /// In points.
  var netScore: Double { 100 * (promoter - detractor) }
}

/// A way in which accounts may really differ. Only the a's and e are what the model supposes; the others are there
/// to see what a wrong supposition costs.
enum Truth: String, CaseIterable {
  /// The model, equal loadings: the account's random intercept rules.
  case a1
  /// The model, equal loadings: accounts differ widely.
  case a2
  /// The model, equal loadings: accounts hardly differ.
  case a3
  /// The model, equal loadings: roles go their own way.
  case a4
  /// Scores 0 to 10 are normal, rounded: account and role effects in score units.
  case b
  /// Shares are Dirichlet in each role; roles of an account are tied by a normal copula, class by class.
  case c
  /// Two clusters: seven accounts in ten are content in every role; in the others deciders are unhappy and end users
  /// hide it.
  case d
  /// The model with unequal loadings: end users swing most.
  case e

  /// For the head of the report.
  var words: String {
    switch self {
    case .a1: "ordinal, s_u 1, s_v .5"
    case .a2: "ordinal, s_u 1.5, s_v .8"
    case .a3: "ordinal, s_u .4, s_v .2"
    case .a4: "ordinal, s_u .6, s_v 1"
    case .b: "rounded normal scores 0-10"
    case .c: "Dirichlet roles, normal copula"
    case .d: "two clusters, masked decision makers"
    case .e: "ordinal, s_u .9, s_v .5, loadings .5, .8, 2"
    }
  }

  /// The shares of one account's decision makers, influencers and end users.
  func draw(using generator: inout PhiloxGenerator) -> [ClassShares] {
    switch self {
    case .a1: Self.ordinal(intercept: 1, role: 0.5, using: &generator)
    case .a2: Self.ordinal(intercept: 1.5, role: 0.8, using: &generator)
    case .a3: Self.ordinal(intercept: 0.4, role: 0.2, using: &generator)
    case .a4: Self.ordinal(intercept: 0.6, role: 1, using: &generator)
    case .b: Self.roundedScores(using: &generator)
    case .c: Self.copula(using: &generator)
    case .d: Self.clusters(using: &generator)
    case .e: Self.ordinal(intercept: 0.9, role: 0.5, loadings: [0.5, 0.8, 2], using: &generator)
    }
  }

  private static func ordinal(
    intercept: Double, role: Double, loadings: [Double] = [1, 1, 1], using generator: inout PhiloxGenerator
  ) -> [ClassShares] {
    let thresholds = [(-0.9, 0.5), (-1.2, 0.2), (-1.0, 0.6)]
    let account = intercept * generator.normal()
    return zip(thresholds, loadings).map { thresholds, loading in
      let level = loading * (account + role * generator.normal())
      let detractor = 1 / (1 + exp(level - thresholds.0))
      let promoter = 1 / (1 + exp(thresholds.1 - level))
      return ClassShares(promoter: promoter, passive: 1 - promoter - detractor, detractor: detractor)
    }
  }

  private static func roundedScores(using generator: inout PhiloxGenerator) -> [ClassShares] {
    let account = 0.9 * generator.normal()
    return [7.5, 7.9, 7.6].map { middle in
      let scores = NormalDistribution(
        mean: middle + account + 0.7 * generator.normal(), standardDeviation: 1.7)
      let (detractor, promoter) = (scores.cumulative(6.5), scores.survival(8.5))
      return ClassShares(promoter: promoter, passive: 1 - promoter - detractor, detractor: detractor)
    }
  }

  private static func copula(using generator: inout PhiloxGenerator) -> [ClassShares] {
    let correlation = 0.6
    let common = (0..<3).map { _ in generator.normal() }
    return [[1.2, 0.9, 0.9], [1.4, 0.9, 0.7], [1.1, 0.9, 1.0]].map { shapes in
      let parts = zip(shapes, common).map { shape, common in
        let z = correlation.squareRoot() * common + (1 - correlation).squareRoot() * generator.normal()
        // Both tails apart: the share may round to 1, and the quantile would be infinite.
        let gamma = GammaDistribution(shape: shape)
        return z < 0
          ? gamma.quantile(normalCumulative(z)) : gamma.survivalQuantile(normalCumulative(-z))
      }
      let total = parts.reduce(0, +)
      return ClassShares(
        promoter: parts[0] / total, passive: parts[1] / total, detractor: parts[2] / total)
    }
  }

  private static func clusters(using generator: inout PhiloxGenerator) -> [ClassShares] {
    let centres =
      generator.uniform() < 0.7
      ? [[0.60, 0.28, 0.12], [0.58, 0.28, 0.14], [0.52, 0.30, 0.18]]
      : [[0.07, 0.23, 0.70], [0.25, 0.35, 0.40], [0.46, 0.32, 0.22]]
    return centres.map { centre in
      let shares = generator.dirichlet(centre.map { 25 * $0 })
      return ClassShares(promoter: shares[0], passive: shares[1], detractor: shares[2])
    }
  }
}
