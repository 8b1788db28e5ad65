import CredenceSurvey

/// Reads accounts' health off their sums.
struct HealthReader {
  let layout: RoleLayout
  let level: ConfidenceLevel
  /// The tails of the interval and of the middle 66%, and the median.
  let levels: [Double]
  /// Small lattices are sorted once for all accounts of a shape.
  private var orders: [[Int32]: LatticeOrder] = [:]
  private var heldOutcomes = 0

  /// The outcomes up to which a lattice is sorted, and kept sorted.
  private static let largestSorted = 512
  /// Outcomes of sorted lattices kept at the same time: about 24 MB.
  private static let capacity = 2_000_000

  init(_ layout: RoleLayout, level: ConfidenceLevel) {
    self.layout = layout
    self.level = level
    let tail = (1 - level.value) / 2
    levels = [tail, 0.17, 0.5, 0.83, 1 - tail].sorted()
  }

  /// - Parameters:
  ///   - halfPoints: the masses on the half-point grid, where the support needs them.
  ///   - depth: what was worked out.
  mutating func read(
    _ situation: AccountSituation, _ sums: PosteriorSums, halfPoints: ArraySlice<Double>,
    depth: AssessmentDepth
  ) -> AccountHealth {
    var reading: HealthReading
    var masked = sums.maskedRisk ?? 0
    let share = 1 / sums.mass
    switch sums.support {
    case .lattice where depth == .verdict:
      reading = HealthReading(below: sums.below.map { $0 * share })
    case .lattice:
      let entries = layout.weighted.map { situation.roles[$0] }
      let offset = layout.offset(of: entries)
      let masses = sums.masses.map { $0 * share }
      reading =
        sums.masses.count <= Self.largestSorted
        ? HealthReading(lattice: masses, order(entries), offset: offset, levels: levels)
        : HealthReading(
          unsorted: masses, healthOf: LatticeOrder.values(shape(entries)), offset: offset, levels: levels
        )
      if depth == .full, sums.maskedRisk == nil { masked = maskedRisk(entries, masses) }
    case .continuous:
      reading =
        narrow(situation, sums)
        ?? HealthReading(
          halfPoints: halfPoints, widening: layout.widening(of: situation), levels: levels)
    case .largeLattice:
      reading = HealthReading(
        halfPoints: halfPoints, widening: layout.widening(of: situation), levels: levels)
      reading.below = sums.below.map { $0 * share }
    }
    reading.below = reading.below.map(Self.probability)
    return health(situation, sums, reading, maskedRisk: masked, depth: depth)
  }

  /// Where so many answered that health is known to a point, the cells of half a point are too wide. With fifty answers
  /// outside the largest class of each role its distribution is normal but for a skewness of 1/7 at most, which moves a
  /// limit by a fourteenth of the deviation; below a twentieth of a point nothing else is seen.
  private func narrow(_ situation: AccountSituation, _ sums: PosteriorSums) -> HealthReading? {
    let deviation = max(0, sums.meanSquare - sums.mean * sums.mean).squareRoot()
    let isNormal = layout.weighted.allSatisfy { role in
      let pattern = situation.roles[role].pattern
      return pattern.responses - max(pattern.promoters, pattern.passives, pattern.detractors) >= 50
    }
    guard deviation < (isNormal ? 1 : 0.05) else { return nil }
    return HealthReading(mean: sums.mean, deviation: deviation, levels: levels)
  }

  /// A probability within rounding of impossible or certain is that: sums of many parts miss by some units of the last
  /// digit.
  private static func probability(_ value: Double) -> Double {
    value < 1e-14 ? 0 : value > 1 - 1e-14 ? 1 : value
  }

  /// Points within rounding of a whole number are that number: limits of 100, thresholds.
  private static func points(_ value: Double) -> Double {
    abs(value - value.rounded()) < 1e-10 ? value.rounded() : value
  }

