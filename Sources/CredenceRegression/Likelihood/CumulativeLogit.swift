/// The cumulative (proportional odds) logit: Pr(Y <= j) = F(a_j - x b) with the logistic F, two or more ordered classes.
///
/// A positive coefficient means higher classes. With two classes it is logistic regression of the upper one, whose
/// intercept is minus the threshold.
///
/// Sources: McCullagh (1980), "Regression models for ordinal data", JRSS B 42; Firth (1993), Biometrika 80, for the
/// Jeffreys penalty; Kosmidis (2014), JRSS B 76, for the reduction of mean bias.
package struct CumulativeLogit: Sendable, Hashable {
  /// What is added to the likelihood.
  package enum Penalty: String, Sendable, Hashable, Codable {
    /// Nothing: maximum likelihood. Coefficients are infinite where the data separate the classes.
    case none
    /// Half the log determinant of the expected information: finite always. The default.
    case jeffreys
    /// The score adjusted so that the bias of order 1/n goes (not a likelihood; with two classes the same as Jeffreys).
    case meanBias = "mean-bias"
  }

  /// What is added to the likelihood.
  package let penalty: Penalty
  /// The longest last step, in units of the linear predictor.
  package let tolerance: Double
  /// How many steps are allowed.
  package let iterationLimit: Int

  /// Makes a method.
  ///
  /// - Precondition: a positive tolerance and at least one iteration.
  package init(_ penalty: Penalty = .jeffreys, tolerance: Double = 1e-9, iterationLimit: Int = 500) {
    precondition(tolerance > 0 && iterationLimit > 0, "a fit needs a tolerance and an iteration")
    self.penalty = penalty
    self.tolerance = tolerance
    self.iterationLimit = iterationLimit
  }

  /// Fits the model.
  ///
  /// Under separation the maximum-likelihood fit is returned with the terms that run off named in
  /// ``CumulativeLogitFit/separations`` and a likelihood that is its supremum.
  ///
  /// - Throws: ``RegressionError/numerical(_:)`` where the climb ends somewhere that is no maximum.
  package func fit(_ responses: OrderedResponses) throws(RegressionError) -> CumulativeLogitFit {
    try fit(responses, without: [])
  }

  /// Fits the model without some of the columns.
  func fit(_ responses: OrderedResponses, without absent: [Int]) throws(RegressionError) -> CumulativeLogitFit
  {
    let engine = CumulativeLogitEngine(responses)
    for column in absent { engine.isAbsent[engine.thresholdCount + column] = true }
    var solver = CumulativeLogitSolver(engine, penalty: penalty)
    solver.tolerance = tolerance
    solver.iterationLimit = iterationLimit
    solver.run()
    return try CumulativeLogitFit(responses, solver: solver)
  }
}
