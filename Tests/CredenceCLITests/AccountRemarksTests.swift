import Foundation
import Testing

/// What is said beside one account's page: the files' and the plan's remarks, and its own, but not those of others.
@Suite("The command and the remarks on one account")
struct AccountRemarksTests {
  static let answers = """
    account,role,score,revenue
    Alpha,DM,9,100
    Alpha,User,3,120
    Beta,DM,2,-50
    Beta,DM,4,
    Gamma,User,9,70

    """
  static let roster = """
    account,contacts_decision_maker,contacts_end_user,contacts_gatekeeper
    Alpha,2,3,1
    Beta,1,4,0
    Gamma,1,2,1

    """

  @Test(
    "weights of no role, revenue, roles never answered for and the portfolio are said, and end with status 2")
  func all() throws {
    let folder = try TemporaryFolder()
    let answers = try folder.write(Self.answers, to: "answers.csv")
    let roster = try folder.write(Self.roster, to: "roster.csv")
    let page = try Command.run(
      ["account", "Alpha", answers, "--accounts", roster, "--weights", "dm=0.6,endusr=0.4"])
    #expect(page.status == 2)
    for words in [
      "the role endusr has weight 0.4 and occurs in neither file nor roster",
      "answers.csv: 1 account has several revenues, the first counts: Alpha (line 3)",
      "answers.csv: 1 revenue is negative and left out: Beta (line 4)",
      "the roster has contacts of the role gatekeeper (first on roster line 2) and no answer has that role",
      "note: end-user has no weight: its answers inform",
    ] { #expect(page.errors.contains(words), "\(words) is not in:\n\(page.errors)") }
    // That Beta has more answers than contacts is Beta's own.
    #expect(!page.errors.contains("only 1 known contact"))
    let other = try Command.run(["account", "Beta", answers, "--accounts", roster])
    #expect(other.status == 2)
    #expect(
      other.errors.contains("the role decision maker has 2 answers but only 1 known contact (roster line 3)"))
    let quiet = try Command.run(["account", "Beta", answers, "--accounts", roster, "--quiet"])
    #expect(quiet.status == 2 && quiet.errors.isEmpty)
  }

  @Test("a portfolio of one account is said to be one, and nothing else is wrong with it")
  func alone() throws {
    let folder = try TemporaryFolder()
    let answers = try folder.write("account,role,score\nSolo,DM,9\nSolo,User,4\n", to: "answers.csv")
    let page = try Command.run(["account", "Solo", answers, "--details"])
    #expect(page.status == 0, "\(page.errors)")
    #expect(page.errors.contains("portfolio of 1: weak prior"))
  }

  @Test("of a remark many accounts share, analyze says five and the number of the others")
  func many() throws {
    let folder = try TemporaryFolder()
    let names = (1...8).map { "Account \($0)" }
    let answers = try folder.write(
      "account,role,score\n" + names.map { "\($0),DM,9\n\($0),DM,2\n" }.joined(), to: "answers.csv")
    let roster = try folder.write(
      "account,contacts_decision_maker\n" + names.map { "\($0),1\n" }.joined(), to: "roster.csv")
    let outcome = try Command.run(["analyze", answers, "--accounts", roster])
    #expect(outcome.status == 2)
    #expect(
      outcome.errors.components(separatedBy: "but only 1 known contact").count == 6, "\(outcome.errors)")
    #expect(outcome.errors.contains("warning: 3 more remarks of this kind: more-answers-than-contacts"))
  }
}
