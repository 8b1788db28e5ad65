import CredenceLinearAlgebra

extension CumulativeLogitFit {
  /// What a step of a rated term changes in the expected points, as the average slope over the answers as they are:
  /// mean_i dE(y | x_i)/dx_k, in points per unit of the term.
  ///
  /// A step up from an answer that is at the top of its scale already is none, so the slope stands in for the
  /// difference that ``averageMarginalEffects(of:points:)`` takes for ticks. With E(y) = v_K + sum_j F_j (v_j - v_j+1)
  /// and F_j = F(a_j - x b) it is b_k times the mean of sum_j F_j (1 - F_j)(v_j+1 - v_j).
  ///
  /// - Parameters:
  ///   - terms: the rated terms.
  ///   - points: what each class that was given counts, lowest first (empty classes too).
  /// - Precondition: the terms are in the model; one number of points a class.
  package func averageSlopes(
    of terms: [String], points: [Double] = netPromoterPoints
  ) -> AverageMarginalEffects {
    precondition(points.count == responses.givenClassCount, "points for every class that was given")
    let columns = terms.map { name -> Int in
      guard let column = responses.column(of: name) else {
        preconditionFailure("'\(name)' is not in the model")
      }
      return column
    }
    let values = responses.classPlaces.map { points[$0] }
    let m = thresholdCount
    let patterns = responses.patterns
    let total = responses.classWeights.reduce(0, +)
    // The mean of sum_j f_j (v_j+1 - v_j), and its derivative in each parameter.
    var mean = 0.0
    var derivative = [Double](repeating: 0, count: parameters.count)
    var row = LogitRow(thresholds: thresholds)
    for pattern in 0..<patterns.count {
      let own = pattern * responses.classCount
      let weight = responses.classWeights[own..<own + responses.classCount].reduce(0, +) / total
      guard weight > 0 else { continue }
      row.move(to: patterns.product(pattern, coefficients))
      var bend = 0.0
      for j in 0..<m {
        let slope = weight * row.density(j) * (values[j + 1] - values[j])
        let change = slope * (row.tails[j] - row.shares[j])
        mean += slope
        derivative[j] += change
        bend += change
      }
      for entry in patterns.starts[pattern]..<patterns.starts[pattern + 1] {
        derivative[m + Int(patterns.columns[entry])] -= bend * patterns.values[entry]
      }
    }
    var gradient = Matrix(
      rowCount: terms.count, columnCount: parameters.count, rowNames: terms,
      columnNames: responses.parameterNames)
    for (place, column) in columns.enumerated() {
      for parameter in parameters.indices {
        gradient[place, parameter] = parameters[m + column] * derivative[parameter]
      }
      gradient[place, m + column] += mean
    }
    return AverageMarginalEffects(
      terms: terms, effects: columns.map { parameters[m + $0] * mean }, gradient: gradient)
  }
}
