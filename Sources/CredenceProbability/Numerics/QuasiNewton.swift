/// A maximum of a smooth function of several variables and how it was found.
package struct QuasiNewtonMaximum: Sendable, Hashable {
  /// The place.
  package let location: [Double]
  /// The function there.
  package let value: Double
  /// The largest absolute element of the gradient there.
  package let largestGradient: Double
  /// The steps taken.
  package let iterations: Int
  /// How often the function was evaluated.
  package let evaluations: Int
  /// Whether the gradient is within the tolerance. False where the function cannot be raised any further in double
  /// precision, or where the iterations ran out.
  package let isConverged: Bool
}

/// A local maximum by the method of Broyden, Fletcher, Goldfarb and Shanno with Armijo's backtracking
/// (Nocedal and Wright 2006, Numerical Optimization, ch. 3 and 6).
///
/// The first step has length at most 1 along the gradient; no step changes a variable by more than `largestStep`.
///
/// - Parameters:
///   - start: where to begin; the function must be finite there.
///   - gradientTolerance: stop where no element of the gradient is larger.
///   - function: the value and its gradient. A value that is not finite is a step too far.
package func maximize(
  from start: [Double], gradientTolerance: Double, largestStep: Double = 1, maximumIterations: Int = 300,
  _ function: ([Double]) -> (value: Double, gradient: [Double])
) -> QuasiNewtonMaximum {
  let count = start.count
  var place = start
  var (value, gradient) = function(place)
  precondition(value.isFinite, "a search needs a start where the function is finite")
  var evaluations = 1
  var inverse = [Double](repeating: 0, count: count * count)
  func reset(_ scale: Double) {
    for index in inverse.indices { inverse[index] = index % (count + 1) == 0 ? scale : 0 }
  }
  func norm() -> Double { gradient.reduce(0) { $0 + $1 * $1 }.squareRoot() }
  func largest(_ vector: [Double]) -> Double { vector.reduce(0) { max($0, abs($1)) } }
  reset(1 / max(1, norm()))
  var isFirst = true
  var iterations = 0
  while iterations < maximumIterations, largest(gradient) > gradientTolerance {
    var direction = [Double](repeating: 0, count: count)
    for row in 0..<count {
      for column in 0..<count { direction[row] += inverse[row * count + column] * gradient[column] }
    }
    let longest = largest(direction)
    if longest > largestStep { direction = direction.map { $0 * largestStep / longest } }
    let slope = zip(direction, gradient).reduce(0) { $0 + $1.0 * $1.1 }
    var length = 1.0
    var accepted: (place: [Double], value: Double, gradient: [Double])?
    for _ in 0..<40 {
      let candidate = zip(place, direction).map { $0 + length * $1 }
      let (candidateValue, candidateGradient) = function(candidate)
      evaluations += 1
      // Near the top the rise drowns in rounding; a fall of 1e-11 of the value is no fall.
      if candidateValue.isFinite, candidateValue >= value + 1e-4 * length * slope - 1e-11 * abs(value) {
        accepted = (candidate, candidateValue, candidateGradient)
        break
      }
      length /= 2
    }
    guard let accepted else { break }
    let step = zip(accepted.place, place).map { $0 - $1 }
    let change = zip(gradient, accepted.gradient).map { $0 - $1 }
    let curvature = zip(step, change).reduce(0) { $0 + $1.0 * $1.1 }
    if curvature > 1e-14 {
      if isFirst {
        reset(curvature / change.reduce(0) { $0 + $1 * $1 })
        isFirst = false
      }
      update(&inverse, step: step, change: change, curvature: curvature)
    }
    (place, value, gradient) = (accepted.place, accepted.value, accepted.gradient)
    iterations += 1
  }
  return QuasiNewtonMaximum(
    location: place, value: value, largestGradient: largest(gradient), iterations: iterations,
    evaluations: evaluations, isConverged: largest(gradient) <= gradientTolerance)
}

private func update(_ inverse: inout [Double], step: [Double], change: [Double], curvature: Double) {
  let count = step.count
  var image = [Double](repeating: 0, count: count)
  for row in 0..<count {
    for column in 0..<count { image[row] += inverse[row * count + column] * change[column] }
  }
  let quadratic = zip(image, change).reduce(0) { $0 + $1.0 * $1.1 }
  for row in 0..<count {
    for column in 0..<count {
      inverse[row * count + column] +=
        (1 + quadratic / curvature) * step[row] * step[column] / curvature
        - (image[row] * step[column] + step[row] * image[column]) / curvature
    }
  }
}
