import CredenceConcurrency
import CredenceProbability

/// The log likelihood of theta with random intercepts and deviations integrated out, and its gradient by Fisher's identity.
struct MarginalLikelihood: Sendable {
  let roleCount: Int
  let tiers: [PatternTier]
  let prior: HealthPrior

  init(_ portfolio: HealthPortfolio, accounts: Range<Int>, prior: HealthPrior = .standard) {
    self.prior = prior
    roleCount = portfolio.roles.count
    tiers = PatternTier.tiers(of: portfolio, accounts: accounts)
  }

  /// A value with its gradient, in the order of ``HealthParameters/vector``.
  struct Evaluation: Sendable {
    var value = 0.0
    var gradient: [Double]
  }

  /// The log likelihood (without multinomial coefficients) and its gradient.
  func evaluate(_ vector: [Double], threads: Int) -> Evaluation {
    let parameters = HealthParameters(vector: vector, roleCount: roleCount)
    var sum = Evaluation(gradient: Array(repeating: 0, count: vector.count))
    guard InterceptGrid.holds(parameters) else {
      sum.value = -.infinity
      return sum
    }
    for tier in tiers {
      let pass = TierPass(tier, parameters)
      pass.add(to: &sum, threads: threads)
    }
    return sum
  }

  /// The log posterior and its gradient.
  func posterior(_ vector: [Double], threads: Int) -> Evaluation {
    var sum = evaluate(vector, threads: threads)
    sum.value += prior.logDensity(vector, roleCount: roleCount, addingGradientTo: &sum.gradient)
    return sum
  }

  /// The log posterior alone, on the calling thread.
  func logPosterior(_ vector: [Double]) -> Double {
    let parameters = HealthParameters(vector: vector, roleCount: roleCount)
    guard InterceptGrid.holds(parameters) else { return -.infinity }
    var gradient = [Double](repeating: 0, count: vector.count)
    let prior = prior.logDensity(vector, roleCount: roleCount, addingGradientTo: &gradient)
    return tiers.reduce(prior) { $0 + TierPass($1, parameters).logLikelihood }
  }
}

/// One evaluation over one tier.
private struct TierPass: Sendable {
  let tier: PatternTier
  let parameters: HealthParameters
  let grid: InterceptGrid
  let curves: [ClassCurves]
  let logs: [NodeLogarithms]

  init(_ tier: PatternTier, _ parameters: HealthParameters) {
    self.tier = tier
    self.parameters = parameters
    let grid = InterceptGrid(
      parameters, capacity: tier.capacity,
      likelihoodsOf: repeatElement(tier.resolution, count: tier.mostRoles))
    self.grid = grid
    curves = (0..<parameters.roleCount).map { ClassCurves(parameters, role: $0) }
    logs = curves.map { NodeLogarithms($0, on: grid) }
  }

  private struct Likelihood: Sendable {
    /// L at every node of w, largest 1.
    let values: [Double]
    let logScale: Double
    /// g: L integrated over v, at every node of u.
    let integrated: [Double]
  }

  /// What a chunk of account patterns adds.
  private struct Share: Sendable {
    var value = 0.0
    var interceptSlope = 0.0
    /// Per role pattern and node of u: the posterior probability of the node, summed over accounts.
    var responsibilities: [Double]
  }

  private func likelihood(_ index: Int) -> Likelihood {
    let pattern = tier.rolePatterns[index]
    if pattern.isNarrow {
      let nodes = localNodes(pattern)
      return Likelihood(
        values: nodes.values, logScale: nodes.logScale, integrated: nodes.integrate(nodes.values))
    }
    let (values, logScale) = curves[pattern.role].likelihood(pattern, at: logs[pattern.role])
    return Likelihood(
      values: values, logScale: logScale,
      integrated: correlate(values, with: grid.roleWeights, stride: grid.interceptStride))
  }

  /// Made anew where they are needed: those of all patterns at once would not fit.
  private func localNodes(_ pattern: RolePattern) -> LocalNodes {
    LocalNodes(pattern, curves[pattern.role], grid, intervals: 64)
  }

  var logLikelihood: Double {
    let likelihoods = tier.rolePatterns.indices.map(likelihood)
    var weights = [Double](repeating: 0, count: grid.interceptCount)
    var sum = 0.0
    for (account, multiplicity) in tier.multiplicities.enumerated() {
      sum += multiplicity * weigh(account, likelihoods, into: &weights)
    }
    return sum
  }

