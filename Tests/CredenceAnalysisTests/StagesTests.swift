import CredenceImport
import CredenceMethods
import CredencePosteriors
import CredenceSurvey
import Testing

@testable import CredenceAnalysis

@Suite("The stages of an analysis, one by one")
struct StagesTests {
  static let estimator = ScoreEstimator(
    methods: ScoreMethods(), method: nil, prior: nil, level: .ninetyFive)

  @Test("estimate: the shares' intervals are Wilson's, 81 of 263 as Newcombe (1998, table I) prints them")
  func shares() throws {
    let measured = Self.estimator.measure(ScoreCounts(promoters: 81, passives: 100, detractors: 82))
    let promoters = try #require(measured.promoters)
    #expect(abs(promoters.interval.lower - 0.2553) < 5e-5 && abs(promoters.interval.upper - 0.3662) < 5e-5)
    #expect(Self.estimator.measure(.empty).score == nil)
  }

  @Test("estimate: equal counts are measured once, and the same on any number of threads")
  func distinct() {
    let counts = (0..<40).map { ScoreCounts(promoters: $0 % 5, passives: 1, detractors: $0 % 3) }
    let one = Self.estimator.measure(counts, threads: 1)
    let three = Self.estimator.measure(counts, threads: 3)
    #expect(one.count == 15)
    #expect(one.mapValues(\.score) == three.mapValues(\.score))
  }

  @Test("compare: accounts mirrored about zero have mirrored ranks, and a silent one has none")
  func ranks() throws {
    let totals = [
      ScoreCounts(promoters: 5, passives: 1, detractors: 0), .empty,
      ScoreCounts(promoters: 0, passives: 1, detractors: 5),
    ]
    let found = ComparisonAnalyzer(prior: nil, level: .ninetyFive, threads: 1).compare(totals)
    let (first, last) = (try #require(found.ranks[0]), try #require(found.ranks[2]))
    #expect(found.ranks[1] == nil)
    #expect(abs(first.expected + last.expected - 3) < 1e-9 && first.expected < last.expected)
  }

  @Test("compare: without an answer there is nothing to compare")
  func nobody() {
    let found = ComparisonAnalyzer(prior: nil, level: .ninetyFive, threads: 1).compare([.empty, .empty])
    #expect(found.pooling == nil && found.pooled.isEmpty && found.ranks.allSatisfy { $0 == nil })
  }

  @Test("assess: an account has a health where its groups are shown, and none where they are hidden")
  func hiddenHealth() throws {
    for (minimum, isShown) in [(1, true), (50, false)] {
      var plan = AnalysisPlan()
      plan.minimumResponses = minimum
      let groups = AccountGroups(survey: try RemarkGateTests.survey(), roster: nil)
      let assessed = HealthAnalyzer(plan: plan, level: .ninetyFive, threads: 1)
        .assess(groups, disclosure: try RemarkGateTests.disclosure(minimum: minimum))
      #expect(assessed.accounts.map { $0 != nil } == [isShown, isShown])
    }
  }
}
