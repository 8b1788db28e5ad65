/// P(account net score > 0 and decision makers' net score < 0): seven happy end users hiding two unhappy deciders.
///
/// The account's score weighs roles by their contacts, or by their answers (at least one) where the contacts are not
/// known. Given the random intercept the roles are independent. Where all contacts are known the score has the sign of a sum of net
/// counts, whose distribution is a convolution: exact. Else the outcomes of all roles but one are listed, and the last
/// one's distribution function says the rest.
struct MaskedRisk {
  private let roles: [Part]
  private let live: Range<Int>
  /// Whether the roles' shares are their known contacts, and the others' net counts few enough to be convolved.
  private let isExact: Bool

  /// The most products of a convolution of net counts at one random intercept.
  private static let largestConvolution = 1_000_000
  /// A role's outcomes are gathered into cells beyond so many.
  private static let mostOutcomes = 201

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
  ///
  /// - Parameter intercepts: those that are more than next to impossible.
  init(
    _ situation: AccountSituation, _ layout: RoleLayout, _ engine: PosteriorEngine,
    over intercepts: Range<Int>
  ) {
    let sizes = situation.roles.map { role in
      Self.isPresent(role) || layout.weights[role.pattern.role] > 0
        ? Double(role.population ?? max(role.pattern.responses, 1)) : 0
    }
    let total = sizes.reduce(0, +)
    let isKnown = zip(situation.roles, sizes).allSatisfy { $0.nonrespondents != nil || $1 == 0 }
    self.init(
      situation, shares: sizes.map { $0 / total }, areContacts: isKnown, decisionMaker: layout.decisionMaker,
      engine, over: intercepts)
  }

  /// - Parameters:
  ///   - shares: what each role counts in the account's score; a role of share 0 is left out.
  ///   - areContacts: whether the shares are those of the roles' known contacts.
  init(
    _ situation: AccountSituation, shares: [Double], areContacts: Bool = false, decisionMaker: Int?,
    _ engine: PosteriorEngine, over intercepts: Range<Int>
  ) {
    live = intercepts
    let parts = zip(situation.roles, shares).filter { $0.1 > 0 }.map { role, share in
      Part(
        share: share,
        realised: role.nonrespondents.map { engine.realised(role, nonrespondents: $0, over: intercepts) },
        latent: role.nonrespondents == nil ? engine.latent(role.pattern, over: intercepts) : nil,
        isDecider: role.pattern.role == decisionMaker)
    }
    roles = parts.contains { $0.isDecider } && parts.count > 1 ? parts : []
    let widths = parts.filter { !$0.isDecider }.map { $0.realised?.width ?? 0 }
    isExact =
      areContacts && !parts.contains { $0.realised?.isGathered == true }
      && Self.convolutionSize(widths) <= Self.largestConvolution
  }

  /// The products it takes to convolve distributions of so many net counts one after the other.
  private static func convolutionSize(_ widths: [Int]) -> Int {
    var (length, size) = (1, 0)
    for width in widths {
      size += length * width
      length += width - 1
    }
    return size
  }

  /// Whether a role is known to exist at an account.
  static func isPresent(_ role: RoleSituation) -> Bool {
    role.pattern.responses > 0 || role.population != nil
  }

  func probability(_ intercepts: [Double]) -> Double {
    guard let decider = roles.first(where: \.isDecider) else { return 0 }
    let others = roles.filter { !$0.isDecider }
    var (sum, mass) = (0.0, 0.0)
    let tables = isExact && decider.realised != nil ? others.compactMap(\.realised) : []
    for intercept in live where intercepts[intercept] >= (tables.isEmpty ? 1e-7 : 1e-9) {
      mass += intercepts[intercept]
      if let realised = decider.realised, !tables.isEmpty {
        sum += intercepts[intercept] * exact(realised, tables, intercept)
      } else {
        sum += intercepts[intercept] * listed(decider, others, intercept)
      }
    }
    return sum / mass
  }

  /// From net counts: the sum over the deciders' below zero of P(the others' net count is larger still).
  private func exact(_ decider: RealisedRole, _ others: [RealisedRole], _ intercept: Int) -> Double {
    var masses = [1.0]
    var first = 0
    for role in others {
      let row = role.masses.start(intercept)
      masses = convolution(masses, role.masses.elements[row..<row + role.width])
      first += role.balance - role.nonrespondents
    }
    // above[i] = P(net count >= first + i).
    var above = [Double](repeating: 0, count: masses.count + 1)
    for i in masses.indices.reversed() { above[i] = above[i + 1] + masses[i] }
    let row = decider.masses.start(intercept)
    var sum = 0.0
    for k in 0..<decider.width {
      let net = decider.balance + k - decider.nonrespondents
      guard net < 0 else { break }
      sum += decider.masses.elements[row + k] * above[min(masses.count, max(0, -net + 1 - first))]
    }
    return sum
  }