  private func health(
    _ situation: AccountSituation, _ sums: PosteriorSums, _ reading: HealthReading, maskedRisk: Double,
    depth: AssessmentDepth
  ) -> AccountHealth {
    let cells = HealthCells(below: reading.below)
    let aboveZero = Self.probability(1 - reading.below[3])
    let belowZero = reading.below[2]
    let deciderAnswered =
      layout.decisionMaker.map { situation.roles[$0].pattern.responses > 0 } ?? true
    let isKnown = layout.weighted.map { situation.roles[$0].nonrespondents != nil }
    let basis: AccountHealth.Basis =
      isKnown.allSatisfy { $0 } ? .realised : (isKnown.contains(true) ? .mixed : .latent)
    func interval(_ low: Double, _ high: Double, _ level: ConfidenceLevel) -> Interval {
      let lower = min(100, max(-100, Self.points(low)))
      return Interval(
        lower: lower, upper: min(100, max(lower, Self.points(high))), level: level,
        method: "hierarchical-ordinal",
        kind: basis == .realised ? .prediction : .credible)
    }
    let quantile = Dictionary(zip(levels, reading.quantiles)) { first, _ in first }
    let tail = (1 - level.value) / 2
    let isCensus = layout.weighted.allSatisfy { situation.roles[$0].nonrespondents == 0 }
    return AccountHealth(
      // When everybody has answered nothing is estimated; the sums would say so up to rounding.
      basis: basis, mean: isCensus ? reading.quantiles.first ?? sums.mean : sums.mean,
      standardDeviation: isCensus
        ? 0 : max(0, sums.meanSquare - sums.mean * sums.mean).squareRoot(),
      interval: interval(quantile[tail] ?? -100, quantile[1 - tail] ?? 100, level),
      middle: interval(quantile[0.17] ?? -100, quantile[0.83] ?? 100, .innerBar),
      median: quantile[0.5].map(Self.points) ?? sums.mean, probabilityAboveZero: aboveZero,
      probabilityBelowZero: belowZero, cells: cells,
      verdict: HealthVerdict(
        cells, aboveZero: aboveZero, belowZero: belowZero, deciderAnswered: deciderAnswered),
      roles: depth == .full ? roleHealths(sums) : [],
      patterns: depth == .full ? patterns(situation, sums, maskedRisk: maskedRisk) : .none,
      missingRoles: depth < .full
        ? []
        : layout.weighted.filter { situation.roles[$0].pattern.responses == 0 }
          .map { layout.roles[$0] },
      nonresponseBounds: nonresponseBounds(situation), askNext: askNext(situation, sums), answersNeeded: nil)
  }

  private func roleHealths(_ sums: PosteriorSums) -> [AccountHealth.RoleHealth] {
    layout.roles.indices.map { role in
      let mean = sums.roleMean[role]
      let (promoter, detractor) = (sums.nextPromoter[role], sums.nextDetractor[role])
      return AccountHealth.RoleHealth(
        role: layout.roles[role], weight: layout.weights[role], mean: 100 * mean,
        standardDeviation: 100 * max(0, sums.roleMeanSquare[role] - mean * mean).squareRoot(),
        probabilityBelowZero: Self.probability(sums.roleNegative[role] / sums.mass),
        probabilityAboveZero: Self.probability(sums.rolePositive[role] / sums.mass),
        nextAnswer: AccountHealth.NextAnswer(
          promoter: promoter, passive: max(0, 1 - promoter - detractor), detractor: detractor),
        flipRange: flipRange(role, sums))
    }
  }

  /// The mean of H is linear in the role's weight: x E_r + (1 - x) (the others in proportion).
  private func flipRange(_ role: Int, _ sums: PosteriorSums) -> ClosedRange<Double> {
    let weight = layout.weights[role]
    guard weight > 0, weight < 1 else { return 0...1 }
    let own = 100 * sums.roleMean[role]
    let others = (sums.mean - weight * own) / (1 - weight)
    guard own != others else { return 0...1 }
    let root = others / (others - own)
    guard root > 0, root < 1 else { return 0...1 }
    return weight < root ? 0...root : root...1
  }

