/// Adds what one parameter value says of one account.
struct PosteriorPass {
  let engine: PosteriorEngine
  let layout: RoleLayout
  /// Random intercepts of less probability are passed over; exact tests use a smaller one.
  var smallestIntercept = 1e-9
  /// The posterior of the random intercept, node by node.
  private(set) var intercepts: [Double]
  /// The random intercepts from the first to the last that are not passed over.
  private(set) var live: Range<Int> = 0..<0
  /// Per random intercept the mean and the variance of health, in shares.
  private var healthMean: [Double]
  private var healthVariance: [Double]
  /// The mean and the mean square of health over the random intercepts.
  private var ownMean = 0.0
  private var ownSquare = 0.0
  private var signs: SignProducts
  /// Working space of the distribution.
  var outer: [Double] = []
  var longer: [Double] = []

  init(_ engine: PosteriorEngine, _ layout: RoleLayout) {
    self.engine = engine
    self.layout = layout
    let zeros = [Double](repeating: 0, count: engine.grid.interceptCount)
    (intercepts, healthMean, healthVariance) = (zeros, zeros, zeros)
    signs = SignProducts(count: engine.grid.interceptCount)
  }

  /// - Parameters:
  ///   - share: the parameter value's share of the posterior.
  ///   - isMode: whether to work out whom to ask as well.
  ///   - depth: what to work out.
  mutating func add(
    _ situation: AccountSituation, share: Double, isMode: Bool, depth: AssessmentDepth,
    to sums: inout PosteriorSums
  ) {
    engine.intercepts(situation, into: &intercepts)
    let first = intercepts.firstIndex { $0 >= smallestIntercept } ?? 0
    live = first..<(intercepts.lastIndex { $0 >= smallestIntercept } ?? first - 1) + 1
    let tables = situation.roles.map { engine.role($0.pattern) }
    sums.mass += share * intercepts.reduce(0) { $1 >= smallestIntercept ? $0 + $1 : $0 }
    addMoments(situation, tables, share, &sums)
    if isMode { addAsking(situation, tables, &sums) }
    // Beside sigma points the mode has no share: it says whom to ask, and no more.
    guard share > 0 else { return }
    let realised = situation.roles.map { role in
      role.nonrespondents.map { engine.realised(role, nonrespondents: $0, over: live) }
    }
    if depth == .full { addSigns(situation, realised, share, &sums) }
    if depth == .full, sums.support != .lattice || !countsEveryone(situation) {
      let risk = MaskedRisk(situation, layout, engine, over: live).probability(intercepts)
      sums.maskedRisk = (sums.maskedRisk ?? 0) + share * risk
    }
    switch sums.support {
    // A verdict needs no quantiles.
    case .lattice where depth == .verdict: addThresholds(realised, share, &sums)
    case .lattice: addLattice(realised, share, &sums)
    case .continuous: addSpectrum(situation, share, &sums)
    case .largeLattice:
      // The verdict is read from the exact probabilities, not from the grid.
      if depth > .verdict { addSpectrum(situation, share, &sums) }
      addThresholds(realised, share, &sums)
    }
  }

  /// Whether every role with a contact counts in the health, so that the lattice knows the account's whole score.
  func countsEveryone(_ situation: AccountSituation) -> Bool {
    situation.roles.allSatisfy {
      layout.weights[$0.pattern.role] > 0 || !MaskedRisk.isPresent($0)
    }
  }

  /// Means and variances of the roles' net shares at each random intercept, realised where their contacts are known. Roles
  /// outside, random intercepts inside: the inner loops run over plain numbers.
  private mutating func addMoments(
    _ situation: AccountSituation, _ tables: [RolePosterior], _ share: Double, _ sums: inout PosteriorSums
  ) {
    let nodes = intercepts.count
    for node in 0..<nodes {
      healthMean[node] = 0
      healthVariance[node] = 0
    }
    for (role, table) in tables.enumerated() {
      let entry = situation.roles[role]
      let weight = layout.weights[role]
      let m = entry.nonrespondents.map { Double($0) } ?? 0
      let scale = entry.population.map { 1 / Double($0) } ?? 0
      let base = Double(entry.balance) * scale
      // Known contacts: (balance + m nps) / N with the nonrespondents' own noise; otherwise nps itself.
      let (slope, noise) = entry.nonrespondents == nil ? (1.0, 0.0) : (m * scale, m * scale * scale)
      var (mean, square, promoter, detractor) = (0.0, 0.0, 0.0, 0.0)
      intercepts.withUnsafeBufferPointer { intercepts in
        table.promoter.withUnsafeBufferPointer { promoters in
          table.detractor.withUnsafeBufferPointer { detractors in
            table.netPromoter.withUnsafeBufferPointer { netPromoters in
              table.netDetractor.withUnsafeBufferPointer { netDetractors in
                healthMean.withUnsafeMutableBufferPointer { healthMean in
                  healthVariance.withUnsafeMutableBufferPointer { healthVariance in
                    for node in 0..<nodes {
                      let net = promoters[node] - detractors[node]
                      let netSquare = netPromoters[node] - netDetractors[node]
                      let roleMean = base + slope * net
                      let roleVariance =
                        noise * (promoters[node] + detractors[node] - netSquare)
                        + slope * slope * (netSquare - net * net)
                      healthMean[node] += weight * roleMean
                      healthVariance[node] += weight * weight * roleVariance
                      mean += intercepts[node] * roleMean
                      square += intercepts[node] * (roleMean * roleMean + roleVariance)
                      promoter += intercepts[node] * promoters[node]
                      detractor += intercepts[node] * detractors[node]
                    }
                  }
                }
              }
            }
          }
        }
      }
      sums.roleMean[role] += share * mean
      sums.roleMeanSquare[role] += share * square
      sums.nextPromoter[role] += share * promoter
      sums.nextDetractor[role] += share * detractor
    }
    var (mean, square) = (0.0, 0.0)
    for node in 0..<nodes {
      mean += intercepts[node] * healthMean[node]
      square += intercepts[node] * (healthMean[node] * healthMean[node] + healthVariance[node])
    }
    sums.mean += share * 100 * mean
    sums.meanSquare += share * 10_000 * square
    ownMean = mean
    ownSquare = square
  }

