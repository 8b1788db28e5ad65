/// The marginal likelihood of a cumulative logit whose accounts each shift all their answers by sigma b, b standard
/// normal, and its gradient: b is integrated out by Gauss-Hermite quadrature centred at each account's mode and scaled
/// by its curvature (one point is Laplace's approximation).
///
/// The gradient follows mode and curvature as they move with the parameters, so it is that of the approximation
/// itself. Parameters: thresholds, coefficients, sigma (whose sign is free: the likelihood is even in it).
struct RandomInterceptLikelihood {
  private let responses: OrderedResponses
  private let rule: GaussHermite
  private let thresholdCount: Int
  /// The answers pooled by account, pattern and class.
  private var cells: [Cell] = []
  private var starts: [Int] = [0]
  /// Each account's mode of b at the last point: where the next search starts.
  private(set) var modes: [Double]

  private struct Cell {
    let pattern: Int
    let place: Int
    var weight: Double
  }

  init(_ responses: OrderedResponses, _ clusters: Clusters, pointCount: Int) {
    self.responses = responses
    rule = GaussHermite(pointCount: pointCount)
    thresholdCount = responses.classCount - 1
    for rows in clusters.rows {
      var own: [Int: Int] = [:]
      for row in rows where responses.weights[row] > 0 {
        let pattern = Int(responses.patterns.ofRow[row])
        let key = pattern * responses.classCount + responses.classOfRow[row]
        if let cell = own[key] {
          cells[cell].weight += responses.weights[row]
        } else {
          own[key] = cells.count
          cells.append(
            Cell(pattern: pattern, place: responses.classOfRow[row], weight: responses.weights[row]))
        }
      }
      starts.append(cells.count)
    }
    modes = [Double](repeating: 0, count: clusters.count)
  }

  var parameterCount: Int { thresholdCount + responses.terms.count + 1 }

  /// A cell's log-probability and its derivatives in the linear predictor t, at t.
  private struct CellTerms {
    var value = 0.0
    var first = 0.0
    var second = 0.0
    var third = 0.0
    /// F_c and F_{c-1} at the thresholds about the class; 1 and 0 at the ends.
    var upperShare = 1.0
    var lowerShare = 0.0

    @inline(__always)
    init(_ place: Int, _ thresholds: UnsafePointer<Double>, count: Int, at t: Double) {
      if place < count {
        let ratio = exp(min(600, max(-600, t - thresholds[place])))
        upperShare = 1 / (1 + ratio)
        let slope = upperShare * ratio * upperShare
        value -= log1p(ratio)
        first -= ratio * upperShare
        second -= slope
        third += slope * (1 - 2 * upperShare)
      }
      if place > 0 {
        let ratio = exp(min(600, max(-600, thresholds[place - 1] - t)))
        let tail = 1 / (1 + ratio)
        lowerShare = ratio * tail
        let slope = lowerShare * tail
        value -= log1p(ratio)
        first += lowerShare
        second -= slope
        third += slope * (1 - 2 * lowerShare)
      }
    }
  }

  /// The log-likelihood and its gradient; `nil` where thresholds are out of order.
  mutating func evaluate(_ point: [Double]) -> (value: Double, gradient: [Double])? {
    let m = thresholdCount
    for place in 1..<max(1, m) where point[place] <= point[place - 1] { return nil }
    let sigma = point[parameterCount - 1]
    let patterns = responses.centred
    let predictors = (0..<patterns.count).map { patterns.product($0, point[m..<parameterCount - 1]) }
    var total = 0.0
    var gradient = [Double](repeating: 0, count: parameterCount)
    var patternSlopes = [Double](repeating: 0, count: patterns.count)
    point.withUnsafeBufferPointer { point in
      guard let thresholds = point.baseAddress else { return }
      for cluster in modes.indices {
        let own = starts[cluster]..<starts[cluster + 1]
        modes[cluster] = mode(own, thresholds, predictors, sigma: sigma, from: modes[cluster])
        total += add(
          own, thresholds, predictors, sigma: sigma, mode: modes[cluster], &gradient, &patternSlopes)
      }
    }
    for pattern in 0..<patterns.count {
      for entry in patterns.starts[pattern]..<patterns.starts[pattern + 1] {
        gradient[m + Int(patterns.columns[entry])] += patternSlopes[pattern] * patterns.values[entry]
      }
    }
    // What neighbouring thresholds owe to each other is free of b.
    var totals = [Double](repeating: 0, count: m + 1)
    for cell in cells { totals[cell.place] += cell.weight }
    for c in 1..<max(1, m) {
      let delta = point[c] - point[c - 1]
      let first = CumulativeLogitEngine.gapDerivatives(delta).first
      total += totals[c] * log(-expm1(-delta))
      gradient[c] += totals[c] * first
      gradient[c - 1] -= totals[c] * first
    }
    return total.isFinite ? (total, gradient) : nil
  }

