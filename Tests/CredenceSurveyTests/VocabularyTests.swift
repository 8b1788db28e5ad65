import Testing

@testable import CredenceSurvey

@Suite("Vocabulary")
struct VocabularyTests {
  @Test("0...10 falls into classes at 7 and 9")
  func classes() {
    let scale = ScoreScale.likelihoodToRecommend
    let classes = (-1...11).map { scale.loyaltyClass(of: $0) }
    let detractors = Array(repeating: LoyaltyClass?.some(.detractor), count: 7)
    #expect(classes == [nil] + detractors + [.passive, .passive, .promoter, .promoter, nil])
  }

  @Test("levels outside (0, 1) cannot be built, and percents are recognised")
  func levels() throws {
    for illegal in [0, 1, -0.1, 95, Double.nan, .infinity] {
      #expect(throws: IllegalLevelError.self) { try ConfidenceLevel(illegal) }
    }
    #expect(IllegalLevelError(value: 95).description.contains("0.95"))
    #expect(try ConfidenceLevel(0.95) == .ninetyFive)
  }

  @Test("role names are folded to kebab case and ordered")
  func roles() {
    #expect(Role(rawValue: " Decision_Maker ") == .decisionMaker)
    #expect(Role(rawValue: "END  user!") == .endUser)
    #expect(Role(rawValue: "--").rawValue == "unknown")
    let sorted = [Role.unknown, Role(rawValue: "buyer"), .endUser, .decisionMaker].sorted()
    #expect(sorted == [.decisionMaker, .endUser, Role(rawValue: "buyer"), .unknown])
  }

  @Test("dates: every day of 1600...2400 goes to a moment and back, and impossible ones are refused")
  func calendar() throws {
    var expected = Timestamp(year: 1600, month: 1, day: 1).day
    for year in 1600...2400 {
      for month in 1...12 {
        for day in 1...31 {
          guard let moment = Timestamp(validating: year, month: month, day: day) else { continue }
          #expect(moment.day == expected)
          expected += 1
        }
      }
    }
    // The Gregorian cycle of 400 years has 146,097 days; 1600...2400 is two of them and the leap year 2400.
    let first = Timestamp(year: 1600, month: 1, day: 1).day
    #expect(expected - first == 2 * 146_097 + 366)
    #expect(Timestamp(validating: 2025, month: 2, day: 29) == nil)
    #expect(Timestamp(year: 2024, month: 2, day: 29).description == "2024-02-29")
    #expect(Timestamp(validating: 1900, month: 2, day: 29) == nil)
    #expect(Timestamp(year: 1970, month: 1, day: 1).seconds == 0)
    // date -u -d 2025-03-01T09:02:00Z +%s
    #expect(Timestamp(year: 2025, month: 3, day: 1, hour: 9, minute: 2).seconds == 1_740_819_720)
    #expect(Timestamp(seconds: 1_740_819_720).description == "2025-03-01T09:02:00")
    #expect(Timestamp(seconds: -1).description == "1969-12-31T23:59:59")
  }

  @Test("satisfaction: top two steps, mean and variance")
  func satisfaction() {
    var counts = SatisfactionCounts(scale: .fivePoint)
    for rating in [5, 5, 4, 3, 1] { counts.add(rating: rating) }
    #expect(counts.topTwo == ProportionCounts(successes: 3, trials: 5))
    #expect(counts.mean == 3.6)
    #expect(counts.variance.map { abs($0 - 2.8) < 1e-12 } == true)
    #expect(SatisfactionCounts(scale: .fivePoint).mean == nil)
  }

  @Test("categories keep first appearance and blanks")
  func categories() {
    var column = CategoricalColumn(["b", nil, "a", "b"])
    #expect(column.levels == ["b", "a"])
    #expect(column.codes == [0, nil, 1, 0])
    column.append(code: 1)
    #expect(column[4] == "a" && column[1] == nil)
  }
}