  private mutating func addSigns(
    _ situation: AccountSituation, _ realised: [RealisedRole?], _ share: Double, _ sums: inout PosteriorSums
  ) {
    let nodes = intercepts.count
    for node in 0..<nodes {
      let mass = intercepts[node] >= smallestIntercept ? share * intercepts[node] : 0
      signs.fill(mass, at: node)
    }
    let deciding = layout.decisionMaker != nil && layout.influencer != nil && layout.endUser != nil
    for role in situation.roles.indices {
      let table = realised[role]
      let latent = table == nil ? engine.latent(situation.roles[role].pattern, over: live) : nil
      let isWeighted = layout.weights[role] > 0
      let isUser = role == layout.endUser
      let isAbove = role == layout.decisionMaker || role == layout.influencer
      var (below, above) = (0.0, 0.0)
      for node in live {
        let mass = signs.mass[node]
        let n = table?.negative[node] ?? latent?.negative(node) ?? 0
        let p = table?.positive[node] ?? 1 - n
        below += mass * n
        above += mass * p
        if isWeighted { signs.multiply(negative: n, positive: p, at: node) }
        if isUser { signs.friction[node] *= n } else if isAbove { signs.friction[node] *= p }
      }
      sums.roleNegative[role] += below
      sums.rolePositive[role] += above
    }
    sums.allPositive += signs.positive.reduce(0, +)
    sums.allNegative += signs.negative.reduce(0, +)
    sums.nonePositive += signs.notPositive.reduce(0, +)
    sums.noneNegative += signs.notNegative.reduce(0, +)
    sums.allZero += signs.zero.reduce(0, +)
    if deciding { sums.endUserFriction += signs.friction.reduce(0, +) }
  }

  /// V_r = Var(E[H | one more answer of role r]) under the next answer's predictive; after ``addMoments``.
  private func addAsking(
    _ situation: AccountSituation, _ tables: [RolePosterior], _ sums: inout PosteriorSums
  ) {
    sums.modeVariance = 10_000 * (ownSquare - ownMean * ownMean)
    for (role, table) in tables.enumerated() {
      let entry = situation.roles[role]
      if let nonrespondents = entry.nonrespondents, nonrespondents < 1 { continue }
      let weight = layout.weights[role]
      let m = entry.nonrespondents.map { Double($0) } ?? 0
      let scale = entry.population.map { 1 / Double($0) } ?? 0
      let base = Double(entry.balance) * scale
      // The role's mean before, and what the answer adds: (balance + k + (m - 1) nps) / N, or nps itself.
      let (slope, added, later) =
        entry.nonrespondents == nil ? (1.0, 0.0, 1.0) : (m * scale, scale, (m - 1) * scale)
      // Per class of the answer: its probability, and E[H 1(answer)].
      var (promoter, passive, detractor) = (0.0, 0.0, 0.0)
      var (withPromoter, withPassive, withDetractor) = (0.0, 0.0, 0.0)
      for node in intercepts.indices {
        let intercept = intercepts[node]
        let (p, d) = (table.promoter[node], table.detractor[node])
        let net = p - d
        let rest = healthMean[node] - weight * (base + slope * net)
        let (netP, netD) = (table.netPromoter[node], table.netDetractor[node])
        let q = 1 - p - d
        promoter += intercept * p
        passive += intercept * q
        detractor += intercept * d
        withPromoter += intercept * (p * rest + weight * (p * (base + added) + later * netP))
        withPassive += intercept * (q * rest + weight * (q * base + later * (net - netP - netD)))
        withDetractor += intercept * (d * rest + weight * (d * (base - added) + later * netD))
      }
      let sum = withPromoter + withPassive + withDetractor
      var squares = 0.0
      for (probability, product) in [
        (promoter, withPromoter), (passive, withPassive), (detractor, withDetractor),
      ] where probability > 0 { squares += product * product / probability }
      sums.expectedDrop[role] = max(0, 10_000 * (squares - sum * sum))
    }
  }
}
