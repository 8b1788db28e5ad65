import CredenceTestSupport
import Foundation
import Testing

@Suite("Remarks do not tell of hidden groups")
struct HiddenRemarksTests {
  static let answers = Fixtures.url("Reports/hidden_role_warning.csv").path
  static let roster = Fixtures.url("Reports/hidden_role_warning_roster.csv").path

  @Test("contacts in all against contacts by role: the difference would give the hidden decision makers")
  func contactsDisagree() throws {
    let folder = try TemporaryFolder()
    // By hand: Alpha has 2 decision makers, 4 influencers, 9 end users; the sum by roles is 16 only where a role's
    // answers stand in for its contacts.
    for command in [["analyze", Self.answers], ["account", "Alpha", Self.answers]] {
      for format in ["table", "json", "csv", "markdown"] {
        let arguments = command + ["--accounts", Self.roster, "--format", format]
        let (_, shown) = try PrivacyTests.everything(arguments, in: folder)
        #expect(shown.contains("16 by its roles"), "\(arguments)")
        let (_, hidden) = try PrivacyTests.everything(arguments + ["--min-n", "5"], in: folder)
        #expect(!hidden.contains("by its roles") && !hidden.contains("contacts-disagree"), "\(arguments)")
      }
    }
  }
}
