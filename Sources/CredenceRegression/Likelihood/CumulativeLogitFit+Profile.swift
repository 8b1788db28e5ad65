import CredenceLinearAlgebra
import CredenceProbability
package import CredenceSurvey

/// The likelihood ratio test and profile interval of one coefficient.
///
/// The other parameters are fitted again at every value tried. With the Jeffreys penalty the constrained fits keep the
/// whole design in the penalty (Heinze and Schemper 2002, Statistics in Medicine 21), and the ratio is of penalised
/// likelihoods.
package struct ProfileLikelihood: Sendable, Hashable {
  /// The term.
  package let term: String
  /// The lower limit, in log-odds; `nil` where the likelihood never falls far enough.
  package let lower: Double?
  /// The upper limit, in log-odds; `nil` where the likelihood never falls far enough.
  package let upper: Double?
  /// Twice the (penalised) log-likelihood lost by setting the coefficient to 0.
  package let ratioStatistic: Double
  /// The statistic's tail of the chi-squared distribution with one degree of freedom.
  package let pValue: Double
  /// The level of the limits.
  package let level: ConfidenceLevel
}

extension CumulativeLogitFit {
  /// The profile interval and test of a term.
  ///
  /// - Throws: ``RegressionError/numerical(_:)`` for a mean-bias-reduced fit, which maximises nothing, or where a
  ///   constrained fit fails.
  /// - Precondition: the term is in the model.
  package func profile(of term: String, level: ConfidenceLevel = .standard) throws(RegressionError)
    -> ProfileLikelihood
  {
    guard let column = responses.column(of: term) else {
      preconditionFailure("'\(term)' is not in the model")
    }
    return try profile(ofParameter: thresholdCount + column, level: level)
  }

  func profile(ofParameter place: Int, level: ConfidenceLevel) throws(RegressionError) -> ProfileLikelihood {
    guard penalty != .meanBias else {
      throw .numerical(
        "mean bias reduction maximises no likelihood to profile; fit with the Jeffreys penalty")
    }
    let search = ProfileSearch(self, place: place)
    let half = 0.5 * ChiSquaredDistribution(degreesOfFreedom: 1).quantile(level.value)
    let ratio = max(0, 2 * search.loss(at: 0))
    let infinite = separations.first { $0.parameter == place }?.sign
    do {
      return ProfileLikelihood(
        term: responses.parameterNames[place],
        lower: infinite == -1 ? nil : try search.limit(towards: -1, loss: half),
        upper: infinite == 1 ? nil : try search.limit(towards: 1, loss: half),
        ratioStatistic: ratio, pValue: ChiSquaredDistribution(degreesOfFreedom: 1).survival(ratio),
        level: level)
    } catch {
      throw .numerical("the profile of '\(responses.parameterNames[place])' was not found: \(error)")
    }
  }
}

/// Fits with one parameter held, each started where the last one ended.
final class ProfileSearch {
  private var solver: CumulativeLogitSolver
  private let place: Int
  private let top: Double
  private let centre: Double
  private let unit: Double
  private let responses: OrderedResponses

  init(_ fit: CumulativeLogitFit, place: Int) {
    solver = CumulativeLogitSolver(
      CumulativeLogitEngine(fit.responses), penalty: fit.penalty,
      start: fit.responses.centring(fit.parameters))
    solver.isPinned[place] = true
    self.place = place
    responses = fit.responses
    top = fit.penalizedLogLikelihood ?? fit.logLikelihood
    centre = fit.parameters[place]
    let variance = fit.covariance[place, place]
    unit = variance > 0 ? variance.squareRoot() : 1
  }

  /// How much the (penalised) log-likelihood falls when the parameter is held at a value.
  func loss(at value: Double) -> Double {
    var start = solver.point
    start[place] = value
    solver.restart(at: start)
    solver.run()
    return top - solver.objective
  }

  /// The fit with the parameter held at a value, and the loss there.
  func fit(at value: Double) throws(RegressionError) -> (fit: CumulativeLogitFit, loss: Double) {
    let loss = loss(at: value)
    return (try CumulativeLogitFit(responses, solver: solver), loss)
  }

  /// The fit where the loss reaches a size, going one way.
  func fit(towards sign: Double, loss wanted: Double) throws(RegressionError) -> CumulativeLogitFit {
    do {
      guard let limit = try limit(towards: sign, loss: wanted) else {
        throw RegressionError.numerical("the likelihood does not fall far enough for an interval")
      }
      return try fit(at: limit).fit
    } catch {
      throw .numerical("the profile of '\(responses.parameterNames[place])' was not found: \(error)")
    }
  }

  /// Where the loss reaches a size, going one way from the estimate; `nil` where it does not within any useful range.
  func limit(towards sign: Double, loss wanted: Double) throws(SearchError) -> Double? {
    var inner = centre
    var reach = 1.5 * unit
    for _ in 0..<24 {
      let outer = centre + sign * reach
      if loss(at: outer) >= wanted {
        let range = min(inner, outer)...max(inner, outer)
        return try findRoot(in: range, tolerance: 1e-9 * unit) { self.loss(at: $0) - wanted }.location
      }
      inner = outer
      reach *= 1.6
    }
    return nil
  }
}
