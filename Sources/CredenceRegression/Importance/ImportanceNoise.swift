import CredenceLinearAlgebra
import CredenceProbability
import CredenceSurvey

/// What noise adds to a share of variance on average, so that it can be taken off.
///
/// The sum of squares a driver adds to a set of others is that of the truth at these rows plus the square of the
/// errors' projection on one direction u, whose mean is u'Vu, V the errors' covariance. With independent errors that is
/// their variance s2, whatever the set, so a share is (1 - R2)/(n - a - d) too large and the shares less that sum to
/// the adjusted R2 (Ezekiel 1930; Theil 1961). Answers of an account are alike: with V of the mixed model, u'Vu depends
/// on how far u runs along accounts, and is averaged over the orders of drivers as the share is.
///
/// The limits of a share take its root for what it is with one direction, the magnitude of a t statistic: root -
/// t e to root + t e, e2 the noise, guarded as the error of the effect is, or the variance of the root over draws of
/// accounts where that is larger. A root that is not told from 0 has the lower limit 0; without a share of its own a
/// driver's interval leaves 0 out with a chance of at most 1 - level.
enum ImportanceNoise {
  /// Pairs of opposite orders over which directions are averaged.
  static let orderPairs = 128

  /// What noise adds, one a driver.
  ///
  /// - Parameters:
  ///   - adjustments: n x a, the intercept among the columns.
  ///   - drivers: n x d.
  ///   - residualVariance: of answers within their accounts.
  ///   - accountVariance: of the random intercepts.
  static func shares(
    adjustments: Matrix, drivers: Matrix, outcome: [Double], clusters: Clusters, weights: [Double]?,
    residualVariance: Double, accountVariance: Double
  ) throws(RegressionError) -> [Double] {
    let weights = weights ?? Array(repeating: 1, count: outcome.count)
    var basis: [[Double]] = []
    for place in 0..<adjustments.columnCount {
      if let own = residual(adjustments.column(place), basis, weights) { basis.append(own.direction) }
    }
    let count = drivers.columnCount
    let directions = (0..<count).map { residual(drivers.column($0), basis, weights)?.direction }
    guard let left = residual(outcome, basis, weights) else { throw .numerical(Importance.nothingLeft) }
    let scale = 1 / left.squares
    guard accountVariance > 0 else { return directions.map { $0 == nil ? 0 : scale * residualVariance } }

    let size = count + 1
    var correlations = [Double](repeating: 0, count: size * size)
    var along = Matrix(rowCount: count, columnCount: count)
    var sums = [[Double]](repeating: [], count: count)
    for (place, direction) in directions.enumerated() {
      guard let direction else { continue }
      var own = [Double](repeating: 0, count: clusters.count)
      for row in direction.indices { own[clusters.ofRow[row]] += weights[row] * direction[row] }
      sums[place] = own
    }
    for row in 0..<count {
      for column in 0...row {
        var value = row == column ? 1.0 : 0
        if row != column, let one = directions[row], let other = directions[column] {
          value = inner(one, other, weights)
        }
        correlations[row + column * size] = value
        correlations[column + row * size] = value
        let shared = zip(sums[row], sums[column]).reduce(0) { $0 + $1.0 * $1.1 }
        along[row, column] = shared
        along[column, row] = shared
      }
    }
    let root: Matrix
    do throws(LinearAlgebraError) {
      root = try SymmetricEigen(along).applying { $0 > 0 ? $0.squareRoot() : 0 }
    } catch {
      throw .numerical(error.description)
    }
    let added = alongAccounts(
      correlations, root, orders: ShapleyShares.orders(of: count, pairs: orderPairs, seed: 1))
    return directions.indices.map {
      directions[$0] == nil ? 0 : scale * (residualVariance + accountVariance * added[$0])
    }
  }

  /// The limits of a share.
  ///
  /// - Parameters:
  ///   - share: of the sample, noise included.
  ///   - error: of its root.
  static func interval(
    share: Double, error: Double, degreesOfFreedom: Double, level: ConfidenceLevel
  ) -> Interval {
    let reach =
      error
      * StudentTDistribution(degreesOfFreedom: degreesOfFreedom)
      .survivalQuantile(0.5 * level.significanceLevel)
    let root = max(0, share).squareRoot()
    let (low, high) = (max(0, root - reach), min(1, root + reach))
    return Interval(lower: low * low, upper: high * high, level: level, method: "share-root")
  }

  /// Averaged over orders, the squared length along accounts of the direction that each driver adds to those before it.
  private static func alongAccounts(_ correlations: [Double], _ root: Matrix, orders: [[Int]]) -> [Double] {
    let count = root.rowCount
    let size = count + 1
    var result = [Double](repeating: 0, count: count)
    var factor = [Double](repeating: 0, count: count * count)
    var turned = factor
    for order in orders {
      for row in 0..<count {
        for inner in 0..<count { turned[row * count + inner] = root[order[row], inner] }
        for column in 0...row {
          var value = correlations[order[row] + order[column] * size]
          for inner in 0..<column { value -= factor[row * count + inner] * factor[column * count + inner] }
          if row == column {
            // A driver that the earlier ones determine adds no direction.
            factor[row * count + row] = value > 1e-9 ? 1 / value.squareRoot() : 0
          } else {
            factor[row * count + column] = value * factor[column * count + column]
          }
        }
        var squares = 0.0
        for inner in 0..<count {
          var value = turned[row * count + inner]
          for column in 0..<row { value -= factor[row * count + column] * turned[column * count + inner] }
          value *= factor[row * count + row]
          turned[row * count + inner] = value
          squares += value * value
        }
        result[order[row]] += squares
      }
    }
    return result.map { $0 / Double(orders.count) }
  }

  private static func inner(_ one: [Double], _ other: [Double], _ weights: [Double]) -> Double {
    var sum = 0.0
    for row in one.indices { sum += weights[row] * one[row] * other[row] }
    return sum
  }

  /// A column without what an orthonormal basis explains of it, at length 1, and the squares that are left; `nil` where
  /// nothing is.
  private static func residual(_ column: [Double], _ basis: [[Double]], _ weights: [Double]) -> (
    direction: [Double], squares: Double
  )? {
    let whole = inner(column, column, weights)
    var left = column
    // Twice, so that rounding leaves nothing along the basis.
    for _ in 0..<2 {
      for direction in basis {
        let along = inner(direction, left, weights)
        for row in left.indices { left[row] -= along * direction[row] }
      }
    }
    let squares = inner(left, left, weights)
    guard squares > 1e-10 * whole, squares > 0 else { return nil }
    let length = squares.squareRoot()
    return (left.map { $0 / length }, squares)
  }
}
