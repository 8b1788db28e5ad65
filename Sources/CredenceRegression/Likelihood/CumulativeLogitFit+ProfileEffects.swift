import CredenceLinearAlgebra
import CredenceProbability
import CredenceSurvey

extension CumulativeLogitFit {
  /// The average marginal effect of a term whose residuals say nothing: where only one class ticked a driver (separation),
  /// every ticked answer is fitted almost exactly, and an error made of residuals (CR2) nearly vanishes with them.
  ///
  /// The limits come from the profile of the penalised likelihood instead (Heinze and Schemper 2002, Statistics in
  /// Medicine 21): the coefficients b at which it falls by t^2 d/2 below its maximum, t the quantile at the
  /// degrees of freedom given and d >= 1 the factor by which a random intercept shared by the answers of an account
  /// (``sharedInterceptCovariance(_:)``) widens the variance of b there. The effect at each of the two, with all
  /// other parameters fitted again, is as far as the coefficient alone can be off. What the other parameters leave
  /// open there is added in squares towards 0, as the method of variance estimates recovery does (Zou and Donner 2008,
  /// Statistics in Medicine 27), and in full away from 0: there the likelihood itself runs on to the effect
  /// at infinity, and the penalty holds the estimate back from it.
  ///
  /// - Parameters:
  ///   - term: in the model.
  ///   - clusters: the account of each row.
  ///   - degreesOfFreedom: of Student's t, at least 1.
  ///   - effect: of a fit, ``averageMarginalEffects(of:points:)`` or ``averageSlopes(of:points:)`` of the term.
  /// - Returns: the effect in points. Its standard error is half the interval's width over t.
  /// - Throws: ``RegressionError/numerical(_:)`` where the likelihood does not fall far enough or a fit fails.
  func profileEffect(
    of term: String, clusters: Clusters, degreesOfFreedom: Double, level: ConfidenceLevel = .standard,
    effect: (CumulativeLogitFit) -> AverageMarginalEffects
  ) throws(RegressionError) -> TermEstimate {
    guard let column = responses.column(of: term) else {
      preconditionFailure("'\(term)' is not in the model")
    }
    let place = thresholdCount + column
    let reference = StudentTDistribution(degreesOfFreedom: degreesOfFreedom)
    let quantile = reference.survivalQuantile(0.5 * level.significanceLevel)
    let search = ProfileSearch(self, place: place)
    let estimate = effect(self).effects[0]
    func distance(towards side: Double) throws(RegressionError) -> Double {
      let first = try search.fit(towards: side, loss: 0.5 * quantile * quantile)
      let widening = try first.widening(at: place, clusters).factor
      let held =
        widening > 1 ? try search.fit(towards: side, loss: 0.5 * quantile * quantile * widening) : first
      let there = effect(held)
      let rest = try held.widening(at: place, clusters).rest
      let gradient = there.gradient.row(0)
      let own = (rest * gradient).enumerated().reduce(0) { $0 + $1.element * gradient[$1.offset] }
      let moved = there.effects[0] - estimate
      let open = quantile * max(0, own).squareRoot()
      let isOutwards = side * estimate > 0
      return isOutwards ? moved.magnitude + open : (moved * moved + open * open).squareRoot()
    }
    let lower = estimate - (try distance(towards: -1))
    let upper = estimate + (try distance(towards: 1))
    let zero = try search.fit(at: 0)
    let statistic = (max(0, 2 * zero.loss) / (try zero.fit.widening(at: place, clusters).factor)).squareRoot()
    return TermEstimate(
      name: term, estimate: estimate, standardError: (upper - lower) / (2 * quantile),
      degreesOfFreedom: degreesOfFreedom, statistic: estimate < 0 ? -statistic : statistic,
      pValue: min(1, 2 * reference.survival(statistic)), lower: lower, upper: upper, level: level)
  }

  /// How much a shared random intercept widens the variance of one parameter, and the covariance of the others while it
  /// is held.
  private func widening(at place: Int, _ clusters: Clusters) throws(RegressionError) -> (
    factor: Double, rest: Matrix
  ) {
    let shared = try sharedInterceptCovariance(clusters).covariance
    let plain = covariance[place, place]
    let own = shared[place, place]
    var rest = shared
    if own > 0 {
      for column in 0..<rest.columnCount {
        for row in 0..<rest.rowCount {
          rest[row, column] = shared[row, column] - shared[row, place] * shared[place, column] / own
        }
      }
    }
    return (plain > 0 ? max(1, own / plain) : 1, rest)
  }
}
