import CredenceLinearAlgebra

extension CumulativeLogitFit {
  /// What the fit says of each answer: the expected points, the points less these, and the leverage.
  ///
  /// The leverage is the mean over the thresholds of the hat matrix of the weighted regression the fit is at its end
  /// (with two classes that of the logistic regression: Pregibon 1981, Annals of Statistics 9). Answers of weight zero
  /// are left out.
  ///
  /// - Parameters:
  ///   - points: what each class that was given counts, lowest first.
  ///   - clusters: the account of each row; `nil` where every row is its own.
  /// - Precondition: one number of points a class, one cluster a row.
  package func observations(
    points: [Double] = netPromoterPoints, clusters: Clusters? = nil
  ) -> ObservationTable {
    precondition(points.count == responses.givenClassCount, "points for every class that was given")
    precondition(clusters.map { $0.rowCount == responses.rowCount } ?? true, "one cluster a row")
    let values = responses.classPlaces.map { points[$0] }
    let rows = responses.weights.indices.filter { responses.weights[$0] > 0 }
    var row = LogitRow(thresholds: thresholds)
    var fitted: [Double] = []
    var leverages: [Double] = []
    for index in rows {
      let pattern = Int(responses.patterns.ofRow[index])
      row.move(to: responses.patterns.product(pattern, coefficients))
      fitted.append(zip(row.probabilities, values).reduce(0) { $0 + $1.0 * $1.1 })
      leverages.append(leverage(pattern, row, weight: responses.weights[index]))
    }
    return ObservationTable(
      rows: rows, clusters: rows.map { clusters?.ofRow[$0] ?? $0 }, fitted: fitted,
      residuals: zip(rows, fitted).map { values[responses.classOfRow[$0]] - $1 }, leverages: leverages)
  }

  /// tr(I_i Z_i M Z_i') / (K - 1), I_i the answer's tridiagonal information in its predictors, Z_i their derivatives
  /// in the parameters, M the covariance.
  private func leverage(_ pattern: Int, _ row: LogitRow, weight: Double) -> Double {
    let m = thresholdCount
    let patterns = responses.patterns
    let entries = patterns.starts[pattern]..<patterns.starts[pattern + 1]
    let information = row.information()
    // Element (j, k) of Z_i M Z_i'.
    func spread(_ j: Int, _ k: Int) -> Double {
      var sum = covariance[j, k]
      for entry in entries {
        let column = m + Int(patterns.columns[entry])
        let value = patterns.values[entry]
        sum -= value * (covariance[j, column] + covariance[k, column])
        for other in entries {
          let second = m + Int(patterns.columns[other])
          sum += value * patterns.values[other] * covariance[column, second]
        }
      }
      return sum
    }
    var trace = 0.0
    for j in 0..<m {
      trace += information.diagonal[j] * spread(j, j)
      if j > 0 { trace += 2 * information.below[j] * spread(j, j - 1) }
    }
    return weight * trace / Double(m)
  }
}
