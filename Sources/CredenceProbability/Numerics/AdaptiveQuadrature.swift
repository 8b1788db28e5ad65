/// The integral of a function over a finite range by the 10-21 point pair of Gauss and Kronrod, halving the
/// part with the largest error until the sum of the errors is small enough.
///
/// The rule and its error estimate are those of QUADPACK (Piessens et al. 1983, QAG). A function that is
/// smooth on the range is integrated to rounding; an integrable infinity at an end costs many halvings and
/// may fail, which is said. The function is never called at the ends. A spike much narrower than a twentieth of
/// the range can fall between the first 21 points and is then not seen: put the range around it.
package struct AdaptiveQuadrature: Sendable, Hashable {
  /// The error wanted, in absolute terms.
  package let absoluteTolerance: Double
  /// The error wanted, relative to the integral: enough if either tolerance is met.
  package let relativeTolerance: Double
  /// How many parts the range may be cut into.
  package let maximumIntervals: Int

  /// - Precondition: tolerances not negative and not both zero, at least one interval.
  package init(
    absoluteTolerance: Double = 0, relativeTolerance: Double = 1e-12, maximumIntervals: Int = 400
  ) {
    precondition(
      absoluteTolerance >= 0 && relativeTolerance >= 0 && absoluteTolerance + relativeTolerance > 0,
      "a quadrature needs a tolerance")
    precondition(maximumIntervals >= 1, "a quadrature needs an interval")
    self.absoluteTolerance = absoluteTolerance
    self.relativeTolerance = relativeTolerance
    self.maximumIntervals = maximumIntervals
  }

  /// An integral and how it was found.
  package struct Result: Sendable, Hashable {
    /// The integral.
    package let value: Double
    /// An estimate of its absolute error, usually far too large.
    package let errorEstimate: Double
    /// The parts the range was cut into.
    package let intervalCount: Int
    /// How often the function was called.
    package let evaluationCount: Int
  }

  /// The integral of `function` over `range`.
  ///
  /// - Throws: ``QuadratureError`` where the tolerance is not reached or the function is not finite.
  package func integrate(
    over range: ClosedRange<Double>, _ function: (Double) -> Double
  ) throws(QuadratureError) -> Result {
    precondition(range.lowerBound.isFinite && range.upperBound.isFinite, "the range must be finite")
    var parts = [try Part(range.lowerBound, range.upperBound, function)]
    while true {
      var value = 0.0
      var error = 0.0
      var worst = 0
      for (index, part) in parts.enumerated() {
        value += part.value
        error += part.error
        if part.error > parts[worst].error { worst = index }
      }
      let result = Result(
        value: value, errorEstimate: error, intervalCount: parts.count,
        evaluationCount: 21 * (2 * parts.count - 1))
      if error <= max(absoluteTolerance, relativeTolerance * abs(value)) { return result }
      let part = parts[worst]
      let middle = part.lower + 0.5 * (part.upper - part.lower)
      let divisible = middle > part.lower && middle < part.upper
      guard parts.count < maximumIntervals, divisible else { throw .notReached(best: result) }
      parts[worst] = try Part(part.lower, middle, function)
      parts.append(try Part(middle, part.upper, function))
    }
  }

  /// One part of the range, integrated.
  private struct Part {
    let lower: Double
    let upper: Double
    let value: Double
    let error: Double

    init(_ lower: Double, _ upper: Double, _ function: (Double) -> Double) throws(QuadratureError) {
      self.lower = lower
      self.upper = upper
      let half = 0.5 * (upper - lower)
      let middle = lower + half
      var left = [Double](repeating: 0, count: 11)
      var right = left
      for index in 0..<11 {
        let offset = half * KronrodTable.nodes[index]
        left[index] = function(middle - offset)
        right[index] = index == 0 ? left[0] : function(middle + offset)
        guard left[index].isFinite else { throw .notFinite(at: middle - offset) }
        guard right[index].isFinite else { throw .notFinite(at: middle + offset) }
      }
      var kronrod = KronrodTable.weights[0] * left[0]
      var size = abs(kronrod)
      var gauss = 0.0
      for index in 1..<11 {
        let pair = left[index] + right[index]
        kronrod += KronrodTable.weights[index] * pair
        size += KronrodTable.weights[index] * (abs(left[index]) + abs(right[index]))
        if index % 2 == 1 { gauss += KronrodTable.gaussWeights[index / 2] * pair }
      }
      let mean = 0.5 * kronrod
      var spread = KronrodTable.weights[0] * abs(left[0] - mean)
      for index in 1..<11 {
        spread += KronrodTable.weights[index] * (abs(left[index] - mean) + abs(right[index] - mean))
      }
      value = kronrod * half
      let width = abs(half)
      var error = abs(kronrod - gauss) * width
      spread *= width
      if spread > 0 && error > 0 {
        let ratio = 200 * error / spread
        error = spread * min(1, ratio * ratio.squareRoot())
      }
      self.error = max(error, 50 * Double.ulpOfOne * size * width * 0.02)
    }
  }
}

/// Why an integral could not be given.
package enum QuadratureError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The tolerance was not met with the intervals allowed.
  case notReached(best: AdaptiveQuadrature.Result)
  /// The function gave an infinity or no number.
  case notFinite(at: Double)

  /// What is wrong and what to do.
  package var description: String {
    switch self {
    case .notReached(let best):
      "the integral is \(best.value) give or take \(best.errorEstimate) after \(best.intervalCount) intervals, "
        + "and the tolerance is smaller; split the range where the function is rough, or ask for less"
    case .notFinite(let place):
      "the function is not finite at \(place); leave that place out of the range"
    }
  }
}

/// The nodes at and above zero, the Kronrod weights, and the Gauss weights of every second node from the
/// second. Made by Tests/Fixtures/Probability/coefficients.py.
private enum KronrodTable {
  static let nodes: [Double] = [
    0.0, 0.14887433898163122, 0.2943928627014602, 0.4333953941292472,
    0.5627571346686047, 0.6794095682990244, 0.7808177265864169, 0.8650633666889845,
    0.9301574913557082, 0.9739065285171717, 0.9956571630258081,
  ]
  static let weights: [Double] = [
    0.1494455540029169, 0.14773910490133849, 0.14277593857706009, 0.13470921731147334,
    0.12349197626206584, 0.10938715880229764, 0.0931254545836976, 0.07503967481091996,
    0.054755896574351995, 0.032558162307964725, 0.011694638867371874,
  ]
  static let gaussWeights: [Double] = [
    0.29552422471475287, 0.26926671930999635, 0.21908636251598204, 0.1494513491505806,
    0.06667134430868814,
  ]
}
