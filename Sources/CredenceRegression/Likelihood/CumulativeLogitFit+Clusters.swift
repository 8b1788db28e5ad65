package import CredenceLinearAlgebra

extension CumulativeLogitFit {
  /// The cluster-robust covariance of the parameters, by the regression the fit is at its end: each answer gives one
  /// row a threshold, whitened by the Cholesky factor of its expected information, with the whitened score as residual.
  ///
  /// The symmetric root of CR2 makes the result the same whatever factor whitens.
  ///
  /// - Precondition: one cluster label a row.
  /// - Throws: as `ClusterSandwich`, and ``RegressionError/separated(term:)`` where an estimate is infinite.
  package func clusterSandwich(_ clusters: Clusters) throws(RegressionError) -> ClusterSandwich {
    precondition(clusters.rowCount == responses.rowCount, "one cluster a row")
    if let separation = separations.last {
      throw .separated(term: separation.term)
    }
    let m = thresholdCount
    let used = responses.weights.indices.filter { responses.weights[$0] > 0 }
    var design = [Double](repeating: 0, count: used.count * m * parameters.count)
    var residuals: [Double] = []
    var labels: [Int] = []
    residuals.reserveCapacity(used.count * m)
    let height = used.count * m
    var row = LogitRow(thresholds: thresholds)
    let patterns = responses.patterns
    for (place, index) in used.enumerated() {
      let pattern = Int(patterns.ofRow[index])
      row.move(to: patterns.product(pattern, coefficients))
      let (factor, below) = Self.factor(row.information(), weight: responses.weights[index])
      let score = row.score(responses.classOfRow[index])
      for j in 0..<m {
        // Row j of L' Z: the diagonal and the one below it.
        let next = j + 1 < m ? below[j + 1] : 0
        design[place * m + j + j * height] = factor[j]
        if j + 1 < m { design[place * m + j + (j + 1) * height] = next }
        let sum = factor[j] + next
        for entry in patterns.starts[pattern]..<patterns.starts[pattern + 1] {
          design[place * m + j + (m + Int(patterns.columns[entry])) * height] = -sum * patterns.values[entry]
        }
        let before = j > 0 ? below[j] * residuals[residuals.count - 1] : 0
        residuals.append((responses.weights[index] * score[j] - before) / factor[j])
        labels.append(clusters.ofRow[index])
      }
    }
    return try ClusterSandwich(
      design: Matrix(
        rowCount: height, columnCount: parameters.count, elements: design,
        columnNames: responses.parameterNames), residuals: residuals, clusters: Clusters(labels),
      bread: covariance, observationCount: used.count)
  }

  /// The Cholesky factor of a weighted tridiagonal information: its diagonal, and what is below it.
  private static func factor(
    _ information: (diagonal: [Double], below: [Double]), weight: Double
  ) -> (diagonal: [Double], below: [Double]) {
    var diagonal: [Double] = []
    var below: [Double] = []
    for j in information.diagonal.indices {
      let under = j > 0 ? weight * information.below[j] / diagonal[j - 1] : 0
      below.append(under)
      let rest = weight * information.diagonal[j] - under * under
      diagonal.append(max(rest, 1e-300).squareRoot())
    }
    return (diagonal, below)
  }

  /// The covariance of the parameters if answers of an account share one random intercept: a moment estimate of the variance of
  /// the account's shift in log-odds, and the sandwich of the information that this correlation gives the scores.
  ///
  /// Model-based where ``clusterSandwich(_:)`` is empirical: steadier with few accounts, and right only if the random intercept
  /// shifts all answers of an account alike (Moulton 1986, Journal of Econometrics 32).
  ///
  /// - Precondition: one cluster label a row.
  /// - Throws: ``RegressionError/oneCluster``; ``RegressionError/separated(term:)`` where an estimate is infinite.
  package func sharedInterceptCovariance(_ clusters: Clusters) throws(RegressionError)
    -> SharedInterceptCovariance
  {
    precondition(clusters.rowCount == responses.rowCount, "one cluster a row")
    guard clusters.count > 1 else { throw .oneCluster }
    if let separation = separations.last {
      throw .separated(term: separation.term)
    }
    let count = parameters.count
    var row = LogitRow(thresholds: thresholds)
    let patterns = responses.patterns
    var meat = Matrix(rowCount: count, columnCount: count)
    var (numerator, denominator) = (0.0, 0.0)
    for rows in clusters.rows {
      var (scoreSum, scoreSquares, sizeSum, sizeSquares, forms) = (0.0, 0.0, 0.0, 0.0, 0.0)
      var direction = [Double](repeating: 0, count: count)
      for index in rows where responses.weights[index] > 0 {
        let weight = responses.weights[index]
        let pattern = Int(patterns.ofRow[index])
        row.move(to: patterns.product(pattern, coefficients))
        let sums = row.informationSums().map { weight * $0 }
        let total = sums.reduce(0, +)
        var own = sums + [Double](repeating: 0, count: count - sums.count)
        for entry in patterns.starts[pattern]..<patterns.starts[pattern + 1] {
          own[thresholdCount + Int(patterns.columns[entry])] = -total * patterns.values[entry]
        }
        let score = weight * row.score(responses.classOfRow[index]).reduce(0, +)
        scoreSum += score
        scoreSquares += score * score
        sizeSum += total
        sizeSquares += total * total
        forms += Self.inner(own, covariance * own)
        for place in own.indices { direction[place] += own[place] }
        meat.addOuterProduct(of: own, scaledBy: -1)
      }
      numerator += scoreSum * scoreSum - scoreSquares + Self.inner(direction, covariance * direction) - forms
      denominator += sizeSum * sizeSum - sizeSquares
      meat.addOuterProduct(of: direction)
    }
    let variance = denominator > 0 ? max(0, numerator / denominator) : 0
    let names = responses.parameterNames
    let half = covariance * meat.named(rows: names, columns: names)
    return SharedInterceptCovariance(
      interceptVariance: variance, covariance: covariance + variance * (half * covariance))
  }

  private static func inner(_ one: [Double], _ other: [Double]) -> Double {
    zip(one, other).reduce(0) { $0 + $1.0 * $1.1 }
  }
}

/// The result of ``CumulativeLogitFit/sharedInterceptCovariance(_:)``.
package struct SharedInterceptCovariance: Sendable, Hashable {
  /// The variance of the accounts' shift, in squared log-odds; 0 where the answers show none.
  package let interceptVariance: Double
  /// The covariance of the parameters.
  package let covariance: Matrix
}
