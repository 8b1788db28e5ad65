import CredenceSurvey
import Testing

@testable import CredenceRegression

@Suite("Who was asked")
struct RoutingCheckTests {
  @Test("the chance of no tick in a class, against every way the ticks can fall", arguments: 1...8)
  func chance(rows: Int) {
    for ticks in 0...rows {
      let ways = (0..<(1 << rows)).filter { $0.nonzeroBitCount == ticks }
      for own in 0...rows {
        let none = ways.count { $0 & ((1 << own) - 1) == 0 }
        let expected = Double(none) / Double(ways.count)
        #expect(abs(RoutingCheck.chanceOfNone(in: own, ticks: ticks, of: rows) - expected) < 1e-12)
      }
    }
  }

  /// Two options of one question; everybody but the class given ticks one or the other.
  static func survey(silent: LoyaltyClass, of count: Int, question: String?) -> SurveyFixture {
    var survey = SurveyFixture()
    let order: [LoyaltyClass] = [.promoter, .passive, .detractor]
    let others = order.filter { $0 != silent }
    survey.classes = (0..<40).map { others[$0 % 2] } + Array(repeating: silent, count: count)
    survey.accounts = CategoricalColumn((0..<40 + count).map { "A\($0 % 9)" })
    for option in 0..<2 {
      survey.drivers.append(
        DriverColumn(
          name: ["Price", "Speed"][option],
          ticks: (0..<40 + count).map { $0 < 40 && $0 / 2 % 2 == option ? .selected : .notSelected },
          question: question))
    }
    return survey
  }

  @Test("a class without a tick in the question is refused as never shown", arguments: LoyaltyClass.allCases)
  func refused(silent: LoyaltyClass) throws {
    let error = RegressionError.neverTicked(
      question: "Why", by: silent.rawValue, answers: 20, others: 40, ofOthers: 40)
    #expect(throws: error) { try Self.survey(silent: silent, of: 20, question: "Why").design() }
  }

  @Test(
    "few answers may all have ticked nothing; more are warned of; a file that says who was asked is believed")
  func passed() throws {
    let few = try Self.survey(silent: .detractor, of: 0, question: "Why").design()
    #expect(!few.diagnostics.contains { $0.code == "class-without-ticks" })
    // Of 42 rows 40 tick: none of the last two with chance 1 in 861.
    let some = try Self.survey(silent: .detractor, of: 2, question: "Why").design()
    let doubt = RegressionFact.classWithoutTicks(.detractor, answers: 2, question: "Why")
    #expect(some.diagnostics.contains(Diagnostic(doubt)))
    let marked = try Self.survey(silent: .detractor, of: 20, question: nil).design()
    #expect(!marked.diagnostics.contains { $0.code == "class-without-ticks" })
  }

  @Test("a class that ticks only one of the options was asked")
  func oneOption() throws {
    var survey = Self.survey(silent: .detractor, of: 20, question: "Why")
    survey.drivers.append(
      DriverColumn(
        name: "Outage", ticks: (0..<60).map { $0 >= 45 ? .selected : .notSelected }, question: "Why"))
    #expect(try survey.design().facts.count == 3)
  }

  @Test("a question marked as not asked of a class is refused by the question's name")
  func notAsked() throws {
    var survey = Self.survey(silent: .detractor, of: 20, question: nil)
    survey.drivers = ["Price", "Speed"].enumerated().map { place, name in
      DriverColumn(
        name: name,
        ticks: (0..<60).map { $0 >= 40 ? .notAsked : $0 / 2 % 2 == place ? .selected : .notSelected },
        question: "Why")
    }
    #expect(throws: RegressionError.neverShown(driver: "Why", to: "detractor")) { try survey.design() }
  }
}
