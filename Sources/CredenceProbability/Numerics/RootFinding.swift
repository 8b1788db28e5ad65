/// A root and how it was found.
package struct Root: Sendable, Hashable {
  /// The place.
  package let location: Double
  /// The function there.
  package let residual: Double
  /// The steps taken.
  package let iterations: Int
  /// How far the root may be from `location`.
  package let uncertainty: Double
}

/// A root of `function` within `range`, at whose ends its signs differ, by Brent's method (Brent 1973,
/// "Algorithms for Minimization without Derivatives", ch. 4): inverse interpolation, else bisection.
///
/// The root is within `tolerance` + 4 ulp of `location`.
///
/// - Throws: ``SearchError`` where the signs agree, the function is not a number, or it does not settle.
package func findRoot(
  in range: ClosedRange<Double>, tolerance: Double = 1e-14, maximumIterations: Int = 200,
  of function: (Double) -> Double
) throws(SearchError) -> Root {
  precondition(tolerance >= 0, "a tolerance is not negative")
  func evaluate(_ x: Double) throws(SearchError) -> Double {
    let value = function(x)
    if value.isNaN { throw .notANumber(at: x) }
    return value
  }
  // `best` is the best place so far, `other` the end on the other side, `previous` the one before best.
  var previous = range.lowerBound
  var best = range.upperBound
  var previousValue = try evaluate(previous)
  var bestValue = try evaluate(best)
  if previousValue == 0 { return Root(location: previous, residual: 0, iterations: 0, uncertainty: 0) }
  if bestValue == 0 { return Root(location: best, residual: 0, iterations: 0, uncertainty: 0) }
  guard (previousValue < 0) != (bestValue < 0) else {
    throw .notBracketed(
      lower: previous, upper: best, valueAtLower: previousValue, valueAtUpper: bestValue)
  }
  var other = previous
  var otherValue = previousValue
  var step = best - previous
  var stepBefore = step
  for iteration in 0..<maximumIterations {
    if (bestValue < 0) == (otherValue < 0) {
      other = previous
      otherValue = previousValue
      step = best - previous
      stepBefore = step
    }
    if abs(otherValue) < abs(bestValue) {
      (previous, best, other) = (best, other, best)
      (previousValue, bestValue, otherValue) = (bestValue, otherValue, bestValue)
    }
    let allowed = 2 * Double.ulpOfOne * abs(best) + 0.5 * tolerance
    let half = 0.5 * (other - best)
    if abs(half) <= allowed || bestValue == 0 {
      let uncertainty = bestValue == 0 ? 0 : abs(2 * half)
      return Root(location: best, residual: bestValue, iterations: iteration, uncertainty: uncertainty)
    }
    if abs(stepBefore) >= allowed && abs(previousValue) > abs(bestValue) && previousValue.isFinite {
      var (top, bottom) = interpolation(
        (previous, previousValue), (best, bestValue), (other, otherValue), half: half)
      if top > 0 { bottom = -bottom } else { top = -top }
      if 2 * top < min(3 * half * bottom - abs(allowed * bottom), abs(stepBefore * bottom)) {
        stepBefore = step
        step = top / bottom
      } else {
        step = half
        stepBefore = half
      }
    } else {
      step = half
      stepBefore = half
    }
    previous = best
    previousValue = bestValue
    best += abs(step) > allowed ? step : (half > 0 ? allowed : -allowed)
    bestValue = try evaluate(best)
  }
  throw .notReached(best: best, iterations: maximumIterations)
}

/// The secant through two points or the inverse parabola through three, as numerator and denominator of
/// the step from `best`.
private func interpolation(
  _ previous: (x: Double, value: Double), _ best: (x: Double, value: Double),
  _ other: (x: Double, value: Double), half: Double
) -> (top: Double, bottom: Double) {
  let s = best.value / previous.value
  if previous.x == other.x { return (2 * half * s, 1 - s) }
  let q = previous.value / other.value
  let r = best.value / other.value
  let top = s * (2 * half * q * (q - r) - (best.x - previous.x) * (r - 1))
  return (top, (q - 1) * (r - 1) * (s - 1))
}
