import CredenceLinearAlgebra
import CredenceProbability

/// The true effects of a setting's drivers, in points.
///
/// The effect of a driver is the average over the population of E(y | ticked) - E(y | not ticked) with role, mood,
/// weights and other ticks as they are. Where ticks of a driver are independent of all else it equals the
/// coefficient of the linear projection of y on drivers and role; ``projections`` checks that, and shows the bias
/// where moods drive the ticks. Both are averages over one large simulated survey of one answer an account, with
/// E(y) in place of y, so that no class need be drawn. Sizes and number of accounts have no part in it: they are
/// unrelated to everything else.
struct Truth: Sendable {
  let effects: [Double]
  /// Monte Carlo standard errors of ``effects``.
  let errors: [Double]
  /// Coefficients of the linear projection.
  let projections: [Double]
  /// Monte Carlo standard errors of ``projections``.
  let projectionErrors: [Double]

  init(_ setting: Setting, answers: Int, seed: UInt64) {
    var generator = PhiloxGenerator(seed: seed, stream: 1 << 40 | UInt64(setting.place))
    let odds = setting.tickOdds
    let drivers = Setting.weights.count
    var sums = [Double](repeating: 0, count: drivers)
    var squares = sums
    var normal = NormalEquations(width: 3 + drivers)
    for _ in 0..<answers {
      let account = SimulatedAccount(setting.kind, tickOdds: odds, generator: &generator)
      let role = SimulatedAccount.role(&generator)
      let ticks = account.ticks(&generator)
      let predictor = account.predictor(role: role, ticks: ticks)
      for driver in 0..<drivers {
        let without = ticks[driver] ? predictor - account.weights[driver] : predictor
        let gap = Setting.points(without + account.weights[driver]) - Setting.points(without)
        sums[driver] += gap
        squares[driver] += gap * gap
      }
      var row = [1, role == 1 ? 1 : 0, role == 2 ? 1 : 0] + ticks.map { $0 ? 1.0 : 0.0 }
      normal.add(&row, Setting.points(predictor))
    }
    let count = Double(answers)
    effects = sums.map { $0 / count }
    errors = zip(sums, squares).map { sum, square in
      (max(0, square / count - sum * sum / count / count) / count).squareRoot()
    }
    let solved = normal.solved()
    projections = Array(solved.coefficients.dropFirst(3))
    projectionErrors = Array(solved.errors.dropFirst(3))
  }
}

/// Least squares from sums, for more rows than one would keep.
private struct NormalEquations {
  var gram: Matrix
  var products: [Double]
  var square = 0.0
  var count = 0.0

  init(width: Int) {
    gram = Matrix(rowCount: width, columnCount: width)
    products = [Double](repeating: 0, count: width)
  }

  mutating func add(_ row: inout [Double], _ outcome: Double) {
    for i in row.indices where row[i] != 0 {
      for j in row.indices where row[j] != 0 { gram[i, j] += 1 }
      products[i] += outcome
    }
    square += outcome * outcome
    count += 1
  }

  /// Coefficients with classical standard errors.
  func solved() -> (coefficients: [Double], errors: [Double]) {
    guard let factor = try? Cholesky(gram) else {
      preconditionFailure("too few answers for the truth: a driver is never ticked")
    }
    let coefficients = factor.solve(products)
    let explained = zip(coefficients, products).reduce(0) { $0 + $1.0 * $1.1 }
    let variance = (square - explained) / (count - Double(products.count))
    return (coefficients, factor.inverse.diagonal.map { (max(0, variance) * $0).squareRoot() })
  }
}