  /// The b at which an account's answers and its normal prior are together most likely: Newton on a concave function.
  private func mode(
    _ own: Range<Int>, _ thresholds: UnsafePointer<Double>, _ predictors: [Double], sigma: Double,
    from start: Double
  ) -> Double {
    func derivatives(_ b: Double) -> (value: Double, first: Double, second: Double) {
      var (value, first, second) = (-0.5 * b * b, -b, -1.0)
      for index in own {
        let cell = cells[index]
        let terms = CellTerms(
          cell.place, thresholds, count: thresholdCount, at: predictors[cell.pattern] + sigma * b)
        value += cell.weight * terms.value
        first += sigma * cell.weight * terms.first
        second += sigma * sigma * cell.weight * terms.second
      }
      return (value, first, second)
    }
    var b = start
    var here = derivatives(b)
    for _ in 0..<100 {
      var step = -here.first / here.second
      if step.magnitude < 1e-13 * (1 + b.magnitude) { break }
      var next = derivatives(b + step)
      for _ in 0..<40 where next.value < here.value - 1e-12 * (1 + here.value.magnitude) {
        step *= 0.5
        next = derivatives(b + step)
      }
      b += step
      here = next
    }
    return b
  }

  /// One account's log-likelihood; its gradient is added, that of the coefficients by pattern.
  private func add(
    _ own: Range<Int>, _ thresholds: UnsafePointer<Double>, _ predictors: [Double], sigma: Double,
    mode: Double,
    _ gradient: inout [Double], _ patternSlopes: inout [Double]
  ) -> Double {
    let m = thresholdCount
    let last = parameterCount - 1
    // At the mode: curvature, and how it and the mode move.
    var (firsts, seconds, thirds) = (0.0, 0.0, 0.0)
    for index in own {
      let cell = cells[index]
      let terms = CellTerms(cell.place, thresholds, count: m, at: predictors[cell.pattern] + sigma * mode)
      firsts += cell.weight * terms.first
      seconds += cell.weight * terms.second
      thirds += cell.weight * terms.third
    }
    let curvature = 1 - sigma * sigma * seconds
    let scale = 1 / curvature.squareRoot()
    let spread = 2.0.squareRoot() * scale
    // The posterior weights of the nodes.
    var logs = [Double](repeating: 0, count: rule.nodes.count)
    for (node, z) in rule.nodes.enumerated() {
      let b = mode + spread * z
      var value = -0.5 * b * b
      for index in own {
        let cell = cells[index]
        value +=
          cell.weight
          * CellTerms(cell.place, thresholds, count: m, at: predictors[cell.pattern] + sigma * b).value
      }
      logs[node] = value + log(rule.liftedWeights[node])
    }
    let highest = logs.max() ?? 0
    var sum = 0.0
    for value in logs { sum += exp(value - highest) }
    let total = highest + log(sum)
    // How the sum changes with the mode and with the scale.
    var (byMode, byScale) = (0.0, 0.0)
    var slopeAtNodes = 0.0
    for (node, z) in rule.nodes.enumerated() {
      let share = exp(logs[node] - total)
      let b = mode + spread * z
      var slope = -b
      for index in own {
        let cell = cells[index]
        let terms = CellTerms(cell.place, thresholds, count: m, at: predictors[cell.pattern] + sigma * b)
        let weight = share * cell.weight
        patternSlopes[cell.pattern] += weight * terms.first
        if cell.place < m { gradient[cell.place] += weight * (1 - terms.upperShare) }
        if cell.place > 0 { gradient[cell.place - 1] -= weight * terms.lowerShare }
        slope += sigma * cell.weight * terms.first
        slopeAtNodes += weight * terms.first * b
      }
      byMode += share * slope
      byScale += share * slope * spread * z
    }
    gradient[last] += slopeAtNodes
    // d log scale / d parameter = -.5 (H_par + H_b mode_par) / H, and mode_par = phi_b,par / H.
    let logScale = byScale + 1
    let curvatureByMode = -sigma * sigma * sigma * thirds
    let throughMode = (byMode - 0.5 * logScale * curvatureByMode / curvature) / curvature
    let throughCurvature = -0.5 * logScale / curvature
    for index in own {
      let cell = cells[index]
      let terms = CellTerms(cell.place, thresholds, count: m, at: predictors[cell.pattern] + sigma * mode)
      patternSlopes[cell.pattern] +=
        cell.weight
        * (throughMode * sigma * terms.second - throughCurvature * sigma * sigma * terms.third)
      for (threshold, share) in [(cell.place, terms.upperShare), (cell.place - 1, terms.lowerShare)]
      where threshold >= 0 && threshold < m {
        let slope = share * (1 - share)
        gradient[threshold] +=
          cell.weight * slope
          * (throughMode * sigma + throughCurvature * sigma * sigma * (1 - 2 * share))
      }
    }
    gradient[last] += throughMode * (firsts + sigma * mode * seconds)
    gradient[last] += throughCurvature * (-2 * sigma * seconds - sigma * sigma * mode * thirds)
    return total + log(spread) - 0.5 * log(2 * Double.pi)
  }
}
