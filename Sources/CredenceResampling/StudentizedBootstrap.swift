import CredenceProbability
public import CredenceSurvey

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// `bootstrap-t`: the studentised bootstrap of the score, exact, with a smoothed standard error.
///
/// A unanimous resample has standard error 0 and no t. So half a promoter, one passive and half a detractor are added
/// to every count (Agresti & Min 2005), both to the shares resampled from and inside each resample. With
/// d = (P - D)/n smoothed and s its smoothed standard error, t* = (d* - d)/s* over every outcome of n draws; its
/// quantiles are read off the mid-distribution function, linearly between outcomes. The limits are
/// estimate - t_upper s and estimate - t_lower s around the point estimate.
///
/// Source: Efron & Tibshirani 1993, chapter 12; smoothing as in Agresti & Min, Statistics in Medicine 24, 2005.
public struct StudentizedBootstrap: IntervalMethod, Hashable {
  /// The method.
  package init() {}

  /// `bootstrap-t`.
  public var name: String { "bootstrap-t" }

  /// The most answers it takes: it runs over all (n+1)(n+2)/2 outcomes.
  package static let largestSample = 500

  /// The interval, in points.
  ///
  /// - Throws: ``EstimationError/noResponses``, or ``EstimationError/notApplicable(method:reason:)`` above
  ///   ``largestSample`` answers.
  public func interval(of statistic: NetPromoterScore, in counts: ScoreCounts, level: ConfidenceLevel)
    throws(EstimationError) -> Interval
  {
    guard let estimate = statistic.value(of: counts) else { throw .noResponses }
    let n = counts.responses
    guard n <= Self.largestSample else {
      throw .notApplicable(
        method: name,
        reason:
          "it runs over every outcome, and takes at most \(Self.largestSample) answers; use bootstrap-bca or tango"
      )
    }
    let observed = Smoothed(promoters: counts.promoters, detractors: counts.detractors, of: n)
    let distribution = studentized(around: observed, answers: n)
    let tail = level.significanceLevel / 2
    let lower = estimate - 100 * distribution.quantile(1 - tail) * observed.standardError
    let upper = estimate - 100 * distribution.quantile(tail) * observed.standardError
    return Interval(
      lower: min(100, max(-100, lower)), upper: max(-100, min(100, upper)), level: level, method: name)
  }

  /// The studentised values of every outcome, with their probabilities.
  private func studentized(around observed: Smoothed, answers n: Int) -> MidDistribution {
    let logShares = [observed.promoters, observed.passives, observed.detractors].map { log($0) }
    let logFactorials = (0...n).map { logFactorial($0) }
    var values: [Double] = []
    var weights: [Double] = []
    for promoters in 0...n {
      for detractors in 0...(n - promoters) {
        let passives = n - promoters - detractors
        let resample = Smoothed(promoters: promoters, detractors: detractors, of: n)
        let ways =
          logFactorials[n] - logFactorials[promoters] - logFactorials[passives] - logFactorials[detractors]
        let logProbability =
          ways + Double(promoters) * logShares[0] + Double(passives) * logShares[1]
          + Double(detractors) * logShares[2]
        values.append((resample.difference - observed.difference) / resample.standardError)
        weights.append(exp(logProbability))
      }
    }
    return MidDistribution(BootstrapDistribution(values: values, weights: weights))
  }

  /// Shares with half a promoter, one passive and half a detractor added.
  private struct Smoothed {
    let promoters: Double
    let passives: Double
    let detractors: Double
    let standardError: Double
    var difference: Double { promoters - detractors }

    init(promoters: Int, detractors: Int, of n: Int) {
      let total = Double(n) + 2
      self.promoters = (Double(promoters) + 0.5) / total
      self.detractors = (Double(detractors) + 0.5) / total
      passives = 1 - self.promoters - self.detractors
      let difference = self.promoters - self.detractors
      let variance = self.promoters + self.detractors - difference * difference
      standardError = (variance / total).squareRoot()
    }
  }
}

/// The mid-distribution function P(below) + P(at)/2, and its inverse, linear between the values.
struct MidDistribution {
  private let values: [Double]
  private let heights: [Double]

  init(_ distribution: BootstrapDistribution) {
    values = distribution.values
    heights = zip(distribution.cumulative, distribution.probabilities).map { $0 - $1 / 2 }
  }

  /// The value at a height; the outermost values beyond the outermost heights.
  func quantile(_ probability: Double) -> Double {
    guard let above = heights.firstIndex(where: { $0 >= probability }) else {
      return values[values.count - 1]
    }
    guard above > 0 else { return values[0] }
    let span = heights[above] - heights[above - 1]
    let part = span > 0 ? (probability - heights[above - 1]) / span : 1
    return values[above - 1] + part * (values[above] - values[above - 1])
  }
}

extension IntervalMethod where Self == StudentizedBootstrap {
  /// The studentised bootstrap of the score.
  public static var bootstrapT: StudentizedBootstrap { StudentizedBootstrap() }
}
