/// Adds what one parameter value says of one account.
struct PosteriorPass {
  let engine: PosteriorEngine
  let layout: RoleLayout
  /// Moods of less probability are passed over; exact tests use a smaller one.
  var smallestMood = 1e-9
  private var moods: [Double]
  private var outer: [Double] = []
  private var longer: [Double] = []

  init(_ engine: PosteriorEngine, _ layout: RoleLayout) {
    self.engine = engine
    self.layout = layout
    moods = Array(repeating: 0, count: engine.grid.moodCount)
  }

  /// - Parameters:
  ///   - share: the parameter value's share of the posterior.
  ///   - isMode: whether to work out whom to ask as well.
  ///   - patterns: whether to work out the roles' signs and the patterns.
  mutating func add(
    _ situation: AccountSituation, share: Double, isMode: Bool, patterns: Bool, to sums: inout PosteriorSums
  ) {
    engine.moods(situation, into: &moods)
    let tables = situation.roles.map { engine.role($0.pattern) }
    let realised = situation.roles.map { role in
      role.silent.map { engine.realised(role, silent: $0) }
    }
    addMoments(situation, tables, share, &sums)
    if patterns { addSigns(situation, realised, share, &sums) }
    if isMode { addAsking(situation, tables, &sums) }
    if patterns, sums.support != .lattice || !countsEveryone(situation) {
      let risk = MaskedRisk(situation, layout, engine).probability(moods)
      sums.maskedRisk = (sums.maskedRisk ?? 0) + share * risk
    }
    switch sums.support {
    case .lattice: addLattice(realised, share, &sums)
    case .continuous: addSpectrum(situation, share, &sums)
    case .largeLattice:
      addSpectrum(situation, share, &sums)
      addThresholds(realised, share, &sums)
    }
  }

  /// Whether every role with a contact counts in the health, so that the lattice knows the account's whole score.
  func countsEveryone(_ situation: AccountSituation) -> Bool {
    situation.roles.allSatisfy {
      layout.weights[$0.pattern.role] > 0 || !MaskedRisk.isPresent($0)
    }
  }

  private func addMoments(
    _ situation: AccountSituation, _ tables: [RolePosterior], _ share: Double, _ sums: inout PosteriorSums
  ) {
    for node in moods.indices where moods[node] > 0 {
      let mass = share * moods[node]
      var mean = 0.0
      var variance = 0.0
      for (role, table) in tables.enumerated() {
        let (roleMean, roleVariance) = moments(situation.roles[role], table, node)
        mean += layout.weights[role] * roleMean
        variance += layout.weights[role] * layout.weights[role] * roleVariance
        sums.roleMean[role] += mass * roleMean
        sums.roleMeanSquare[role] += mass * (roleMean * roleMean + roleVariance)
        sums.nextPromoter[role] += mass * table.promoter[node]
        sums.nextDetractor[role] += mass * table.detractor[node]
      }
      sums.mean += mass * 100 * mean
      sums.meanSquare += mass * 10_000 * (mean * mean + variance)
    }
  }

  /// Mean and variance of a role's net share at a mood, realised where its contacts are known.
  @inline(__always)
  private func moments(_ role: RoleSituation, _ table: RolePosterior, _ node: Int) -> (Double, Double) {
    let mean = table.mean(node)
    let square = table.square(node)
    guard let silent = role.silent, let population = role.population else {
      return (mean, square - mean * mean)
    }
    let m = Double(silent)
    let total = Double(population)
    let ownNoise = m * (table.spread(node) - square)
    return (
      (Double(role.balance) + m * mean) / total,
      (ownNoise + m * m * (square - mean * mean)) / (total * total)
    )
  }

  private func addSigns(
    _ situation: AccountSituation, _ realised: [RealisedRole?], _ share: Double, _ sums: inout PosteriorSums
  ) {
    let negatives: [(Int) -> Double] = situation.roles.indices.map { role in
      if let table = realised[role] { return { table.negative[$0] } }
      let table = engine.latent(situation.roles[role].pattern)
      return { table.negative[$0] }
    }
    let positives: [(Int) -> Double] = situation.roles.indices.map { role in
      if let table = realised[role] { return { table.positive[$0] } }
      return { 1 - negatives[role]($0) }
    }
    for node in moods.indices where moods[node] >= smallestMood {
      let mass = share * moods[node]
      var (positive, negative, notPositive, notNegative, zero) = (mass, mass, mass, mass, mass)
      for role in situation.roles.indices {
        let below = negatives[role](node)
        let above = positives[role](node)
        sums.roleNegative[role] += mass * below
        sums.rolePositive[role] += mass * above
        guard layout.weights[role] > 0 else { continue }
        positive *= above
        negative *= below
        notPositive *= 1 - above
        notNegative *= 1 - below
        zero *= 1 - above - below
      }
      sums.allPositive += positive
      sums.allNegative += negative
      sums.nonePositive += notPositive
      sums.noneNegative += notNegative
      sums.allZero += zero
      if let decider = layout.decisionMaker, let influencer = layout.influencer, let user = layout.endUser {
        sums.endUserFriction +=
          mass * negatives[user](node) * positives[decider](node) * positives[influencer](node)
      }
    }
  }

  /// The joint distribution of the net counts of the roles that count, first role slowest.
  private mutating func addLattice(
    _ realised: [RealisedRole?], _ share: Double, _ sums: inout PosteriorSums
  ) {
    let tables = layout.weighted.compactMap { realised[$0] }
    guard let last = tables.last else { return }
    for node in moods.indices where moods[node] >= smallestMood {
      outer.removeAll(keepingCapacity: true)
      outer.append(share * moods[node])
      for table in tables.dropLast() {
        longer.removeAll(keepingCapacity: true)
        for mass in outer {
          for k in 0..<table.width { longer.append(mass * table.masses[node * table.width + k]) }
        }
        swap(&outer, &longer)
      }
      let width = last.width
      sums.masses.withUnsafeMutableBufferPointer { masses in
        last.masses.withUnsafeBufferPointer { lastMasses in
          for (row, mass) in outer.enumerated() {
            for k in 0..<width { masses[row * width + k] += mass * lastMasses[node * width + k] }
          }
        }
      }
    }
  }

