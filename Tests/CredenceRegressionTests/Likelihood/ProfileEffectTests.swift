import CredenceLinearAlgebra
import CredenceProbability
import CredenceSurvey
import Testing

@testable import CredenceRegression

@Suite("Effects from the profile")
struct ProfileEffectTests {
  /// 42 answers, in the order of the reference: class, two drivers, how many. The first is ticked by detractors alone.
  static let cells: [(Int, Double, Double, Int)] = [
    (0, 1, 0, 4), (0, 1, 1, 1), (0, 0, 0, 6), (0, 0, 1, 3), (1, 0, 0, 8), (1, 0, 1, 4), (2, 0, 0, 9),
    (2, 0, 1, 7),
  ]

  static func survey(accounts: Int) -> SurveyFixture {
    var survey = SurveyFixture()
    var (first, second) = ([DriverSelection](), [DriverSelection]())
    for (loyalty, one, other, count) in cells {
      for _ in 0..<count {
        survey.classes.append([.detractor, .passive, .promoter][loyalty])
        first.append(one == 1 ? .selected : .notSelected)
        second.append(other == 1 ? .selected : .notSelected)
      }
    }
    survey.drivers = [
      DriverColumn(name: "first", ticks: first), DriverColumn(name: "second", ticks: second),
    ]
    survey.accounts = CategoricalColumn(survey.classes.indices.map { "\($0 % accounts)" })
    return survey
  }

  /// Estimate, limits and p-value by scipy: the penalised likelihood climbed by Nelder and Mead, its fall of t^2/2 found
  /// by Brent, the effect's variance from the inverse of the information with the coefficient held.
  @Test("against scipy: a separated driver of independent answers")
  func golden() throws {
    let survey = Self.survey(accounts: 42)
    let second = try SecondOpinion(try survey.design())
    #expect(second.separations.map(\.term) == ["first"])
    let effect = try #require(second.effects.first { $0.name == "first" })
    #expect(abs(effect.estimate + 105.984_838_8) < 1e-4)
    #expect(effect.degreesOfFreedom == 38)
    #expect(abs(effect.lower + 146.047_675_2) < 1e-3)
    #expect(abs(effect.upper + 43.774_519_6) < 1e-3)
    #expect(abs(try #require(effect.pValue) - 0.003_997_494) < 1e-6)
    // Residuals alone would say it is known to a few points.
    let sandwich = try second.fit.clusterSandwich(try survey.design().clusters)
    let old = second.fit.averageMarginalEffects(of: ["first"]).estimates(sandwich)[0]
    #expect(effect.upper - effect.lower > 1.3 * (old.upper - old.lower))
    #expect(second.effects.contains { $0.name == "second" })
  }

  @Test("the answers of an account are alike: fewer accounts, a wider interval; p and interval agree on zero")
  func accounts() throws {
    let wide = try SecondOpinion(try Self.survey(accounts: 7).design())
    let narrow = try SecondOpinion(try Self.survey(accounts: 42).design())
    let (few, many) = (
      try #require(wide.effects.first { $0.name == "first" }),
      try #require(narrow.effects.first { $0.name == "first" })
    )
    #expect(few.degreesOfFreedom == 6 && few.upper - few.lower > many.upper - many.lower)
    for effect in [few, many] {
      #expect((effect.upper < 0) == (try #require(effect.pValue) < 0.05))
    }
  }
}
