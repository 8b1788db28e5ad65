/// P(account net score > 0 and decision makers' net score < 0): seven happy end users hiding two unhappy deciders.
///
/// The account's score weighs roles by their contacts, or by their answers (at least one) where the contacts are not
/// known. Given the mood the roles are independent: the outcomes of all but one are listed, and the last one's
/// distribution function says the rest.
struct MaskedRisk {
  private let roles: [Part]
  private let moodCount: Int

  private struct Part {
    let share: Double
    let realised: RealisedRole?
    let latent: LatentRole?
    let isDecider: Bool
  }

  private struct Outcome {
    let value: Double
    let mass: Double
  }

  /// The probability is 0 where the portfolio has no decision makers, or an account nobody beside them.
  init(_ situation: AccountSituation, _ layout: RoleLayout, _ engine: PosteriorEngine) {
    let sizes = situation.roles.map { role in
      Self.isPresent(role) || layout.weights[role.pattern.role] > 0
        ? Double(role.population ?? max(role.pattern.responses, 1)) : 0
    }
    let total = sizes.reduce(0, +)
    self.init(
      situation, shares: sizes.map { $0 / total }, decisionMaker: layout.decisionMaker, engine)
  }

  /// - Parameter shares: what each role counts in the account's score; a role of share 0 is left out.
  init(
    _ situation: AccountSituation, shares: [Double], decisionMaker: Int?, _ engine: PosteriorEngine
  ) {
    moodCount = engine.grid.moodCount
    let parts = zip(situation.roles, shares).filter { $0.1 > 0 }.map { role, share in
      Part(
        share: share, realised: role.silent.map { engine.realised(role, silent: $0) },
        latent: role.silent == nil ? engine.latent(role.pattern) : nil,
        isDecider: role.pattern.role == decisionMaker)
    }
    roles = parts.contains { $0.isDecider } && parts.count > 1 ? parts : []
  }

  /// Whether a role is known to exist at an account.
  static func isPresent(_ role: RoleSituation) -> Bool {
    role.pattern.responses > 0 || role.population != nil
  }

  func probability(_ moods: [Double]) -> Double {
    guard let decider = roles.first(where: \.isDecider) else { return 0 }
    var others = roles.filter { !$0.isDecider }
    // The last role is one with a continuous distribution, if there is one beside the deciders.
    let lastIndex = others.lastIndex { $0.latent != nil } ?? others.count - 1
    let last = others.remove(at: lastIndex)
    var sum = 0.0
    for mood in 0..<moodCount where moods[mood] >= 1e-7 {
      let rest = combined(others, mood)
      if last.latent == nil, let distribution = decider.latent {
        // Only the deciders are continuous: list everybody else and read their distribution twice.
        for outcome in combined(others + [last], mood) {
          let limit = -outcome.value / decider.share
          guard limit < 0 else { continue }
          let below = distribution.probability(atMost: 0, mood: mood)
          let between = below - distribution.probability(atMost: limit, mood: mood)
          sum += moods[mood] * outcome.mass * between
        }
        continue
      }
      for own in negativeOutcomes(decider, mood) {
        for outcome in rest {
          let limit = -(decider.share * own.value + outcome.value) / last.share
          sum += moods[mood] * own.mass * outcome.mass * above(limit, last, mood)
        }
      }
    }
    return sum
  }

  /// The deciders' outcomes below zero.
  private func negativeOutcomes(_ part: Part, _ mood: Int) -> [Outcome] {
    if let role = part.realised {
      return (0..<role.width).compactMap { k in
        let mass = role.masses[mood * role.width + k]
        return role.balance + k - role.silent < 0 && mass > 1e-12
          ? Outcome(value: role.value(k), mass: mass) : nil
      }
    }
    guard let role = part.latent else { return [] }
    // Cells of one point from -100 to 0, each at its middle: the error is of the order of the cell's square.
    let stride = 2
    let row = mood * (LatentRole.steps + 1)
    return Swift.stride(from: 0, to: LatentRole.steps / 2, by: stride).compactMap { step in
      let mass = role.cumulative[row + step + stride] - role.cumulative[row + step]
      guard mass > 1e-10 else { return nil }
      let middle = (Double(step) + Double(stride) / 2) / Double(LatentRole.steps / 2) - 1
      return Outcome(value: middle, mass: mass)
    }
  }

  /// P(net share > limit) of the last role.
  private func above(_ limit: Double, _ part: Part, _ mood: Int) -> Double {
    if let role = part.latent { return 1 - role.probability(atMost: limit, mood: mood) }
    guard let role = part.realised else { return 0 }
    var sum = 0.0
    for k in stride(from: role.width - 1, through: 0, by: -1) {
      guard role.value(k) > limit + 1e-9 else { break }
      sum += role.masses[mood * role.width + k]
    }
    return sum
  }

  /// The outcomes of several roles together, each times its share. With more than one they are gathered into cells
  /// of two points, each at its own mean.
  private func combined(_ parts: [Part], _ mood: Int) -> [Outcome] {
    var outcomes = [Outcome(value: 0, mass: 1)]
    for (number, part) in parts.enumerated() {
      var product: [Outcome] = []
      for own in single(part, mood) {
        for before in outcomes {
          product.append(
            Outcome(value: before.value + part.share * own.value, mass: before.mass * own.mass))
        }
      }
      outcomes = number == 0 || product.count <= 100 ? product : gathered(product)
    }
    return outcomes
  }

  private func single(_ part: Part, _ mood: Int) -> [Outcome] {
    if let role = part.realised {
      return (0..<role.width).compactMap { k in
        let mass = role.masses[mood * role.width + k]
        return mass > 1e-12 ? Outcome(value: role.value(k), mass: mass) : nil
      }
    }
    guard let role = part.latent else { return [] }
    let nodes = role.masses.count / moodCount
    return (0..<nodes).compactMap { j in
      let mass = role.masses[mood * nodes + j]
      return mass > 1e-10 ? Outcome(value: role.values[mood + j], mass: mass) : nil
    }
  }

  private func gathered(_ outcomes: [Outcome]) -> [Outcome] {
    var masses = [Double](repeating: 0, count: 101)
    var moments = masses
    for outcome in outcomes {
      let cell = min(100, max(0, Int((outcome.value + 1) * 50)))
      masses[cell] += outcome.mass
      moments[cell] += outcome.mass * outcome.value
    }
    return masses.indices.compactMap {
      masses[$0] > 0 ? Outcome(value: moments[$0] / masses[$0], mass: masses[$0]) : nil
    }
  }
}
