import CredenceProbability
import CredenceSurvey

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension CoverageStudy {
  /// The truths of a space, in a fixed order.
  func weightedTruths(in space: TruthSpace) throws(CoverageError) -> [WeightedTruth] {
    switch space {
    case .lattice(let divisions):
      guard divisions >= 1 else { throw .illegalTruthSpace }
      if let population { return compositions(of: population) { _, _, _ in 1 } }
      return compositions(of: divisions) { _, _, _ in 1 }.map { composition in
        WeightedTruth(truth: composition.truth, value: composition.value, weight: 1)
      }
    case .dirichlet(let promoters, let passives, let detractors, let divisions):
      guard min(promoters, passives, detractors) > 0, (promoters + passives + detractors).isFinite,
        divisions >= 1
      else { throw .illegalTruthSpace }
      if let population {
        return compositions(of: population) { first, second, third in
          Self.dirichletMultinomialWeight(
            isShare
              ? [(first, promoters), (third, passives + detractors)]
              : [(first, promoters), (second, passives), (third, detractors)])
        }
      }
      return isShare
        ? betaCells(promoters, passives + detractors, divisions: divisions)
        : dirichletCells(promoters, passives, detractors, divisions: divisions)
    case .besideLimits(let divisions):
      guard divisions >= 1, population == nil else { throw .illegalTruthSpace }
      return truthsBesideLimits(divisions: divisions)
    }
  }

  private func truthsBesideLimits(divisions: Int) -> [WeightedTruth] {
    let range = (isShare ? 0 : -unit.scale)...unit.scale
    let offset = 1e-8 * unit.scale
    var values: Set<Double> = []
    outcomes.forEach { position, _, passives, _ in
      guard !isShare || passives == 0 else { return }
      for limit in [lower[position], upper[position]] {
        for value in [limit - offset, limit + offset] where range.contains(value) { values.insert(value) }
      }
    }
    var truths: [WeightedTruth] = []
    for value in values.sorted() {
      let net = value / unit.scale
      if isShare {
        let truth = Truth(promoters: net, passives: 0, detractors: 1 - net)
        truths.append(WeightedTruth(truth: truth, value: value, weight: 1))
        continue
      }
      for step in 0...divisions {
        let passives = (1 - net.magnitude) * Double(step) / Double(divisions)
        let promoters = max(0, 0.5 * (1 - passives + net))
        let truth = Truth(
          promoters: promoters, passives: passives, detractors: max(0, 1 - passives - promoters))
        truths.append(WeightedTruth(truth: truth, value: value, weight: 1))
      }
    }
    return truths
  }

  /// All ways to split `total` into the classes that can occur.
  private func compositions(of total: Int, weight: (Int, Int, Int) -> Double) -> [WeightedTruth] {
    var truths: [WeightedTruth] = []
    let whole = Double(total)
    for detractors in 0...total {
      for promoters in 0...(total - detractors) {
        let passives = total - detractors - promoters
        guard !isShare || passives == 0 else { continue }
        let truth = Truth(
          promoters: Double(promoters) / whole, passives: Double(passives) / whole,
          detractors: Double(detractors) / whole)
        let value = unit.scale * Double(isShare ? promoters : promoters - detractors) / whole
        truths.append(
          WeightedTruth(
            truth: truth, sizes: (promoters, passives, detractors), value: value,
            weight: weight(promoters, passives, detractors)))
      }
    }
    return truths
  }

  /// Proportional to the product of Gamma(K + a) / K! over the classes.
  private static func dirichletMultinomialWeight(_ classes: [(size: Int, weight: Double)]) -> Double {
    var logWeight = 0.0
    for (size, weight) in classes {
      // Gamma(K + a) / (K! Gamma(a)) as a product: no difference of large logarithms.
      for step in 0..<size { logWeight += log((weight + Double(step)) / Double(step + 1)) }
    }
    return exp(logWeight)
  }

  /// Centres of cells of equal probability: the passive share is Beta(b, a + c), and of the rest the promoters'
  /// part is Beta(a, c), independent of it.
  private func dirichletCells(_ a: Double, _ b: Double, _ c: Double, divisions: Int) -> [WeightedTruth] {
    let others = BetaDistribution(a + c, b)
    let parts = BetaDistribution(a, c)
    let levels = (0..<divisions).map { (Double($0) + 0.5) / Double(divisions) }
    let shares = levels.map { others.quantile($0) }
    let splits = levels.map { parts.quantile($0) }
    var truths: [WeightedTruth] = []
    for share in shares {
      for split in splits {
        let truth = Truth(promoters: share * split, passives: 1 - share, detractors: share * (1 - split))
        let value = unit.scale * share * (2 * split - 1)
        truths.append(WeightedTruth(truth: truth, value: value, weight: 1))
      }
    }
    return truths
  }

  private func betaCells(_ a: Double, _ b: Double, divisions: Int) -> [WeightedTruth] {
    let distribution = BetaDistribution(a, b)
    return (0..<divisions).map { index in
      let share = distribution.quantile((Double(index) + 0.5) / Double(divisions))
      let truth = Truth(promoters: share, passives: 0, detractors: 1 - share)
      return WeightedTruth(truth: truth, value: unit.scale * share, weight: 1)
    }
  }
}
