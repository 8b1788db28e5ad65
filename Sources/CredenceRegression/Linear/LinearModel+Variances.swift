import CredenceLinearAlgebra
import CredenceSurvey

extension LinearModel {
  /// x_i' M x_i of whitened rows, held in 0...1 against rounding.
  static func leverages(_ whitened: Matrix, _ bread: Matrix) -> [Double] {
    let carried = whitened * bread
    var result = [Double](repeating: 0, count: whitened.rowCount)
    for column in 0..<whitened.columnCount {
      for row in result.indices { result[row] += carried[row, column] * whitened[row, column] }
    }
    return result.map { min(1, max(0, $0)) }
  }

  /// The factor of x_i x_i' in the meat of the robust covariance.
  ///
  /// A row of frequency w is w rows with 1/w of the leverage each; a row of analytic weight w has the score
  /// w x e.
  static func rowVariances(
    _ correction: HeteroskedasticCorrection, residuals: [Double], leverages: [Double], weights: [Double],
    weighting: Weighting, count: Double, freedom: Double
  ) -> [Double] {
    residuals.indices.map { row in
      let weight = weights[row]
      let squared = residuals[row] * residuals[row]
      let leverage = weighting == .frequency ? leverages[row] / weight : leverages[row]
      let score = (weighting == .frequency ? weight : weight * weight) * squared
      let room = 1 - leverage
      // A row that alone determines a term has no residual; its variance cannot be seen.
      let adjust = room > ClusterSandwich.determined ? 1 / room : 0
      switch correction {
      case .hc0: return score
      case .hc1: return score * count / freedom
      case .hc2: return score * adjust
      case .hc3: return score * adjust * adjust
      }
    }
  }

  static func rSquared(_ input: DesignCheck, residual: Double) -> Double? {
    let weight = input.weights.reduce(0, +)
    let sum = zip(input.weights, input.outcome).reduce(0) { $0 + $1.0 * $1.1 }
    let center = input.interceptColumn == nil ? 0 : sum / weight
    let total = zip(input.weights, input.outcome).reduce(0) { total, row in
      let deviation = row.1 - center
      return total + row.0 * deviation * deviation
    }
    guard total > 0 else { return nil }
    return max(0, 1 - residual / total)
  }

  /// M_kk times the column's sum of squares about its mean: with an intercept this is 1/(1 - R_k^2).
  static func varianceInflation(_ input: DesignCheck, _ bread: Matrix) -> [VarianceInflation] {
    guard let intercept = input.interceptColumn else { return [] }
    let weight = input.weights.reduce(0, +)
    return (0..<input.design.columnCount).filter { $0 != intercept }.map { place in
      let column = input.design.column(place)
      let mean = zip(input.weights, column).reduce(0) { $0 + $1.0 * $1.1 } / weight
      let squares = zip(input.weights, column).reduce(0) { total, row in
        let deviation = row.1 - mean
        return total + row.0 * deviation * deviation
      }
      return VarianceInflation(name: input.names[place], factor: max(1, bread[place, place] * squares))
    }
  }

  static func determinedRows(_ count: Int) -> Diagnostic {
    Diagnostic(RegressionFact.rowsDetermineTerm(rows: count))
  }
}

extension FitRecord {
  /// The record of a closed form on whitened rows: the gradient that is left, and the condition.
  static func leastSquares(_ whitened: Matrix, residuals: [Double]) -> FitRecord {
    let gradient = whitened.transposedTimes(residuals).reduce(0) { max($0, $1.magnitude) }
    let gram = whitened.gram
    let lengths = gram.diagonal.map { $0 > 0 ? 1 / $0.squareRoot() : 0 }
    let scaled = gram.scalingRows(by: lengths).scalingColumns(by: lengths)
    let values = (try? SymmetricEigen(scaled))?.values ?? []
    let smallest = max(values.first ?? 1, Double.ulpOfOne)
    let condition = max(1, (values.last ?? 1) / smallest)
    // Least squares by orthogonal factors loses about the root of the information's condition.
    let lost = log(condition) / (2 * 2.302_585_092_994_046)
    return FitRecord(
      stop: .closedForm, iterations: 0, largestGradient: gradient,
      correctDecimals: max(0, Int(15 - lost)), condition: condition)
  }
}