  private func listed(_ decider: Part, _ parts: [Part], _ intercept: Int) -> Double {
    var others = parts
    // The last role is one with a continuous distribution, if there is one beside the deciders.
    let lastIndex = others.lastIndex { $0.latent != nil } ?? others.count - 1
    let last = others.remove(at: lastIndex)
    var sum = 0.0
    if last.latent == nil, let distribution = decider.latent?.distribution(intercept) {
      // Only the deciders are continuous: list everybody else and read their distribution twice.
      for outcome in combined(others + [last], intercept) {
        let limit = -outcome.value / decider.share
        guard limit < 0 else { continue }
        let below = distribution.probability(atMost: 0)
        sum += outcome.mass * (below - distribution.probability(atMost: limit))
      }
      return sum
    }
    let rest = combined(others, intercept)
    let deciders = negativeOutcomes(decider, intercept)
    if let distribution = last.latent?.distribution(intercept) {
      for own in deciders {
        for outcome in rest {
          let limit = -(decider.share * own.value + outcome.value) / last.share
          sum += own.mass * outcome.mass * (1 - distribution.probability(atMost: limit))
        }
      }
    } else if let role = last.realised {
      let tail = Tail(role, intercept)
      for own in deciders {
        for outcome in rest {
          let limit = -(decider.share * own.value + outcome.value) / last.share
          sum += own.mass * outcome.mass * tail.above(limit)
        }
      }
    }
    return sum
  }

  /// P(net share > limit) of a role whose contacts are known.
  private struct Tail {
    let role: RealisedRole
    /// Per k: the probability of k or more.
    var sums: [Double]

    init(_ role: RealisedRole, _ intercept: Int) {
      self.role = role
      sums = Array(repeating: 0, count: role.width + 1)
      let row = role.masses.start(intercept)
      for k in (0..<role.width).reversed() { sums[k] = sums[k + 1] + role.masses.elements[row + k] }
    }

    func above(_ limit: Double) -> Double {
      if role.isGathered {
        // Linear within a cell.
        let place = min(Double(role.width), max(0, (limit + 1) / 2 * Double(role.width)))
        let cell = min(role.width - 1, Int(place))
        return sums[cell] + (sums[cell + 1] - sums[cell]) * (place - Double(cell))
      }
      let place = (limit + 1e-9) * Double(role.population) - Double(role.balance - role.nonrespondents)
      return sums[Int(min(Double(role.width), max(0, place.rounded(.down) + 1)))]
    }
  }

  /// The deciders' outcomes below zero.
  private func negativeOutcomes(_ part: Part, _ intercept: Int) -> [Outcome] {
    if let role = part.realised {
      let outcomes = listed(role, intercept, below: 0)
      return outcomes.count <= Self.mostOutcomes ? outcomes : gathered(outcomes)
    }
    guard let role = part.latent else { return [] }
    // Cells of one point from -100 to 0, each at its middle: the error is of the order of the cell's square.
    let stride = 2
    let row = role.cumulative.start(intercept)
    return Swift.stride(from: 0, to: LatentRole.steps / 2, by: stride).compactMap { step in
      let mass = role.cumulative.elements[row + step + stride] - role.cumulative.elements[row + step]
      guard mass > 1e-10 else { return nil }
      let middle = (Double(step) + Double(stride) / 2) / Double(LatentRole.steps / 2) - 1
      return Outcome(value: middle, mass: mass)
    }
  }

  /// A role's net shares below a limit with their masses.
  private func listed(_ role: RealisedRole, _ intercept: Int, below limit: Double = .infinity) -> [Outcome] {
    let row = role.masses.start(intercept)
    return (0..<role.width).compactMap { k in
      let mass = role.masses.elements[row + k]
      return mass > 1e-12 && role.value(k) < limit ? Outcome(value: role.value(k), mass: mass) : nil
    }
  }

  /// The outcomes of several roles together, each times its share. With more than one they are gathered into cells
  /// of two points, each at its own mean.
  private func combined(_ parts: [Part], _ intercept: Int) -> [Outcome] {
    var outcomes = [Outcome(value: 0, mass: 1)]
    for (number, part) in parts.enumerated() {
      var product: [Outcome] = []
      for own in single(part, intercept) {
        for before in outcomes {
          product.append(
            Outcome(value: before.value + part.share * own.value, mass: before.mass * own.mass))
        }
      }
      outcomes = number == 0 || product.count <= 100 ? product : gathered(product)
    }
    return outcomes
  }

  private func single(_ part: Part, _ intercept: Int) -> [Outcome] {
    if let role = part.realised {
      let outcomes = listed(role, intercept)
      return outcomes.count <= Self.mostOutcomes ? outcomes : gathered(outcomes)
    }
    guard let role = part.latent else { return [] }
    return role.nodes(intercept, atLeast: 1e-10).map { Outcome(value: $0.value, mass: $0.mass) }
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
