/// A minimum and how it was found.
package struct Minimum: Sendable, Hashable {
  /// The place.
  package let location: Double
  /// The function there.
  package let value: Double
  /// The steps taken.
  package let iterations: Int
  /// Half the width of what is left of the range.
  package let uncertainty: Double
}

/// A local minimum of `function` within `range`, the minimum if the function falls and then rises, by
/// Brent's method (Brent 1973, ch. 5): parabolas, else golden sections.
///
/// A minimum is flat: `location` cannot be known better than to the square root of the precision, about
/// 1e-8 of its size, and `tolerance` is relative to its size.
///
/// - Throws: ``SearchError`` where the function is not a number or the search does not settle.
package func minimize(
  over range: ClosedRange<Double>, tolerance: Double = 1e-8, maximumIterations: Int = 200,
  _ function: (Double) -> Double
) throws(SearchError) -> Minimum {
  precondition(tolerance > 0, "a minimum needs a positive tolerance")
  let golden = 0.381_966_011_250_105_151_8
  var lower = range.lowerBound
  var upper = range.upperBound
  var best = lower + golden * (upper - lower)
  var bestValue = function(best)
  if bestValue.isNaN { throw .notANumber(at: best) }
  var (second, third) = (best, best)
  var (secondValue, thirdValue) = (bestValue, bestValue)
  var step = 0.0
  var stepBefore = 0.0
  for iteration in 0..<maximumIterations {
    let middle = 0.5 * (lower + upper)
    let allowed = tolerance * abs(best) + 1e-300.squareRoot()
    let half = 0.5 * (upper - lower)
    if abs(best - middle) <= 2 * allowed - half {
      return Minimum(location: best, value: bestValue, iterations: iteration, uncertainty: half)
    }
    var parabola = false
    if abs(stepBefore) > allowed {
      let r = (best - second) * (bestValue - thirdValue)
      var q = (best - third) * (bestValue - secondValue)
      var p = (best - third) * q - (best - second) * r
      q = 2 * (q - r)
      if q > 0 { p = -p } else { q = -q }
      let inside = p > q * (lower - best) && p < q * (upper - best)
      if abs(p) < abs(0.5 * q * stepBefore) && inside {
        stepBefore = step
        step = p / q
        let place = best + step
        if place - lower < 2 * allowed || upper - place < 2 * allowed {
          step = best < middle ? allowed : -allowed
        }
        parabola = true
      }
    }
    if !parabola {
      stepBefore = (best < middle ? upper : lower) - best
      step = golden * stepBefore
    }
    let place = best + (abs(step) >= allowed ? step : (step > 0 ? allowed : -allowed))
    let value = function(place)
    if value.isNaN { throw .notANumber(at: place) }
    if value <= bestValue {
      if place < best { upper = best } else { lower = best }
      (third, second, best) = (second, best, place)
      (thirdValue, secondValue, bestValue) = (secondValue, bestValue, value)
    } else {
      if place < best { lower = place } else { upper = place }
      if value <= secondValue || second == best {
        (third, second) = (second, place)
        (thirdValue, secondValue) = (secondValue, value)
      } else if value <= thirdValue || third == best || third == second {
        third = place
        thirdValue = value
      }
    }
  }
  throw .notReached(best: best, iterations: maximumIterations)
}
