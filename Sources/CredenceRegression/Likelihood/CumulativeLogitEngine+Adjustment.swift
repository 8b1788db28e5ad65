/// What the penalties add to the score, from the inverse of the expected information at the last point evaluated.
///
/// With the information diagonal in an answer's linear predictors, both need the variance of each predictor only.
extension CumulativeLogitEngine {
  /// Adds the gradient of `.5 log |expected|` to `gradient`.
  ///
  /// - Parameter inverse: the inverse of the expected information at the last point, both triangles.
  func addJeffreys(inverse: UnsafeMutablePointer<Double>, at point: [Double], to gradient: inout [Double]) {
    addAdjustment(inverse: inverse, at: point, to: &gradient, kind: .jeffreys)
  }

  /// Adds Kosmidis's adjustment to the score in `gradient`: its root has bias of order 1/n^2.
  func addMeanBias(inverse: UnsafeMutablePointer<Double>, at point: [Double], to gradient: inout [Double]) {
    addAdjustment(inverse: inverse, at: point, to: &gradient, kind: .meanBias)
  }

  private enum Adjustment { case jeffreys, meanBias }

  private func addAdjustment(
    inverse: UnsafeMutablePointer<Double>, at point: [Double], to gradient: inout [Double], kind: Adjustment
  ) {
    let m = thresholdCount
    let classCount = m + 1
    let q = parameterCount
    let gap = work.baseAddress!
    let coupling = gap + (m + 2)
    let variance = coupling + (m + 2)
    let density = variance + (m + 2)
    let probability = density + (m + 2)
    let shares = probability + (m + 2)
    let tails = shares + (m + 2)
    let columns = columns.baseAddress!
    let values = values.baseAddress!
    let allRatios = ratios.baseAddress!
    for c in 0...(m + 1) {
      gap[c] = 1
      coupling[c] = 0
    }
    for c in 1..<max(1, m) {
      let delta = point[c] - point[c - 1]
      let (first, second) = Self.gapDerivatives(delta)
      gap[c] = -expm1(-delta)
      let spread = inverse[c * q + c] - 2 * inverse[c * q + c - 1] + inverse[(c - 1) * q + c - 1]
      coupling[c] = second * spread
      guard kind == .jeffreys else { continue }
      // How the coupling of neighbouring thresholds itself changes with their distance.
      let change = -0.5 * expectedTotals[c] * spread * second * (1 + 2 * first)
      gradient[c] += change
      gradient[c - 1] -= change
    }
    gradient.withUnsafeMutableBufferPointer { gradient in
      for pattern in 0..<patternCount {
        var weight = 0.0
        for c in 0..<classCount { weight += classWeights[pattern * classCount + c] }
        if weight == 0 { continue }
        let first = Int(starts[pattern])
        let end = Int(starts[pattern + 1])
        var form = 0.0
        for j in 0..<m { variance[j] = inverse[j * q + j] }
        for entry in first..<end {
          let row = inverse + (m + Int(columns[entry])) * q
          let value = values[entry]
          for j in 0..<m { variance[j] -= 2 * value * row[j] }
          var inner = 0.5 * value * row[m + Int(columns[entry])]
          for other in first..<entry { inner += values[other] * row[m + Int(columns[other])] }
          form += 2 * value * inner
        }
        let ratios = allRatios + pattern * m
        var below = 1.0
        for j in 0..<m {
          variance[j] += form
          shares[j] = 1 / (1 + ratios[j])
          tails[j] = ratios[j] * shares[j]
          probability[j] = shares[j] * below * gap[j]
          density[j] = shares[j] * tails[j]
          below = tails[j]
        }
        probability[m] = below
        var sum = 0.0
        for j in 0..<m {
          let skew = 2 * tails[j] - 1
          var change: Double
          switch kind {
          case .jeffreys:
            change = variance[j] * skew * (probability[j] + probability[j + 1])
            change += coupling[j] - coupling[j + 1]
            if j > 0 { change += variance[j - 1] * density[j - 1] }
            if j < m - 1 { change -= variance[j + 1] * density[j + 1] }
            change *= 0.5 * weight * density[j]
          case .meanBias:
            let here = density[j] * skew * variance[j]
            let before = j > 0 ? density[j - 1] * (2 * tails[j - 1] - 1) * variance[j - 1] : 0
            let after = j < m - 1 ? density[j + 1] * (2 * tails[j + 1] - 1) * variance[j + 1] : 0
            let inLower = tails[j] / ((j > 0 ? tails[j - 1] : 1) * gap[j])
            let inUpper = shares[j] / ((j < m - 1 ? shares[j + 1] : 1) * gap[j + 1])
            change = 0.5 * weight * ((here - before) * inLower - (after - here) * inUpper)
          }
          gradient[j] += change
          sum += change
        }
        for entry in first..<end { gradient[m + Int(columns[entry])] -= values[entry] * sum }
      }
    }
    for place in 0..<q where isAbsent[place] { gradient[place] = 0 }
  }
}