  private mutating func addSpectrum(
    _ situation: AccountSituation, _ share: Double, _ sums: inout PosteriorSums
  ) {
    let spectra = layout.weighted.map { engine.spectrum(situation.roles[$0]) }
    let count = HalfPoints.frequencies
    if outer.count != 2 * count { outer = Array(repeating: 0, count: 2 * count) }
    for node in moods.indices where moods[node] >= smallestMood {
      let mass = share * moods[node]
      let start = node * 2 * count
      outer.withUnsafeMutableBufferPointer { product in
        spectra[0].values.withUnsafeBufferPointer { first in
          for index in 0..<2 * count { product[index] = mass * first[start + index] }
        }
        for spectrum in spectra.dropFirst() {
          spectrum.values.withUnsafeBufferPointer { values in
            for frequency in 0..<count {
              let real = product[frequency]
              let imaginary = product[count + frequency]
              let a = values[start + frequency]
              let b = values[start + count + frequency]
              product[frequency] = real * a - imaginary * b
              product[count + frequency] = real * b + imaginary * a
            }
          }
        }
        sums.masses.withUnsafeMutableBufferPointer { masses in
          for index in 0..<2 * count { masses[index] += product[index] }
        }
      }
    }
  }

  /// Exact probabilities where the lattice is too large to list: for each outcome of the other roles, how far the
  /// last role's net count may go.
  private func addThresholds(_ realised: [RealisedRole?], _ share: Double, _ sums: inout PosteriorSums) {
    let roles = layout.weighted
    let tables = roles.compactMap { realised[$0] }
    guard let last = tables.last, let lastRole = roles.last else { return }
    let lastScale = 100 * layout.weights[lastRole] / Double(last.population)
    var cumulative = [Double](repeating: 0, count: last.width + 1)
    for node in moods.indices where moods[node] >= smallestMood {
      for k in 0..<last.width { cumulative[k + 1] = cumulative[k] + last.masses[node * last.width + k] }
      func descend(_ index: Int, _ mass: Double, _ health: Double) {
        if index == tables.count - 1 {
          for (number, threshold) in HealthThreshold.all.enumerated() {
            // The largest net count of the last role with health still below.
            let limit = (threshold.value - health) / lastScale
            let slack = 1e-9 / lastScale
            let largest =
              threshold.isClosed ? (limit + slack).rounded(.down) : (limit - slack).rounded(.up) - 1
            let outcomes = Int(max(-1, min(Double(last.width), largest - Double(last.balance - last.silent))))
            sums.below[number] += mass * cumulative[min(last.width, outcomes + 1)]
          }
          return
        }
        let table = tables[index]
        for k in 0..<table.width {
          let part = mass * table.masses[node * table.width + k]
          guard part > 1e-16 else { continue }
          descend(index + 1, part, health + 100 * layout.weights[roles[index]] * table.value(k))
        }
      }
      descend(0, share * moods[node], 0)
    }
  }

  /// V_r = Var(E[H | one more answer of role r]) under the next answer's predictive.
  private func addAsking(
    _ situation: AccountSituation, _ tables: [RolePosterior], _ sums: inout PosteriorSums
  ) {
    var total = (mean: 0.0, square: 0.0)
    var others = [Double](repeating: 0, count: moods.count)
    for node in moods.indices where moods[node] > 0 {
      var (healthMean, healthVariance) = (0.0, 0.0)
      for (role, table) in tables.enumerated() {
        let (roleMean, roleVariance) = moments(situation.roles[role], table, node)
        healthMean += layout.weights[role] * roleMean
        healthVariance += layout.weights[role] * layout.weights[role] * roleVariance
      }
      others[node] = healthMean
      total.mean += moods[node] * healthMean
      total.square += moods[node] * (healthMean * healthMean + healthVariance)
    }
    sums.modeVariance = 10_000 * (total.square - total.mean * total.mean)
    for (role, table) in tables.enumerated() {
      let entry = situation.roles[role]
      if let silent = entry.silent, silent < 1 { continue }
      let weight = layout.weights[role]
      var (sum, squares) = (0.0, 0.0)
      for answer in 0..<3 {
        var (probability, product) = (0.0, 0.0)
        for node in moods.indices where moods[node] > 0 {
          let next: Double
          let net: Double
          switch answer {
          case 0: (next, net) = (table.promoter[node], table.netPromoter[node])
          case 1:
            next = 1 - table.spread(node)
            net = table.mean(node) - table.netPromoter[node] - table.netDetractor[node]
          default: (next, net) = (table.detractor[node], table.netDetractor[node])
          }
          // E[p_k] and E[nps p_k] at this mood; their ratio is the role's mean after the answer.
          let (roleMean, _) = moments(entry, table, node)
          let rest = others[node] - weight * roleMean
          let own: Double
          if let silent = entry.silent, let population = entry.population {
            own =
              (next * Double(entry.balance + 1 - answer) + Double(silent - 1) * net) / Double(population)
          } else {
            own = net
          }
          probability += moods[node] * next
          product += moods[node] * (next * rest + weight * own)
        }
        guard probability > 0 else { continue }
        sum += product
        squares += product * product / probability
      }
      sums.expectedDrop[role] = max(0, 10_000 * (squares - sum * sum))
    }
  }
}
