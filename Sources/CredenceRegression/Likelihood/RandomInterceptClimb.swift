import CredenceLinearAlgebra

/// The way up a random-intercept likelihood: BFGS from the plain fit, then Newton steps whose Hessian is differences of
/// the analytic gradient, which is also the observed information that is reported.
struct RandomInterceptClimb {
  private(set) var likelihood: RandomInterceptLikelihood
  private(set) var point: [Double]
  private(set) var value = -Double.infinity
  private(set) var gradient: [Double] = []
  /// Minus the Hessian at the end.
  private(set) var information: Matrix
  private(set) var record = FitRecord(
    stop: .iterationLimit, iterations: 0, largestGradient: 0, correctDecimals: 0, condition: 1)
  private let scales: [Double]
  /// The estimate of the inverse information, by BFGS.
  private var inverse: Matrix

  init(
    likelihood: RandomInterceptLikelihood, start: [Double], inverse plain: Matrix, accountCount: Int,
    scales: [Double]
  ) {
    self.likelihood = likelihood
    self.scales = scales
    point = start
    let count = start.count
    information = Matrix(rowCount: count, columnCount: count)
    inverse = Matrix(rowCount: count, columnCount: count)
    for row in 0..<count - 1 {
      for column in 0..<count - 1 { inverse[row, column] = plain[row, column] }
    }
    inverse[count - 1, count - 1] = 1 / Double(accountCount)
  }

  /// A deviation this small is no variance at all.
  var isAtBoundary: Bool { (point.last ?? 0).magnitude < 1e-4 }

  mutating func run() throws(RegressionError) {
    guard let start = likelihood.evaluate(point) else {
      throw .numerical("the random-intercept likelihood has no value at the plain fit")
    }
    (value, gradient) = start
    var iterations = 0
    while iterations < 200 {
      let step = inverse * gradient
      let gain = Self.inner(step, gradient)
      if gain < 1e-10 || !advance(step) { break }
      iterations += 1
    }
    var lastStep = Double.infinity
    var stop = FitRecord.Stop.iterationLimit
    for round in 0..<12 {
      information = difference()
      guard let factor = try? Cholesky(reduced(information)) else {
        guard round < 11 else { break }
        // Not curved downwards here: let the quasi-Newton steps, which always climb, go on.
        for _ in 0..<20 where !advance(inverse * gradient) { break }
        iterations += 1
        continue
      }
      var right = gradient
      if isAtBoundary { right[right.count - 1] = 0 }
      let step = factor.solve(right)
      lastStep = zip(step, scales).reduce(0) { max($0, ($1.0 * $1.1).magnitude) }
      if lastStep < 1e-7 {
        stop = .converged
        break
      }
      if !advance(step) {
        stop = .noFurtherProgress
        break
      }
      iterations += 1
    }
    guard lastStep.isFinite else {
      throw .numerical("the random-intercept likelihood has no maximum here; use the linear mixed model")
    }
    let matrix = reduced(information)
    let roots = matrix.diagonal.map { $0 > 0 ? 1 / $0.squareRoot() : 0 }
    let eigen = (try? SymmetricEigen(matrix.scalingRows(by: roots).scalingColumns(by: roots)))?.values ?? []
    var condition = Double.greatestFiniteMagnitude
    if let low = eigen.first, let high = eigen.last, low > 0 { condition = high / low }
    record = FitRecord(
      stop: stop, iterations: iterations, largestGradient: gradient.map(\.magnitude).max() ?? 0,
      correctDecimals: FitRecord.decimals(lastStep: lastStep), condition: condition)
  }

  /// At the boundary the deviation is held: its row is that of the identity.
  private func reduced(_ matrix: Matrix) -> Matrix {
    guard isAtBoundary else { return matrix }
    var result = matrix
    let last = point.count - 1
    for place in 0...last {
      result[place, last] = 0
      result[last, place] = 0
    }
    result[last, last] = 1
    return result
  }

  private mutating func advance(_ step: [Double]) -> Bool {
    let length = zip(step, scales).reduce(0) { max($0, ($1.0 * $1.1).magnitude) }
    guard length.isFinite, length > 0 else { return false }
    var share = min(1, 2 / length)
    let slope = Self.inner(step, gradient)
    for _ in 0..<40 {
      let candidate = point.indices.map { point[$0] + share * step[$0] }
      if let found = likelihood.evaluate(candidate),
        found.value >= value + 1e-4 * share * slope - 1e-11 * (1 + value.magnitude)
      {
        learn(
          move: point.indices.map { share * step[$0] }, fall: zip(gradient, found.gradient).map { $0 - $1 })
        point = candidate
        (value, gradient) = found
        return true
      }
      share *= 0.5
    }
    return false
  }

  /// The BFGS update of the inverse.
  private mutating func learn(move: [Double], fall: [Double]) {
    let curvature = Self.inner(move, fall)
    guard curvature > 1e-10 * (Self.inner(move, move) * Self.inner(fall, fall)).squareRoot() else { return }
    let through = inverse * fall
    let factor = (1 + Self.inner(fall, through) / curvature) / curvature
    for row in move.indices {
      for column in move.indices {
        let cross = through[row] * move[column] + move[row] * through[column]
        inverse[row, column] += factor * move[row] * move[column] - cross / curvature
      }
    }
  }

  /// Minus the Hessian by central differences of the gradient, made symmetric.
  private mutating func difference() -> Matrix {
    let count = point.count
    var result = Matrix(rowCount: count, columnCount: count)
    for column in 0..<count {
      let width =
        1e-4 / max(scales[column], 1e-300) * max(1, 0.1 * (point[column] * scales[column]).magnitude)
      var ends: [[Double]] = []
      for sign in [1.0, -1.0] {
        var place = point
        place[column] += sign * width
        ends.append(likelihood.evaluate(place)?.gradient ?? gradient)
      }
      for row in 0..<count { result[row, column] = (ends[1][row] - ends[0][row]) / (2 * width) }
    }
    _ = likelihood.evaluate(point)
    return 0.5 * (result + result.transposed)
  }

  private static func inner(_ one: [Double], _ other: [Double]) -> Double {
    zip(one, other).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
