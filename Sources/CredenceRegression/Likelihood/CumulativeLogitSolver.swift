/// Climbs the cumulative logit's (penalised) likelihood.
///
/// Maximum likelihood: Newton's method. Jeffreys: the observed information plus a running estimate of the penalty's own
/// curvature (a symmetric rank-one update a step), because with few ticks the penalty bends the objective as much as the
/// data do. Mean bias reduction has no objective: Fisher scoring on the adjusted score. A step moves no linear predictor
/// by more than 2, keeps the thresholds in order, and is halved until the objective rises.
struct CumulativeLogitSolver {
  let engine: CumulativeLogitEngine
  let penalty: CumulativeLogit.Penalty
  var tolerance = 1e-9
  var iterationLimit = 200
  /// Parameters held where they start.
  var isPinned: [Bool]

  private(set) var point: [Double]
  private(set) var objective = -Double.infinity
  private(set) var gradient: [Double] = []
  private(set) var step: [Double] = []
  private(set) var iterations = 0
  private(set) var stop = FitRecord.Stop.iterationLimit
  /// The estimate of the penalty's curvature (to be added to the information), row by row, full.
  var penaltyCurvature: [Double]

  private let information: SmallCholesky
  private let system: SmallCholesky
  private var matrix: [Double]

  init(_ engine: CumulativeLogitEngine, penalty: CumulativeLogit.Penalty, start: [Double]? = nil) {
    self.engine = engine
    self.penalty = penalty
    let count = engine.parameterCount
    point = start ?? Self.start(engine)
    isPinned = [Bool](repeating: false, count: count)
    information = SmallCholesky(count)
    system = SmallCholesky(count)
    matrix = [Double](repeating: 0, count: count * count)
    penaltyCurvature = matrix
  }

  /// Starts again somewhere else.
  mutating func restart(at start: [Double]) {
    point = start
    objective = -.infinity
  }

  /// The thresholds of the class shares alone, shrunk a little so that none is infinite.
  static func start(_ engine: CumulativeLogitEngine) -> [Double] {
    let total = engine.classTotals.reduce(0, +)
    let share = 0.5 / Double(engine.classTotals.count)
    var sum = 0.0
    var result: [Double] = []
    for weight in engine.classTotals.dropLast() {
      sum += weight + share
      let below = sum / (total + 0.5)
      result.append(log(below / (1 - below)))
    }
    return result + [Double](repeating: 0, count: engine.patterns.columnCount)
  }

  /// The inverse of the expected information at the last point evaluated.
  var inverseInformation: UnsafeMutablePointer<Double> { information.inverse }

  /// The objective at a place, and the engine set there.
  private mutating func evaluate(_ place: [Double]) -> Double {
    guard engine.evaluate(place) else { return -.infinity }
    guard penalty != .none else { return engine.logLikelihood }
    guard information.factor(engine.expected.baseAddress!) else { return -.infinity }
    guard penalty == .jeffreys else { return engine.logLikelihood }
    return engine.logLikelihood + 0.5 * information.logDeterminant
  }

  /// The gradient at the last place evaluated.
  private mutating func gradientHere() -> [Double] {
    var result = Array(engine.score)
    switch penalty {
    case .none: break
    case .jeffreys:
      information.invert()
      engine.addJeffreys(inverse: information.inverse, at: point, to: &result)
    case .meanBias:
      information.invert()
      engine.addMeanBias(inverse: information.inverse, at: point, to: &result)
    }
    for place in result.indices where isPinned[place] { result[place] = 0 }
    return result
  }

  /// The step from here, capped: information and penalty's curvature where that is positive definite, else less.
  private mutating func newtonStep(_ gradient: [Double]) -> [Double]? {
    let count = engine.parameterCount
    let useFisher = penalty == .meanBias
    for attempt in 0..<3 {
      let source = useFisher || attempt == 2 ? engine.expected : engine.observed
      for row in 0..<count {
        for column in 0...row {
          var element = source[row * count + column]
          if attempt == 0 && penalty == .jeffreys { element += penaltyCurvature[row * count + column] }
          if isPinned[row] || isPinned[column] { element = row == column ? 1 : 0 }
          matrix[row * count + column] = element
        }
      }
      if matrix.withUnsafeBufferPointer({ system.factor($0.baseAddress!) }) {
        var step = gradient
        system.solve(&step)
        return step
      }
    }
    return nil
  }

