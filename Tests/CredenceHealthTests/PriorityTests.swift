import CredenceSurvey
import Testing

@testable import CredenceHealth

@Suite("Revenue at risk")
struct PriorityTests {
  static let answered = ScoreCounts(promoters: 1, passives: 2, detractors: 1)

  @Test("is revenue times the probability of being unhealthy; silence is kept apart")
  func expected() {
    let risk = RevenueAtRisk(
      [
        .init(revenue: 100, counts: Self.answered, probabilityBelowZero: 0.25),
        .init(revenue: 40, counts: .empty, probabilityBelowZero: 0.4),
        .init(revenue: nil, counts: Self.answered, probabilityBelowZero: 0.9),
        .init(revenue: 200, counts: Self.answered, probabilityBelowZero: 0.5),
      ], level: .ninetyFive, seed: 1)
    #expect(risk.perAccount == [25, nil, nil, 100])
    #expect(risk.expected == 125 && risk.silentRevenue == 40 && risk.answeredRevenue == 300)
    // 0 with .375, 100 with .125, 200 with .375, 300 with .125: the tails of .025 end at 0 and 300.
    #expect(risk.interval?.lower == 0 && risk.interval?.upper == 300)
  }

  @Test("the total's distribution agrees with the exact one over all subsets")
  func distribution() throws {
    let parts: [(Double, Double)] = [
      (10, 0.1), (25, 0.5), (31, 0.35), (44, 0.8), (58, 0.2), (63, 0.05), (70, 0.6), (85, 0.4), (92, 0.15),
      (120, 0.3),
    ]
    var outcomes: [(Double, Double)] = []
    for subset in 0..<(1 << parts.count) {
      var (total, probability) = (0.0, 1.0)
      for (place, part) in parts.enumerated() {
        let lost = subset >> place & 1 == 1
        total += lost ? part.0 : 0
        probability *= lost ? part.1 : 1 - part.1
      }
      outcomes.append((total, probability))
    }
    let risk = RevenueAtRisk(
      parts.map { .init(revenue: $0.0, counts: Self.answered, probabilityBelowZero: $0.1) },
      level: .ninety, seed: 7)
    let interval = try #require(risk.interval)
    func below(_ value: Double) -> Double {
      outcomes.filter { $0.0 <= value + 1e-9 }.reduce(0) { $0 + $1.1 }
    }
    // 20,000 draws: five standard errors of a probability of .05 are .008; an atom more is at most .01 here.
    #expect(abs(below(interval.lower) - 0.05) < 0.018 && abs(below(interval.upper) - 0.95) < 0.018)
    #expect(abs(risk.expected - parts.reduce(0) { $0 + $1.0 * $1.1 }) < 1e-9)
  }

  @Test("the fixed constants are named and have no distribution")
  func fixed() {
    let risk = RevenueAtRisk(
      [.init(revenue: 100, counts: Self.answered, probabilityBelowZero: 0.25)], rule: .fixed5030,
      level: .ninetyFive, seed: 1)
    // A quarter detractors at 50%, a half passives at 30%.
    #expect(abs(risk.expected - 27.5) < 1e-12 && risk.interval == nil)
  }

  @Test("quarters are probabilities of membership that add up to the accounts and their revenue")
  func quadrants() throws {
    let quadrants = try #require(
      RevenueQuadrants([(10, 0.9), (20, 0.2), (40, 0.6), (100, 0.5)]))
    #expect(quadrants.medianRevenue == 30)
    #expect(abs(quadrants.quarters.reduce(0) { $0 + $1.accounts } - 4) < 1e-12)
    #expect(abs(quadrants.quarters.reduce(0) { $0 + $1.revenue } - 170) < 1e-12)
    #expect(abs(quadrants.quarters[0].revenue - (0.4 * 40 + 0.5 * 100)) < 1e-12)
    #expect(RevenueQuadrants([]) == nil)
  }
}