  func add(to sum: inout MarginalLikelihood.Evaluation, threads: Int) {
    let likelihoods = parallelMap(count: tier.rolePatterns.count, threads: threads, likelihood)
    // A fixed number of chunks, added in order: the same sums on any number of threads.
    let accounts = tier.multiplicities.count
    let chunks = accounts < 4096 ? 1 : 8
    let shares = parallelMap(count: chunks, threads: threads) { chunk in
      share(of: chunk * accounts / chunks..<(chunk + 1) * accounts / chunks, likelihoods)
    }
    var responsibilities = shares[0].responsibilities
    for (chunk, share) in shares.enumerated() {
      sum.value += share.value
      if parameters.roleCount > 1 { sum.gradient[2 * parameters.roleCount] += share.interceptSlope }
      guard chunk > 0 else { continue }
      for index in responsibilities.indices { responsibilities[index] += share.responsibilities[index] }
    }
    let whole = responsibilities
    let slopes = parallelMap(count: tier.rolePatterns.count, threads: threads) { index in
      patternSlopes(
        index, likelihoods[index],
        Array(whole[index * grid.interceptCount..<(index + 1) * grid.interceptCount]))
    }
    for (pattern, slope) in zip(tier.rolePatterns, slopes) {
      let role = pattern.role
      let roleCount = parameters.roleCount
      sum.gradient[role] += slope.lower + slope.upper
      sum.gradient[roleCount + role] += exp(parameters.logGaps[role]) / 2 * (slope.upper - slope.lower)
      // With one role the grid's v carries the whole deviation.
      sum.gradient[roleCount > 1 ? 2 * roleCount + 1 : 2] += slope.deviation
      guard roleCount > 1 else { continue }
      sum.gradient[2 * roleCount + 2 + role] += slope.loading
    }
  }

  /// One index into the role patterns per role; -1 where nobody answered.
  private func patterns(of account: Int) -> ArraySlice<Int32> {
    let roleCount = parameters.roleCount
    return tier.accountPatterns[account * roleCount..<(account + 1) * roleCount]
  }

  /// The posterior probabilities of the nodes of u, given one account's answers.
  ///
  /// - Returns: the log likelihood of the answers.
  private func weigh(_ account: Int, _ likelihoods: [Likelihood], into weights: inout [Double]) -> Double {
    let nodes = grid.interceptCount
    for node in 0..<nodes { weights[node] = grid.interceptWeights[node] }
    var logScale = 0.0
    for pattern in patterns(of: account) where pattern >= 0 {
      let likelihood = likelihoods[Int(pattern)]
      logScale += likelihood.logScale
      likelihood.integrated.withUnsafeBufferPointer { integrated in
        for node in 0..<nodes { weights[node] *= integrated[node] }
      }
    }
    let total = weights.reduce(0, +)
    guard total > 0 else { return -.infinity }
    let factor = 1 / total
    for node in 0..<nodes { weights[node] *= factor }
    return log(total) + logScale
  }

  private func share(of accounts: Range<Int>, _ likelihoods: [Likelihood]) -> Share {
    let nodes = grid.interceptCount
    var share = Share(responsibilities: Array(repeating: 0, count: tier.rolePatterns.count * nodes))
    let variance = parameters.interceptDeviation * parameters.interceptDeviation
    let interceptScores = (0..<nodes).map { grid.intercept($0) * grid.intercept($0) / variance - 1 }
    var weights = [Double](repeating: 0, count: nodes)
    for account in accounts {
      let logTotal = weigh(account, likelihoods, into: &weights)
      let multiplicity = tier.multiplicities[account]
      share.value += multiplicity * logTotal
      for node in 0..<nodes {
        weights[node] *= multiplicity
        share.interceptSlope += weights[node] * interceptScores[node]
      }
      share.responsibilities.withUnsafeMutableBufferPointer { responsibilities in
        for pattern in patterns(of: account) where pattern >= 0 {
          let offset = Int(pattern) * nodes
          for node in 0..<nodes { responsibilities[offset + node] += weights[node] }
        }
      }
    }
    return share
  }

  /// The slopes by c_1, c_2, log s_v and l of one role pattern, for all accounts that have it.
  private func patternSlopes(_ index: Int, _ likelihood: Likelihood, _ responsibilities: [Double])
    -> (lower: Double, upper: Double, deviation: Double, loading: Double)
  {
    let pattern = tier.rolePatterns[index]
    let curve = curves[pattern.role]
    let (p, m, d) = pattern.evidence
    let local = pattern.isNarrow ? localNodes(pattern) : nil
    var ratios = responsibilities
    for node in ratios.indices {
      let integrated = likelihood.integrated[node]
      ratios[node] = integrated > 1e-290 ? ratios[node] / integrated : 0
    }
    // How much each node of w counts, over all random intercepts.
    let weights =
      local?.spread(ratios) ?? spread(ratios, with: grid.roleWeights, stride: grid.interceptStride)
    var (lower, upper, loading) = (0.0, 0.0, 0.0)
    for node in weights.indices {
      let mass = weights[node] * likelihood.values[node]
      guard mass > 0 else { continue }
      let eta = curve.loading * (local?.place(node) ?? grid.sum(node))
      let slopes = curve.slopes(eta)
      let a = mass * (d * slopes.detractorByLower + m * slopes.passiveByLower)
      let b = mass * (m * slopes.passiveByUpper + p * slopes.promoterByUpper)
      lower += a
      upper += b
      loading -= (a + b) * eta
    }
    if let local {
      let squares = local.integrateSquares(likelihood.values, grid)
      return (lower, upper, zip(ratios, squares).reduce(0) { $0 + $1.0 * $1.1 }, loading)
    }
    let variance = grid.roleDeviation * grid.roleDeviation
    let squares = grid.roleWeights.indices.map {
      grid.roleWeights[$0] * (grid.deviation($0) * grid.deviation($0) / variance - 1)
    }
    let deviation = zip(ratios, correlate(likelihood.values, with: squares, stride: grid.interceptStride))
      .reduce(0) { $0 + $1.0 * $1.1 }
    return (lower, upper, deviation, loading)
  }
}
