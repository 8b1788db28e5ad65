/// The exact distribution of a sum of independent draws that each take the value -1, 0 or 1.
///
/// The probabilities are the coefficients of (a + b z + c z^2)^n. They follow a three-term recurrence (Euler's rule
/// for the power of a polynomial) whose terms are all positive up to the middle when it is run from either end, so the
/// left half is computed from the left, the right half from the right, and every probability has full relative
/// accuracy in O(n) time. A convolution done n times would cost O(n^2).
enum LatticeSum {
  /// Probabilities of the sums -n...n.
  ///
  /// - Parameters:
  ///   - draws: The number of draws, n, at least 1.
  ///   - minus: The probability of -1 in one draw.
  ///   - zero: The probability of 0.
  ///   - plus: The probability of 1.
  /// - Returns: `2 n + 1` probabilities that sum to 1.
  static func probabilities(draws n: Int, minus: Double, zero: Double, plus: Double) -> [Double] {
    if zero == 0 && minus > 0 && plus > 0 {
      // Only every second sum can occur: a binomial on the odd or even places.
      return spread(binomial(draws: n, success: plus, failure: minus))
    }
    if minus == 0 {
      return Array(repeating: 0, count: n) + binomial(draws: n, success: plus, failure: zero)
    }
    if plus == 0 {
      return binomial(draws: n, success: zero, failure: minus) + Array(repeating: 0, count: n)
    }
    let left = lowerHalf(draws: n, ends: minus, middle: zero, far: plus)
    let right = lowerHalf(draws: n, ends: plus, middle: zero, far: minus)
    return joined(left, right, draws: n)
  }

  /// Positive numbers too far apart for one `Double` scale: the value times 2^(800 steps).
  private struct Scaled {
    var values: [Double]
    var steps: [Int]

    /// The ratio of two of them as significand and binary exponent.
    func relative(_ place: Int, to base: Int) -> (Double, Int) {
      let ratio = values[place].significand / values[base].significand
      let exponent = Int(values[place].exponent) - Int(values[base].exponent)
      return (ratio, exponent + LatticeSum.stepBits * (steps[place] - steps[base]))
    }
  }

  /// Coefficients 0...n of (ends + middle z + far z^2)^n, up to a common factor; all terms positive.
  private static func lowerHalf(draws n: Int, ends: Double, middle: Double, far: Double) -> Scaled {
    var result = Scaled(
      values: [Double](repeating: 0, count: n + 1), steps: [Int](repeating: 0, count: n + 1))
    let middleRatio = middle / ends
    let farRatio = far / ends
    var previous = 0.0
    var current = 1.0
    var step = 0
    result.values[0] = 1
    for place in 1...n {
      let fromMiddle = Double(n - place + 1) * middleRatio * current
      let fromFar = Double(2 * n - place + 2) * farRatio * previous
      previous = current
      current = (fromMiddle + fromFar) / Double(place)
      if current > big {
        current /= big
        previous /= big
        step += 1
      } else if current < 1 / big {
        current *= big
        previous *= big
        step -= 1
      }
      result.values[place] = current
      result.steps[place] = step
    }
    return result
  }

  /// Puts two halves that share the sum 0 together and normalises them.
  private static func joined(_ left: Scaled, _ right: Scaled, draws n: Int) -> [Double] {
    var significands = [Double](repeating: 0, count: 2 * n + 1)
    var exponents = [Int](repeating: 0, count: 2 * n + 1)
    for place in 0...n {
      (significands[place], exponents[place]) = left.relative(place, to: n)
      (significands[2 * n - place], exponents[2 * n - place]) = right.relative(place, to: n)
    }
    let greatest = exponents.max() ?? 0
    for place in significands.indices {
      // Far below the mode a probability underflows to nothing, as it should.
      significands[place] = Double(
        sign: .plus, exponent: exponents[place] - greatest, significand: significands[place])
    }
    return normalized(significands)
  }

  /// Binomial probabilities of 0...n successes, from the mode outwards so that nothing overflows.
  private static func binomial(draws n: Int, success: Double, failure: Double) -> [Double] {
    var result = [Double](repeating: 0, count: n + 1)
    if success == 0 {
      result[0] = 1
      return result
    }
    if failure == 0 {
      result[n] = 1
      return result
    }
    let share = success / (success + failure)
    let mode = min(n, Int(Double(n + 1) * share))
    result[mode] = 1
    let odds = success / failure
    if mode < n {
      for successes in mode..<n {
        result[successes + 1] = result[successes] * Double(n - successes) / Double(successes + 1) * odds
      }
    }
    for successes in stride(from: mode, to: 0, by: -1) {
      result[successes - 1] = result[successes] * Double(successes) / Double(n - successes + 1) / odds
    }
    return normalized(result)
  }

  /// Puts the probabilities of 0...n on every second place of 0...2n.
  private static func spread(_ probabilities: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: 2 * probabilities.count - 1)
    for (place, probability) in probabilities.enumerated() { result[2 * place] = probability }
    return result
  }

  private static func normalized(_ weights: [Double]) -> [Double] {
    let total = weights.reduce(0, +)
    return weights.map { $0 / total }
  }

  /// Scaling by a power of two rounds nothing.
  private static let stepBits = 800
  private static let big = Double(sign: .plus, exponent: stepBits, significand: 1)
}
