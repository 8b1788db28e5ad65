import CredenceSurvey
import Testing

@testable import CredenceRegression

@Suite("How many resamples differ")
struct DistinctResamplesTests {
  /// Every draw of as many accounts as there are, by enumeration: which kinds were drawn how often.
  static func enumerated(_ kinds: [Int]) -> Int {
    var found = Set<[Int]>()
    let count = kinds.count
    var draws = 1
    for _ in 0..<count { draws *= count }
    for number in 0..<draws {
      var rest = number
      var drawn: [Int] = []
      for _ in 0..<count {
        drawn.append(kinds[rest % count])
        rest /= count
      }
      found.insert(drawn.sorted())
    }
    return found.count
  }

  @Test("against all draws one by one, also where accounts say the same")
  func enumeration() throws {
    let level = try ConfidenceLevel(0.9999)
    for kinds in [
      [0], [0, 1], [0, 0], [0, 1, 2], [0, 0, 1], [0, 1, 2, 3], [0, 0, 1, 1], [0, 1, 2, 3, 4],
      [7, 7, 7, 1, 2],
    ] {
      let clusters = Clusters(Array(kinds.indices))
      let found = DistinctResamples(clusters, level: level) { [Double(kinds[$0])] }
      #expect(found.count == Self.enumerated(kinds), "\(kinds)")
    }
    // Two accounts: AA, AB, BB.
    #expect(Self.enumerated([0, 1]) == 3)
  }

  @Test(
    "forty are needed at .95: four accounts are too few, five that differ are enough, twenty alike are not")
  func needed() {
    func isEnough(_ kinds: [Double]) -> Bool {
      DistinctResamples(Clusters(Array(kinds.indices)), level: .ninetyFive) { [kinds[$0]] }.isEnough
    }
    #expect(DistinctResamples(Clusters([0, 1]), level: .ninetyFive) { [Double($0)] }.needed == 40)
    #expect(!isEnough([0, 1, 2, 3]))
    #expect(isEnough([0, 1, 2, 3, 4]))
    #expect(!isEnough(Array(repeating: 1, count: 20)))
    #expect(isEnough((0..<39).map { Double($0 % 2) }) && !isEnough((0..<38).map { Double($0 % 2) }))
    // Thousands of accounts overflow nothing.
    #expect(isEnough((0..<5_000).map(Double.init)))
  }

  @Test("the order of an account's rows does not make it another")
  func order() {
    let clusters = Clusters([0, 0, 1, 1])
    let found = DistinctResamples(clusters, level: .ninetyFive) { [[1, 5], [2, 6], [2, 6], [1, 5]][$0] }
    #expect(found.count == 1)
  }

  @Test("two accounts: no bootstrap, no ranks, nothing above noise, no labels; and why")
  func withheld() throws {
    let survey = SurveyFixture.random(rows: 60, accounts: 2, drivers: 2, seed: 5)
    let analysis = try DriverAnalysis(try survey.design())
    #expect(analysis.bootstrap == nil)
    #expect(analysis.drivers.allSatisfy { $0.resampled == nil && $0.isAboveNoise == nil })
    let ticks = try #require(analysis.selection)
    #expect(
      ticks.drivers.allSatisfy {
        $0.contributionInterval == nil && $0.valenceInterval == nil && $0.label == .unclear
      })
    let reason = try #require(analysis.diagnostics.first { $0.code == "no-bootstrap-few-accounts" })
    guard case RegressionFact.partLeftOut(.bootstrap, .tooFewResamples(2, 3, _)) = reason.fact else {
      Issue.record("\(reason)")
      return
    }
    #expect(reason.severity == .note)
    for term in analysis.terms + analysis.drivers.map(\.effect) {
      #expect(abs(term.lower) <= 200 && abs(term.upper) <= 200)
    }
    let wide = TermEstimate(name: "x", estimate: 60, standardError: 30, degreesOfFreedom: 1)
    let cut = wide.clipped(to: TermEstimate.scoreGaps)
    #expect(wide.upper > 400 && cut.lower == -200 && cut.upper == 200 && cut.isClipped)
    #expect(cut.pValue == wide.pValue && cut.estimate == 60)
    let narrow = TermEstimate(name: "x", estimate: 60, standardError: 3, degreesOfFreedom: 30)
    #expect(narrow.clipped(to: TermEstimate.scoreGaps) == narrow)
  }
}