  private func patterns(_ situation: AccountSituation, _ sums: PosteriorSums, maskedRisk: Double)
    -> HealthPatterns
  {
    let counting = layout.weighted.map { layout.roles[$0] }
    let hasDecider = layout.decisionMaker != nil && layout.roles.count > 1
    let hasThree = layout.decisionMaker != nil && layout.influencer != nil && layout.endUser != nil
    let several = counting.count > 1
    let share = 1 / sums.mass
    let probabilities: [(HealthPattern, Double?)] = [
      (.maskedRisk, hasDecider ? Self.probability(maskedRisk) : nil),
      (.endUserFriction, hasThree ? Self.probability(sums.endUserFriction * share) : nil),
      (
        .divided,
        several
          ? Self.probability(1 - (sums.nonePositive + sums.noneNegative - sums.allZero) * share) : nil
      ),
      (.consensus, several ? Self.probability((sums.allPositive + sums.allNegative) * share) : nil),
    ]
    let answered = Set(
      layout.roles.indices.filter { situation.roles[$0].pattern.responses > 0 }.map { layout.roles[$0] })
    return HealthPatterns(
      maskedRisk: probabilities[0].1, endUserFriction: probabilities[1].1, divided: probabilities[2].1,
      consensus: probabilities[3].1,
      named: probabilities.filter { pattern, probability in
        (probability ?? 0) >= HealthPattern.smallestProbability - 1e-12
          && answered.isSuperset(of: pattern.namedRoles(counting))
      }.map(\.0))
  }

  private func nonresponseBounds(_ situation: AccountSituation) -> ClosedRange<Double>? {
    var (low, high) = (0.0, 0.0)
    for role in layout.weighted {
      let entry = situation.roles[role]
      guard let nonrespondents = entry.nonrespondents, let population = entry.population else { return nil }
      let scale = 100 * layout.weights[role] / Double(population)
      low += scale * Double(entry.balance - nonrespondents)
      high += scale * Double(entry.balance + nonrespondents)
    }
    return low <= high ? low...high : low...low
  }

  /// The role with the largest expected drop of the variance; ties within 1e-9 go to the larger weight, then to the
  /// order of roles.
  private func askNext(_ situation: AccountSituation, _ sums: PosteriorSums) -> AskNext? {
    let askable = layout.roles.indices.filter {
      (situation.roles[$0].nonrespondents ?? 1) > 0 && layout.roles[$0] != .unknown
        || layout.roles.count == 1 && (situation.roles[$0].nonrespondents ?? 1) > 0
    }
    guard let largest = askable.map({ sums.expectedDrop[$0] }).max() else { return nil }
    let best = askable.filter { sums.expectedDrop[$0] >= largest - 1e-9 }
    guard
      let role = best.min(by: { (-layout.weights[$0], $0) < (-layout.weights[$1], $1) })
    else { return nil }
    let drop = sums.expectedDrop[role]
    let cut = sums.modeVariance.squareRoot() - max(0, sums.modeVariance - drop).squareRoot()
    return AskNext(role: layout.roles[role], expectedCut: cut)
  }

  private func shape(_ entries: [RoleSituation]) -> [(weight: Double, nonrespondents: Int, population: Int)] {
    entries.map { (layout.weights[$0.pattern.role], $0.nonrespondents ?? 0, $0.population ?? 1) }
  }

  private mutating func order(_ entries: [RoleSituation]) -> LatticeOrder {
    var key: [Int32] = []
    for entry in entries {
      key.append(Int32(truncatingIfNeeded: entry.nonrespondents ?? 0))
      key.append(Int32(truncatingIfNeeded: entry.population ?? 1))
    }
    if let known = orders[key] { return known }
    let made = LatticeOrder(shape(entries))
    heldOutcomes += made.order.count
    if heldOutcomes > Self.capacity {
      orders.removeAll()
      heldOutcomes = made.order.count
    }
    orders[key] = made
    return made
  }

  /// From the joint distribution, where every contact of the account is in it.
  private func maskedRisk(_ entries: [RoleSituation], _ masses: [Double]) -> Double {
    guard let decider = entries.firstIndex(where: { $0.pattern.role == layout.decisionMaker }),
      entries.count > 1
    else { return 0 }
    let widths = entries.map { 2 * ($0.nonrespondents ?? 0) + 1 }
    var counters = entries.map { $0.balance - ($0.nonrespondents ?? 0) }
    let starts = counters
    var sum = 0.0
    for mass in masses {
      if counters[decider] < 0, counters.reduce(0, +) > 0 { sum += mass }
      var place = entries.count - 1
      while place >= 0 {
        counters[place] += 1
        if counters[place] < starts[place] + widths[place] { break }
        counters[place] = starts[place]
        place -= 1
      }
    }
    return sum
  }
}
