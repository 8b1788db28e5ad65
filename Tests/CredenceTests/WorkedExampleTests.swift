import Credence
import Foundation
import Testing

// The first worked example of CONTRIBUTING.md, in the library's public words alone: whoever uses Credence can bring
// a method of their own. `Tests/HouseTests` checks that the guide shows the marked parts as they stand here.

// guide: interval method
/// Hoeffding's interval of the net score. It supposes nothing but that an answer counts -1, 0 or 1.
///
/// Hoeffding 1963, Journal of the American Statistical Association 58:13, theorem 2:
/// P(|dhat - delta| >= t) <= 2 exp(-n t^2 / 2).
struct HoeffdingInterval: IntervalMethod {
  var name: String { "hoeffding" }

  func interval(of statistic: NetPromoterScore, in counts: ScoreCounts, level: ConfidenceLevel)
    throws(EstimationError) -> Interval
  {
    guard let score = statistic.value(of: counts) else { throw .noResponses }
    let reach = 100 * (2 * log(2 / (1 - level.value)) / Double(counts.responses)).squareRoot()
    return Interval(
      lower: max(-100, score - reach), upper: min(100, score + reach), level: level, method: name)
  }
}

extension IntervalMethod where Self == HoeffdingInterval {
  /// The interval of Hoeffding's inequality.
  static var hoeffding: HoeffdingInterval { HoeffdingInterval() }
}
// end of guide

@Suite("Worked example: an interval method")
struct WorkedExampleTests {
  // guide: interval method's evidence
  @Test("against arithmetic to thirty digits: 50 - 100 sqrt(2 ln(40) / 10)")
  func limits() throws {
    let counts = ScoreCounts(promoters: 6, passives: 3, detractors: 1)
    let estimate = try counts.estimate(.netPromoterScore, by: .hoeffding, level: .ninetyFive)
    #expect(abs(estimate.interval.lower - -35.893_881_669_347_5) < 1e-10)
    #expect(estimate.interval.upper == 100)
  }

  @Test("against its theorem: beside every limit it covers the truth", arguments: [1, 2, 5, 12])
  func coverage(responses: Int) throws {
    let study = try CoverageStudy(of: HoeffdingInterval(), responses: responses, level: .ninety)
    let summary = try study.summary(over: .besideLimits(divisions: 20))
    #expect(summary.minimum >= 0.90)
  }
  // end of guide

  @Test("no answers are refused, and it is found by its name beside the library's own")
  func company() throws {
    #expect(throws: EstimationError.noResponses) {
      try ScoreCounts.empty.estimate(.netPromoterScore, by: .hoeffding)
    }
    let catalogue = NetScoreMethod.catalogue.adding([HoeffdingInterval()])
    #expect(try catalogue.named("hoeffding").name == "hoeffding")
  }
}
