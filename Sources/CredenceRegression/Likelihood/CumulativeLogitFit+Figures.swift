package import CredenceLinearAlgebra
package import CredenceSurvey

extension CumulativeLogitFit {
  /// The log-likelihood of the class shares alone.
  package var nullLogLikelihood: Double {
    var totals = [Double](repeating: 0, count: responses.classCount)
    for (place, weight) in responses.classWeights.enumerated() { totals[place % totals.count] += weight }
    let sum = totals.reduce(0, +)
    return totals.reduce(0) { $0 + $1 * log($1 / sum) }
  }

  /// The model in single numbers: log-likelihood, that of the class shares alone, Akaike's criterion, and McFadden's
  /// R^2, 1 less the ratio of the two likelihoods' logarithms.
  package var fitStatistics: [FitStatistic] {
    [
      FitStatistic("log-likelihood", logLikelihood), FitStatistic("null-log-likelihood", nullLogLikelihood),
      FitStatistic("aic", akaikeCriterion),
      FitStatistic("mcfadden-r-squared", 1 - logLikelihood / nullLogLikelihood),
    ] + (penalizedLogLikelihood.map { [FitStatistic("penalized-log-likelihood", $0)] } ?? [])
  }

  /// The coefficients in log-odds with symmetric intervals; terms whose estimate is infinite are left out.
  ///
  /// - Parameters:
  ///   - covariance: of all parameters; by default ``covariance``.
  ///   - degreesOfFreedom: of Student's t, one a term of ``OrderedResponses/terms``; `nil` for the normal distribution.
  package func estimates(
    covariance: Matrix? = nil, degreesOfFreedom: [Double]? = nil, level: ConfidenceLevel = .standard
  ) -> [TermEstimate] {
    let variances = (covariance ?? self.covariance).diagonal
    return responses.terms.indices.filter { !isInfinite(thresholdCount + $0) }.map { column in
      TermEstimate(
        name: responses.terms[column], estimate: parameters[thresholdCount + column],
        standardError: max(0, variances[thresholdCount + column]).squareRoot(),
        degreesOfFreedom: degreesOfFreedom?[column], level: level)
    }
  }

  /// The coefficients in log-odds with a cluster-robust covariance and Satterthwaite's degrees of freedom.
  package func estimates(
    _ sandwich: ClusterSandwich, correction: ClusterCorrection = .cr2, level: ConfidenceLevel = .standard
  ) -> [TermEstimate] {
    let degrees = responses.terms.indices.map { column in
      sandwich.degreesOfFreedom(for: parameters.indices.map { $0 == thresholdCount + column ? 1 : 0 })
    }
    return estimates(covariance: sandwich.covariance(correction), degreesOfFreedom: degrees, level: level)
  }
}
