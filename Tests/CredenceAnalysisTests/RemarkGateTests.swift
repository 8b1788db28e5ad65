import CredenceImport
import CredenceRegression
import CredenceSurvey
import Testing

@testable import CredenceAnalysis

@Suite("Remarks are hidden by their subjects")
struct RemarkGateTests {
  static func disclosure(minimum: Int) throws -> Disclosure {
    let groups = AccountGroups(survey: try Self.survey(), roster: nil)
    return Disclosure(groups, satisfaction: SatisfactionTally(nil), minimum: minimum)
  }

  /// Two accounts of 2 decision makers and 6 users each.
  static func survey() throws -> ImportedSurvey {
    var text = "account,role,score\n"
    for account in ["A", "B"] {
      for score in [2, 9] { text += "\(account),DM,\(score)\n" }
      for score in [2, 9, 8, 3, 10, 7] { text += "\(account),User,\(score)\n" }
    }
    return try SurveyImporter(options: ImportOptions(today: Timestamp(seconds: 1_800_000_000))).read(
      bytes: Array(text.utf8), name: "test.csv")
  }

  struct Told: DiagnosticFact {
    let subjects: [Diagnostic.Subject]
    var severity: Diagnostic.Severity { .warning }
    var code: Diagnostic.Code { "test" }
  }

  @Test("a role's remark goes with the role, a driver's with the driver, whatever its words are")
  func subjects() throws {
    let disclosure = try Self.disclosure(minimum: 5)
    let role = Diagnostic(Told(subjects: [.role(.decisionMaker)]))
    #expect(!disclosure.shows(role, at: 0) && disclosure.hides(.decisionMaker, at: 0))
    let driver = Diagnostic(Told(subjects: [.driver("Price"), .driver("Ease")]))
    #expect(disclosure.shows(driver) && !disclosure.shows(driver, hiddenDrivers: ["Ease"]))
    // A name that is no subject hides nothing: here it is a question's.
    let question = Diagnostic(Told(subjects: [.column("Ease")]))
    #expect(disclosure.shows(question, hiddenDrivers: ["Ease"]) && disclosure.shows(question, at: 0))
    #expect(try Self.disclosure(minimum: 1).shows(role, at: 0))
  }
}
