package import CredenceLinearAlgebra
package import CredenceSurvey

/// The cumulative logit with a random intercept an account: Pr(Y <= j | u) = F(a_j - x b - u), u normal with mean 0.
///
/// Coefficients are effects within an account, on the log-odds scale, and larger than the averaged ones of
/// ``CumulativeLogit``. With two classes it is the random-intercept logistic regression.
package struct RandomInterceptLogit: Sendable, Hashable {
  /// The points of the adaptive Gauss-Hermite rule; 1 is Laplace's approximation.
  package let quadraturePoints: Int

  /// Makes a method.
  ///
  /// - Precondition: 1...100 points.
  package init(quadraturePoints: Int = 1) {
    precondition((1...100).contains(quadraturePoints), "a quadrature rule has 1 to 100 points")
    self.quadraturePoints = quadraturePoints
  }

  /// Fits by maximum (approximate) marginal likelihood: quasi-Newton steps, then Newton's with differences of the
  /// analytic gradient.
  ///
  /// - Precondition: one account label a row.
  /// - Throws: ``RegressionError/oneCluster``; ``RegressionError/separated(term:)`` where an estimate is infinite;
  ///   ``RegressionError/numerical(_:)`` where the climb ends at no maximum.
  package func fit(_ responses: OrderedResponses, accounts: Clusters) throws(RegressionError)
    -> RandomInterceptFit
  {
    precondition(accounts.rowCount == responses.rowCount, "one account a row")
    guard accounts.count > 1 else { throw .oneCluster }
    let plain = try CumulativeLogit(.none).fit(responses)
    if let separation = plain.separations.last { throw .separated(term: separation.term) }
    var climb = RandomInterceptClimb(
      likelihood: RandomInterceptLikelihood(responses, accounts, pointCount: quadraturePoints),
      start: responses.centring(plain.parameters) + [0.5],
      inverse: responses.centring(plain.covariance), accountCount: accounts.count,
      scales: [Double](repeating: 1, count: plain.thresholdCount) + responses.centred.largest + [1])
    try climb.run()
    return try RandomInterceptFit(responses, climb: climb)
  }
}

/// A fitted random-intercept logit.
package struct RandomInterceptFit: Sendable, Hashable {
  /// What it was fitted to.
  package let responses: OrderedResponses
  /// The thresholds, then the coefficients, named by ``OrderedResponses/parameterNames``.
  package let parameters: [Double]
  /// The standard deviation of the accounts' intercepts, in log-odds; 0 where accounts do not differ.
  package let accountDeviation: Double
  /// The inverse of the observed information, the deviation's row and column taken out after inverting.
  package let covariance: Matrix
  /// The marginal log-likelihood, in the approximation chosen.
  package let logLikelihood: Double
  /// The accounts' most likely intercepts, in log-odds, in the order of the clusters.
  package let accountIntercepts: [Double]
  /// What the solver did.
  package let record: FitRecord
  /// What a reader must know.
  package let diagnostics: [Diagnostic]

  /// The standard errors of ``parameters``.
  package var standardErrors: [Double] { covariance.diagonal.map { max(0, $0).squareRoot() } }

  init(_ responses: OrderedResponses, climb: RandomInterceptClimb) throws(RegressionError) {
    self.responses = responses
    let count = climb.point.count - 1
    parameters = responses.uncentring(Array(climb.point.prefix(count)))
    accountDeviation = climb.isAtBoundary ? 0 : climb.point[count].magnitude
    logLikelihood = climb.value
    accountIntercepts = climb.likelihood.modes.map { climb.isAtBoundary ? 0 : $0 * climb.point[count] }
    var information = climb.information
    if climb.isAtBoundary {
      for place in 0...count {
        information[place, count] = 0
        information[count, place] = 0
      }
      information[count, count] = 1
    }
    do {
      let inverse = try Cholesky(information).inverse
      let kept = Array(0..<count)
      covariance = responses.uncentring(
        inverse.selectingRows(kept).selectingColumns(kept)
          .named(rows: responses.parameterNames, columns: responses.parameterNames))
    } catch {
      throw .numerical(
        "the random-intercept likelihood is not curved downwards at its end (\(error)); use the linear mixed model"
      )
    }
    record = climb.record
    diagnostics =
      responses.diagnostics
      + (climb.isAtBoundary ? [Diagnostic(RegressionFact.interceptsAlike)] : [])
  }
}
