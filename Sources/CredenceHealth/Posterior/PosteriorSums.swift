/// The sums over random intercepts and parameter values from which an account's health is read.
struct PosteriorSums {
  /// How health is distributed for this account.
  enum Support {
    /// Every role that counts has known contacts, few enough to list every outcome: exact.
    case lattice
    /// As ``lattice``, with too many outcomes to list: quantiles from the half-point grid, probabilities exact.
    case largeLattice
    /// Some role's contacts are not known, or so many are silent that not even the outcomes of all roles but one can be
    /// listed: everything is read from the half-point grid.
    case continuous
  }

  let support: Support
  /// The posterior probability of the random intercepts that were gone through: a little less than 1. Probabilities are divided by it.
  var mass = 0.0
  var mean = 0.0
  var meanSquare = 0.0
  /// Per role: the mean net share and its square, in the role's own sense (realised where its contacts are known).
  var roleMean: [Double]
  var roleMeanSquare: [Double]
  /// Per role: the probability of a net share below and above zero, in the same sense.
  var roleNegative: [Double]
  var rolePositive: [Double]
  /// Per role: the next answer, promoter and detractor.
  var nextPromoter: [Double]
  var nextDetractor: [Double]
  /// `nil` where it is read off the lattice.
  var maskedRisk: Double?
  var endUserFriction = 0.0
  var allPositive = 0.0
  var allNegative = 0.0
  var nonePositive = 0.0
  var noneNegative = 0.0
  var allZero = 0.0
  /// The joint distribution of the net counts (lattice), or the transform of health (otherwise).
  var masses: [Double]
  /// P(H <= -80), P(H < -20), P(H < 0), P(H <= 0), P(H <= 20), P(H < 80) where the lattice is too large to list.
  var below = [Double](repeating: 0, count: HealthThreshold.all.count)
  /// At the mode: per role the expected drop of the variance of health, in points squared, if it answers next.
  var expectedDrop: [Double]
  /// At the mode: the variance of health, in points squared.
  var modeVariance = 0.0

  /// The most outcomes of a lattice that is listed.
  static let largestLattice = 20_000
  /// The most outcomes of all roles but the widest for which exact probabilities are added up. Beyond, single values
  /// of health have next to no probability, and the half-point grid says the same.
  static let largestSection = 40_000

  /// - Parameter depth: a verdict needs no list of outcomes.
  init(
    _ situation: AccountSituation, _ layout: RoleLayout, largestLattice: Int = Self.largestLattice,
    depth: AssessmentDepth = .full
  ) {
    let count = situation.roles.count
    support = Self.support(situation, layout, largestLattice: largestLattice)
    let isListed = support != .lattice || depth > .verdict
    masses = [Double](repeating: 0, count: isListed ? Self.massCount(situation, layout, support) : 0)
    let zeros = [Double](repeating: 0, count: count)
    (roleMean, roleMeanSquare, roleNegative, rolePositive) = (zeros, zeros, zeros, zeros)
    (nextPromoter, nextDetractor, expectedDrop) = (zeros, zeros, zeros)
  }

  private static func support(
    _ situation: AccountSituation, _ layout: RoleLayout, largestLattice: Int
  ) -> Support {
    var (outcomes, widest) = (1.0, 1.0)
    for role in layout.weighted {
      guard let nonrespondents = situation.roles[role].nonrespondents, !situation.isGathered(role) else {
        return .continuous
      }
      let width = Double(2 * nonrespondents + 1)
      outcomes *= width
      widest = max(widest, width)
    }
    if outcomes <= Double(largestLattice) { return .lattice }
    return outcomes / widest <= Double(largestSection) ? .largeLattice : .continuous
  }

  private static func massCount(_ situation: AccountSituation, _ layout: RoleLayout, _ support: Support)
    -> Int
  {
    guard support == .lattice else { return 2 * HalfPoints.frequencies }
    return layout.weighted.reduce(1) { $0 * (2 * (situation.roles[$1].nonrespondents ?? 0) + 1) }
  }

  /// About how many doubles a situation's sums take.
  static func size(_ situation: AccountSituation, _ layout: RoleLayout) -> Int {
    60 + massCount(situation, layout, support(situation, layout, largestLattice: largestLattice))
  }

  /// Adds the sums of another parameter value for the same situation.
  mutating func add(_ other: PosteriorSums) {
    func add(_ ours: inout [Double], _ theirs: [Double]) {
      for index in ours.indices { ours[index] += theirs[index] }
    }
    mass += other.mass
    mean += other.mean
    meanSquare += other.meanSquare
    add(&roleMean, other.roleMean)
    add(&roleMeanSquare, other.roleMeanSquare)
    add(&roleNegative, other.roleNegative)
    add(&rolePositive, other.rolePositive)
    add(&nextPromoter, other.nextPromoter)
    add(&nextDetractor, other.nextDetractor)
    if let risk = other.maskedRisk { maskedRisk = (maskedRisk ?? 0) + risk }
    endUserFriction += other.endUserFriction
    allPositive += other.allPositive
    allNegative += other.allNegative
    nonePositive += other.nonePositive
    noneNegative += other.noneNegative
    allZero += other.allZero
    add(&masses, other.masses)
    add(&below, other.below)
    add(&expectedDrop, other.expectedDrop)
    modeVariance += other.modeVariance
  }
}

/// The places where verdicts divide health, with the side the limit belongs to.
struct HealthThreshold {
  /// In points.
  let value: Double
  /// Whether the limit itself counts as below.
  let isClosed: Bool

  static let all = [
    HealthThreshold(value: -80, isClosed: true), HealthThreshold(value: -20, isClosed: false),
    HealthThreshold(value: 0, isClosed: false), HealthThreshold(value: 0, isClosed: true),
    HealthThreshold(value: 20, isClosed: true), HealthThreshold(value: 80, isClosed: false),
  ]

  /// Whether a health lies below, ties told apart at 1e-9.
  @inline(__always)
  func holds(_ health: Double) -> Bool { isClosed ? health <= value + 1e-9 : health < value - 1e-9 }
}
