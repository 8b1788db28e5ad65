import CredenceLinearAlgebra

/// The cross products of a mixed model in coordinates where the weighted design is orthonormal: X = Z L^-1 with
/// (X'WX)^-1 = L L'. Columns of any unit and size then lose no digits.
struct RandomInterceptBasis {
  /// L: coefficients of X are L times those of Z.
  let root: Matrix
  /// Weights scaled to a mean of 1.
  let weights: [Double]
  /// Cross products of Z and the outcome, account by account.
  let moments: AccountMoments
  private let constant: Double

  init(_ input: DesignCheck, weighted: Bool) throws(RegressionError) {
    let mean = input.weights.reduce(0, +) / Double(input.weights.count)
    weights = weighted ? input.weights.map { $0 / mean } : input.weights
    let inverse = try input.inverseGram()
    do throws(LinearAlgebraError) {
      root = try Cholesky((weighted ? mean : 1) * inverse).lower.named(rows: nil, columns: nil)
    } catch {
      throw .numerical(error.description)
    }
    let rows = (input.design.named(rows: nil, columns: nil) * root).transposed
    moments = AccountMoments(
      rows: rows, outcome: input.outcome, weights: weights, clusters: input.clusters)
    // ln|X'V^-1 X| = ln|Z'V^-1 Z| - 2 ln|L|, and each weight divides its row's variance.
    constant =
      -2 * root.diagonal.reduce(0) { $0 + log($1) }
      - (weighted ? weights.reduce(0) { $0 + log($1) } : 0)
  }

  /// -2 log restricted likelihood from the deviance without constants.
  func criterion(_ deviance: Double, freedom: Double) -> Double {
    deviance + constant + freedom * (1 + 1.837_877_066_409_345_483_6)
  }
}

/// Rows divided by the symmetric square root of their working covariance (up to s2): for weights w and their sum u
/// in an account, (sqrt(w_i) (x_i - f/u sum_j w_j x_j))/sqrt(1 - r), f = 1 - sqrt((1 - r)/(1 - r + u r)).
struct Whitening {
  let design: Matrix
  let residuals: [Double]
  let fitted: [Double]
  /// r u/(1 - r + u r) times the account's mean residual: the best linear prediction of its random intercept.
  let accountEffects: [Double]

  init(
    design: Matrix, outcome: [Double], weights: [Double], clusters: Clusters, rho: Double,
    coefficients: [Double]
  ) {
    fitted = design * coefficients
    var errors = zip(outcome, fitted).map { $0 - $1 }
    var elements = design.elements
    let count = design.rowCount
    let roots = weights.map { $0.squareRoot() }
    let scale = 1 / (1 - rho).squareRoot()
    var effects: [Double] = []
    effects.reserveCapacity(clusters.count)
    for rows in clusters.rows {
      let total = rows.reduce(0) { $0 + weights[$1] }
      let denominator = 1 - rho + total * rho
      let share = (1 - ((1 - rho) / denominator).squareRoot()) / total
      let sum = rows.reduce(0) { $0 + weights[$1] * errors[$1] }
      effects.append(rho * sum / denominator)
      for row in rows { errors[row] = scale * roots[row] * (errors[row] - share * sum) }
      for column in 0..<design.columnCount {
        let base = column * count
        var sum = 0.0
        for row in rows { sum += weights[row] * elements[base + row] }
        for row in rows { elements[base + row] = scale * roots[row] * (elements[base + row] - share * sum) }
      }
    }
    residuals = errors
    self.design = Matrix(
      rowCount: count, columnCount: design.columnCount, elements: elements, columnNames: design.columnNames)
    accountEffects = effects
  }
}
