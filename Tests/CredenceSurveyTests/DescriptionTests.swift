import CredenceSurvey
import Testing

@Suite("How results read when they are printed")
struct DescriptionTests {
  static func interval(_ lower: Double, _ upper: Double, _ level: ConfidenceLevel = .ninetyFive) -> Interval {
    Interval(lower: lower, upper: upper, level: level, method: "some-method")
  }

  @Test("points carry a sign and one decimal, shares three, ratings one")
  func estimates() {
    let points = Estimate(value: 50, interval: Self.interval(-1.52, 78.84), unit: .points)
    #expect("\(points)" == "+50.0 [-1.5 ... +78.8] (95%, some-method)")
    let share = Estimate(value: 0.6, interval: Self.interval(0.31267, 1), unit: .share)
    #expect("\(share)" == "0.600 [0.313 ... 1.000] (95%, some-method)")
    let rating = Estimate(value: 4.25, interval: Self.interval(3.96, 4.54), unit: .rating)
    #expect("\(rating)" == "4.2 [4.0 ... 4.5] (95%, some-method)")
  }

  @Test("what rounds to nothing has no sign")
  func zeros() {
    let nothing = Estimate(value: 0, interval: Self.interval(-0.04, 0.04), unit: .points)
    #expect("\(nothing)" == "0.0 [0.0 ... 0.0] (95%, some-method)")
  }

  @Test("a value no statistic has is written too, and traps nothing")
  func enormous() {
    for value in [1e18, -1e300, Double.greatestFiniteMagnitude] {
      let estimate = Estimate(
        value: value, interval: Self.interval(-1e300, .greatestFiniteMagnitude), unit: .points)
      #expect("\(estimate)".hasSuffix("(95%, some-method)"))
    }
  }

  @Test("an interval alone is read as points unless it lies in 0...1")
  func intervals() {
    #expect("\(Self.interval(-100, -3.06))" == "[-100.0 ... -3.1] (95%, some-method)")
    #expect("\(Self.interval(0.25, 0.5))" == "[0.250 ... 0.500] (95%, some-method)")
  }

  @Test(
    "a level is written with all its digits",
    arguments: [
      (0.95, "95%"), (0.9, "90%"), (0.66, "66%"), (0.57, "57%"), (0.05, "5%"), (0.999, "99.9%"),
      (0.995, "99.5%"), (0.001, "0.1%"), (0.00012, "0.012%"),
    ])
  func levels(value: Double, words: String) throws {
    #expect("\(try ConfidenceLevel(value))" == words)
  }

  @Test("a proportion's counts are estimated as a score is")
  func proportion() throws {
    /// The whole range, whatever was counted.
    struct Everything: IntervalMethod {
      var name: String { "everything" }
      func interval(of statistic: ClassShare, in counts: ScoreCounts, level: ConfidenceLevel) -> Interval {
        Interval(lower: 0, upper: 1, level: level, method: name)
      }
    }
    let estimate = try ProportionCounts(successes: 3, trials: 4).estimate(by: Everything(), level: .ninety)
    #expect("\(estimate)" == "0.750 [0.000 ... 1.000] (90%, everything)")
    #expect(throws: EstimationError.noResponses) {
      try ProportionCounts(successes: 0, trials: 0).estimate(by: Everything())
    }
  }
}
