package import CredenceLinearAlgebra
package import CredenceSurvey

/// What ticking a term changes in the expected points, averaged over the answers as they are (g-computation):
/// mean_i [E(y | x_k = 1, the rest of x_i) - E(y | x_k = 0, the rest of x_i)].
///
/// With -100, 0, 100 for detractor, passive, promoter that is a difference of Net Promoter Scores.
package struct AverageMarginalEffects: Sendable, Hashable {
  /// The terms.
  package let terms: [String]
  /// The effects, in points.
  package let effects: [Double]
  /// The derivative of each effect (rows) in each parameter of the fit (columns).
  package let gradient: Matrix

  /// The estimates by the delta method with a covariance of the parameters.
  ///
  /// - Parameters:
  ///   - covariance: of all parameters, thresholds first.
  ///   - degreesOfFreedom: of Student's t, one a term; `nil` for the normal distribution.
  package func estimates(
    covariance: Matrix, degreesOfFreedom: [Double]? = nil, level: ConfidenceLevel = .standard
  ) -> [TermEstimate] {
    let variance = (gradient * covariance.named(rows: gradient.columnNames, columns: gradient.columnNames))
      .timesTransposed(gradient).diagonal
    return terms.indices.map { place in
      TermEstimate(
        name: terms[place], estimate: effects[place], standardError: max(0, variance[place]).squareRoot(),
        degreesOfFreedom: degreesOfFreedom?[place], level: level)
    }
  }

  /// The estimates with a cluster-robust covariance and Satterthwaite's degrees of freedom under CR2.
  package func estimates(
    _ sandwich: ClusterSandwich, correction: ClusterCorrection = .cr2, level: ConfidenceLevel = .standard
  ) -> [TermEstimate] {
    estimates(
      covariance: sandwich.covariance(correction),
      degreesOfFreedom: terms.indices.map { sandwich.degreesOfFreedom(for: gradient.row($0)) }, level: level)
  }
}

extension CumulativeLogitFit {
  /// The points of detractor, passive and promoter whose mean is the Net Promoter Score.
  package static let netPromoterPoints: [Double] = [-100, 0, 100]

  /// The average marginal effects of terms that are 0 or 1.
  ///
  /// - Parameters:
  ///   - terms: by default all whose values are 0 and 1.
  ///   - points: what each class that was given counts, lowest first (empty classes too).
  /// - Precondition: the terms are in the model; one number of points a class.
  package func averageMarginalEffects(
    of terms: [String]? = nil, points: [Double] = netPromoterPoints
  ) -> AverageMarginalEffects {
    precondition(points.count == responses.givenClassCount, "points for every class that was given")
    let isIndicator = responses.patterns.isIndicator
    let names = terms ?? responses.terms.indices.filter { isIndicator[$0] }.map { responses.terms[$0] }
    let columns = names.map { name -> Int in
      guard let column = responses.column(of: name) else {
        preconditionFailure("'\(name)' is not in the model")
      }
      return column
    }
    let values = responses.classPlaces.map { points[$0] }
    let m = thresholdCount
    var effects = [Double](repeating: 0, count: names.count)
    var gradient = Matrix(
      rowCount: names.count, columnCount: parameters.count, rowNames: names,
      columnNames: responses.parameterNames)
    let patterns = responses.patterns
    let total = responses.classWeights.reduce(0, +)
    var row = LogitRow(thresholds: thresholds)
    for pattern in 0..<patterns.count {
      let own = pattern * responses.classCount
      let weight = responses.classWeights[own..<own + responses.classCount].reduce(0, +) / total
      guard weight > 0 else { continue }
      let predictor = patterns.product(pattern, coefficients)
      let entries = patterns.starts[pattern]..<patterns.starts[pattern + 1]
      for (place, column) in columns.enumerated() {
        let coefficient = parameters[m + column]
        let here = entries.first { Int(patterns.columns[$0]) == column }
        let without = predictor - (here.map { patterns.values[$0] } ?? 0) * coefficient
        for (value, sign) in [(1.0, weight), (0.0, -weight)] {
          row.move(to: without + value * coefficient)
          var expectation = values[m]
          var slope = 0.0
          for j in 0..<m {
            let fall = values[j] - values[j + 1]
            expectation += row.shares[j] * fall
            let part = row.density(j) * fall
            gradient[place, j] += sign * part
            slope += part
          }
          effects[place] += sign * expectation
          for entry in entries where Int(patterns.columns[entry]) != column {
            gradient[place, m + Int(patterns.columns[entry])] -= sign * slope * patterns.values[entry]
          }
          gradient[place, m + column] -= sign * slope * value
        }
      }
    }
    return AverageMarginalEffects(terms: names, effects: effects, gradient: gradient)
  }
}
