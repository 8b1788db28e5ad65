public import CredenceSurvey

/// The whole distribution of an account's health.
public struct HealthDistribution: Sendable, Hashable {
  /// The values, ascending, in points: every outcome of the nonrespondents where their number is known and small, else the
  /// middles of cells half a point wide.
  public let values: [Double]
  /// Their probabilities, which add up to 1.
  public let probabilities: [Double]
  /// Whether the values are all that can be, each with its exact probability.
  public let isExact: Bool
  /// What the cells have moved a cumulative probability by (``RoleLayout/widening(of:)``).
  let widening: Double

  /// P(H > value): exact on a lattice, where ties are told apart at 1e-9; else linear within a cell, with what sharing
  /// masses between cells has moved taken back.
  public func probability(above value: Double) -> Double {
    if isExact {
      return zip(values, probabilities).reduce(0) { $1.0 > value + 1e-9 ? $0 + $1.1 : $0 }
    }
    var sum = 0.0
    for (middle, probability) in zip(values, probabilities) {
      let (start, end) = (max(-100, middle - 0.25), min(100, middle + 0.25))
      sum += probability * min(1, max(0, (end - value) / (end - start)))
    }
    let cell = Int(((value + 100) / 0.5).rounded())
    return sum + HealthReading.moved(probabilities[...], at: cell, widening: widening)
  }

  /// The smallest value whose cumulative probability reaches a level, within a cell linearly.
  public func quantile(_ level: Double) -> Double {
    var cumulative = 0.0
    for (value, probability) in zip(values, probabilities) {
      if cumulative + probability >= level - 1e-12 {
        guard !isExact, probability > 0 else { return value }
        let (start, end) = (max(-100, value - 0.25), min(100, value + 0.25))
        return start + (end - start) * min(1, max(0, (level - cumulative) / probability))
      }
      cumulative += probability
    }
    return values.last ?? 100
  }
}

extension PortfolioHealth {
  /// The whole distribution of the health of an account with these answers, which need not be in the portfolio.
  ///
  /// - Parameter counts: one entry per role, in the order of the model's roles.
  /// - Precondition: one entry per role.
  public func distribution(of counts: [ScoreCounts]) -> HealthDistribution {
    precondition(counts.count == model.roles.count, "one entry per role")
    let layout = RoleLayout(model.roles, settings.weights)
    let situation = AccountSituation(
      roles: counts.enumerated().map { RoleSituation(role: $0, $1) })
    let assessment = SituationAssessment(
      points: model.points, layout: layout, settings: settings, threads: 1)
    // One account has time for every random intercept.
    assessment.smallestIntercept = 1e-14
    return assessment.distribution(of: situation)
  }
}

extension SituationAssessment {
  /// The distribution of one situation.
  func distribution(of situation: AccountSituation) -> HealthDistribution {
    let sums = sums(of: situation)
    guard sums.support == .lattice else {
      let masses = Self.halfPoints([sums]).map { max(0, $0) }
      let total = masses.reduce(0, +)
      return HealthDistribution(
        values: masses.indices.map { -100 + 0.5 * Double($0) }, probabilities: masses.map { $0 / total },
        isExact: false, widening: layout.widening(of: situation))
    }
    let entries = layout.weighted.map { situation.roles[$0] }
    let order = LatticeOrder(
      entries.map { (layout.weights[$0.pattern.role], $0.nonrespondents ?? 0, $0.population ?? 1) })
    let offset = layout.offset(of: entries)
    var values: [Double] = []
    var probabilities: [Double] = []
    for (place, position) in order.order.enumerated() {
      let value = offset + order.health[place]
      if let last = values.last, value - last < 1e-9 {
        probabilities[probabilities.count - 1] += sums.masses[Int(position)]
      } else {
        values.append(value)
        probabilities.append(sums.masses[Int(position)])
      }
    }
    return HealthDistribution(
      values: values, probabilities: probabilities, isExact: true,
      widening: 0)
  }
}
