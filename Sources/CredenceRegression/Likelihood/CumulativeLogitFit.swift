package import CredenceLinearAlgebra
package import CredenceSurvey

/// A fitted cumulative logit.
package struct CumulativeLogitFit: Sendable, Hashable {
  /// How it was fitted.
  package let penalty: CumulativeLogit.Penalty
  /// What it was fitted to.
  package let responses: OrderedResponses
  /// The thresholds, then the coefficients, on the log-odds scale, named by ``OrderedResponses/parameterNames``.
  /// Where a term is among ``separations`` its value is only where the climb was ended.
  package let parameters: [Double]
  /// The log-likelihood, without any penalty; under separation its supremum.
  package let logLikelihood: Double
  /// The log-likelihood with half the log determinant of the expected information, for the Jeffreys fit.
  package let penalizedLogLikelihood: Double?
  /// The inverse of the expected information. Rows and columns of terms that run off are zero.
  package let covariance: Matrix
  /// The inverse of the observed information, as R's clm and polr print it; `nil` where it is not positive definite.
  package let observedCovariance: Matrix?
  /// The terms whose maximum-likelihood coefficients are infinite.
  package let separations: [Separation]
  /// What the solver did.
  package let record: FitRecord
  /// What a reader must know: merged classes, terms left out, separation.
  package let diagnostics: [Diagnostic]

  /// The number of thresholds.
  package var thresholdCount: Int { responses.classCount - 1 }
  /// The thresholds, ascending.
  package var thresholds: ArraySlice<Double> { parameters.prefix(thresholdCount) }
  /// The coefficients, one a term.
  package var coefficients: ArraySlice<Double> { parameters.dropFirst(thresholdCount) }
  /// -2 log-likelihood + 2 parameters.
  package var akaikeCriterion: Double { -2 * logLikelihood + 2 * Double(parameters.count) }

  /// Whether a parameter's estimate is infinite.
  package func isInfinite(_ parameter: Int) -> Bool { separations.contains { $0.parameter == parameter } }

  /// The standard errors by the expected information; `nil` for an estimate that is infinite.
  package var standardErrors: [Double?] {
    covariance.diagonal.enumerated().map { isInfinite($0.offset) ? nil : $0.element.squareRoot() }
  }

  /// The standard errors by the observed information.
  package var observedStandardErrors: [Double?]? {
    observedCovariance?.diagonal.enumerated().map { isInfinite($0.offset) ? nil : $0.element.squareRoot() }
  }

  /// The coefficient of a term; `nil` where there is none or it is infinite.
  package func coefficient(of term: String) -> Double? {
    guard let column = responses.column(of: term), !isInfinite(thresholdCount + column) else { return nil }
    return parameters[thresholdCount + column]
  }

  init(_ responses: OrderedResponses, solver: CumulativeLogitSolver) throws(RegressionError) {
    let engine = solver.engine
    let names = responses.parameterNames
    self.responses = responses
    penalty = solver.penalty
    parameters = responses.uncentring(solver.point)
    logLikelihood = engine.logLikelihood
    penalizedLogLikelihood = solver.penalty == .jeffreys ? solver.objective : nil
    guard solver.point.allSatisfy(\.isFinite), engine.logLikelihood.isFinite else {
      throw .numerical("the likelihood has no finite value; check the covariates' units")
    }
    let separation =
      solver.stop == .converged || solver.penalty != .none
      ? nil : SeparatingDirection(along: solver.step, engine: engine, responses: responses)
    separations = separation?.separations(responses) ?? []
    var stop = solver.stop
    if !separations.isEmpty {
      stop = .separation
    } else if stop == .separation {
      stop = .noFurtherProgress
    }
    let held = separation?.moving ?? []
    guard let covariance = Self.inverse(engine.expected, without: held, names: names) else {
      throw .numerical("the information is not positive definite; leave out terms that nearly repeat others")
    }
    self.covariance = responses.uncentring(covariance)
    observedCovariance = Self.inverse(engine.observed, without: held, names: names).map(responses.uncentring)
    var largest = 0.0
    var lastStep = solver.step
    for place in solver.gradient.indices {
      if held.contains(place) {
        lastStep[place] = 0
      } else {
        largest = max(largest, solver.gradient[place].magnitude)
      }
    }
    record = FitRecord(
      stop: stop, iterations: solver.iterations, largestGradient: largest,
      correctDecimals: FitRecord.decimals(lastStep: engine.length(of: lastStep)),
      condition: FitRecord.condition(engine.expected, count: names.count, without: held))
    diagnostics = responses.diagnostics + separations.compactMap(\.diagnostic)
  }

  static func inverse(
    _ information: UnsafeMutableBufferPointer<Double>, without held: Set<Int>, names: [String]
  ) -> Matrix? {
    let count = names.count
    var matrix = Matrix(rowCount: count, columnCount: count, rowNames: names, columnNames: names)
    for row in 0..<count {
      for column in 0...row {
        let isHeld = held.contains(row) || held.contains(column)
        let value = isHeld ? (row == column ? 1 : 0) : information[row * count + column]
        matrix[row, column] = value
        matrix[column, row] = value
      }
    }
    guard let factor = try? Cholesky(matrix) else { return nil }
    var inverse = factor.inverse
    for place in held { inverse[place, place] = 0 }
    return inverse
  }
}

extension FitRecord {
  /// Decimals not touched by the last step.
  static func decimals(lastStep: Double) -> Int {
    guard lastStep > 1e-15 else { return 15 }
    return max(0, Int((-log(lastStep) / 2.302_585_092_994_046).rounded(.down)))
  }

  /// The condition number of an information (lower triangle, row by row) after scaling to unit diagonal.
  static func condition(
    _ information: UnsafeMutableBufferPointer<Double>, count: Int, without held: Set<Int>
  ) -> Double {
    let kept = (0..<count).filter { !held.contains($0) }
    var matrix = Matrix(rowCount: kept.count, columnCount: kept.count)
    for (row, i) in kept.enumerated() {
      for (column, j) in kept.enumerated() where j <= i {
        let scale = (information[i * count + i] * information[j * count + j]).squareRoot()
        matrix[row, column] = scale > 0 ? information[i * count + j] / scale : 0
      }
    }
    guard let values = try? SymmetricEigen(matrix).values, let low = values.first, let high = values.last,
      low > 0
    else { return .greatestFiniteMagnitude }
    return high / low
  }
}