  /// Runs to the end. Afterwards the engine stands at ``point``.
  mutating func run() {
    objective = evaluate(point)
    iterations = 0
    stop = .iterationLimit
    guard objective > -.infinity else {
      stop = .noFurtherProgress
      gradient = [Double](repeating: 0, count: point.count)
      step = gradient
      return
    }
    gradient = gradientHere()
    var stalls = 0
    while iterations < iterationLimit {
      guard let full = newtonStep(gradient) else {
        stop = .noFurtherProgress
        return
      }
      step = full
      let length = engine.length(of: full)
      if length < tolerance {
        stop = .converged
        return
      }
      // Near the end rounding may keep the steps from shrinking below the tolerance.
      if penalty != .meanBias, length < 1e-5, isFlat(along: full, share: 1e-15) { stalls += 1 }
      if stalls >= 5 {
        stop = .noFurtherProgress
        return
      }
      if penalty == .none, iterations >= 10, length > 0.3, isFlat(along: full, share: 1e-11) {
        stop = .separation
        return
      }
      iterations += 1
      guard advance(full, length: length) else {
        stop = .noFurtherProgress
        return
      }
    }
  }

  /// Whether the whole step would gain nothing that double precision could show.
  private func isFlat(along step: [Double], share: Double) -> Bool {
    let gain = zip(gradient, step).reduce(0) { $0 + $1.0 * $1.1 }
    return gain < share * (1 + objective.magnitude)
  }

  private mutating func advance(_ full: [Double], length: Double) -> Bool {
    var share = min(1, 2 / length)
    // Scoring on an adjusted score has no objective to hold it; where it circles, shorter steps end that.
    if penalty == .meanBias, iterations > 40 { share *= iterations > 120 ? 0.25 : 0.5 }
    let (origin, originGradient) = (point, gradient)
    var observed: [Double] = []
    if penalty == .jeffreys { observed = Array(engine.observed) }
    let slack = 1e-13 * (1 + objective.magnitude)
    for _ in 0..<50 {
      let candidate = origin.indices.map { origin[$0] + share * full[$0] }
      let found = evaluate(candidate)
      let isBetter = penalty == .meanBias ? found > -.infinity : found >= objective - slack
      if isBetter {
        point = candidate
        objective = found
        gradient = gradientHere()
        if penalty == .jeffreys {
          learn(from: origin, originGradient, observed: observed)
        }
        return true
      }
      share *= 0.5
    }
    _ = evaluate(origin)
    return false
  }

  /// What the gradient changed beyond what the observed information explains is the penalty's curvature.
  private mutating func learn(from origin: [Double], _ originGradient: [Double], observed: [Double]) {
    let count = point.count
    let move = point.indices.map { point[$0] - origin[$0] }
    var residual = point.indices.map { originGradient[$0] - gradient[$0] }
    for row in 0..<count where !isPinned[row] {
      for column in 0..<count {
        let (i, j) = row >= column ? (row, column) : (column, row)
        // The mean of both ends: the likelihood's own curvature changes along the step.
        let mean = 0.5 * (observed[i * count + j] + engine.observed[i * count + j])
        residual[row] -= (mean + penaltyCurvature[row * count + column]) * move[column]
      }
    }
    var (inner, residualNorm, moveNorm) = (0.0, 0.0, 0.0)
    for place in 0..<count {
      inner += residual[place] * move[place]
      residualNorm += residual[place] * residual[place]
      moveNorm += move[place] * move[place]
    }
    guard inner.magnitude > 1e-6 * (residualNorm * moveNorm).squareRoot(), inner != 0 else { return }
    for row in 0..<count {
      for column in 0..<count {
        penaltyCurvature[row * count + column] += residual[row] * residual[column] / inner
      }
    }
  }
}
