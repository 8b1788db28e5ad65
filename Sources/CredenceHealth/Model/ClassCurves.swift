/// The class probabilities of one role along eta, in forms free of cancellation and overflow.
///
/// With F_j = S(c_j - eta) and Q_j = 1 - F_j: p_P = Q_2, p_D = F_1 and p_M = F_2 Q_1 (1 - e^(c_1 - c_2)).
struct ClassCurves: Sendable {
  let lower: Double
  let upper: Double
  let loading: Double
  /// 1 - e^(c_1 - c_2).
  let gapFactor: Double

  init(_ parameters: HealthParameters, role: Int) {
    lower = parameters.lowerThresholds[role]
    upper = parameters.upperThresholds[role]
    loading = parameters.loadings[role]
    gapFactor = -expm1(lower - upper)
  }

  /// The logarithms of p_P, p_M, p_D at eta.
  @inline(__always)
  func logProbabilities(_ eta: Double) -> (promoter: Double, passive: Double, detractor: Double) {
    logProbabilities(eta, logGapFactor: log(gapFactor))
  }

  @inline(__always)
  func logProbabilities(_ eta: Double, logGapFactor: Double) -> (
    promoter: Double, passive: Double, detractor: Double
  ) {
    let (aboveUpper, belowUpper) = logLogistics(eta - upper)
    let (aboveLower, belowLower) = logLogistics(eta - lower)
    return (aboveUpper, belowUpper + aboveLower + logGapFactor, belowLower)
  }

  /// Derivatives of the log probabilities: by c_1 of p_D and p_M, by c_2 of p_M and p_P.
  @inline(__always)
  func slopes(_ eta: Double) -> (
    detractorByLower: Double, passiveByLower: Double, passiveByUpper: Double, promoterByUpper: Double
  ) {
    let (logQ1, logF1) = logLogistics(eta - lower)
    let (logQ2, logF2) = logLogistics(eta - upper)
    return (exp(logQ1), -exp(logF1 - logF2) / gapFactor, exp(logQ2 - logQ1) / gapFactor, -exp(logF2))
  }

  /// The likelihood of answers at the nodes of a grid, scaled so that the largest is 1, with the scale's logarithm.
  func likelihood(_ pattern: RolePattern, at logs: NodeLogarithms) -> (values: [Double], logScale: Double) {
    let (p, m, d) = pattern.evidence
    var values = [Double](repeating: 0, count: logs.promoter.count)
    var largest = -Double.infinity
    for node in values.indices {
      let value = p * logs.promoter[node] + m * logs.passive[node] + d * logs.detractor[node]
      values[node] = value
      largest = max(largest, value)
    }
    for node in values.indices { values[node] = exp(values[node] - largest) }
    return (values, largest)
  }
}

/// The logarithms of one role's class probabilities at every node of w.
struct NodeLogarithms: Sendable {
  let promoter: [Double]
  let passive: [Double]
  let detractor: [Double]

  init(_ curves: ClassCurves, on grid: InterceptGrid) {
    self.init(curves, at: (0..<grid.sumCount).map { grid.sum($0) })
  }

  /// At places of w.
  init(_ curves: ClassCurves, at places: [Double]) {
    var promoter: [Double] = []
    var passive: [Double] = []
    var detractor: [Double] = []
    promoter.reserveCapacity(places.count)
    passive.reserveCapacity(places.count)
    detractor.reserveCapacity(places.count)
    let logGapFactor = log(curves.gapFactor)
    for place in places {
      let logs = curves.logProbabilities(curves.loading * place, logGapFactor: logGapFactor)
      promoter.append(logs.promoter)
      passive.append(logs.passive)
      detractor.append(logs.detractor)
    }
    self.promoter = promoter
    self.passive = passive
    self.detractor = detractor
  }
}
