import CredenceSurvey
import Testing

@testable import CredenceAnalysis

/// What a reader may take for the number of contacts, by hand from roster and answers.
@Suite("Contacts against answers")
struct ContactCountsTests {
  static func answers(_ responses: Int) -> ScoreCounts {
    ScoreCounts(promoters: responses, passives: 0, detractors: 0)
  }

  /// The contacts of an account whose roster line is 2 and whose roster counts three roles.
  static func contacts(
    _ known: [Role: Int], all: Int? = nil, answered: [Role: Int], isPerContact: Bool = false
  ) -> ContactCounts {
    return ContactCounts(
      Account(name: "Gamma", contactsByRole: known, contacts: all),
      total: answers(answered.values.reduce(0, +)), roles: answered.mapValues(answers),
      place: ContactCounts.RosterPlace(
        line: 2, roleLine: { known[$0] == nil ? nil : 2 }, countedRoles: isPerContact ? [] : Role.seeded))
  }

  static func codes(_ contacts: ContactCounts) -> [String] {
    contacts.roleDiagnostics.map { "\($0.role.rawValue) \($0.remark.code) \($0.remark.severity)" }
      + contacts.diagnostics.map { "\($0.code) \($0.severity)" }
  }

  @Test("agreeing numbers: the account's is their sum, also over a role nobody answered for")
  func sum() {
    let found = Self.contacts(
      [.decisionMaker: 2, .influencer: 3, .endUser: 3], answered: [.decisionMaker: 1, .endUser: 3])
    #expect(found.total.population == 8 && found.roles[.influencer]?.population == 3)
    #expect(Self.codes(found).isEmpty)
  }

  @Test("a role whose number is refused leaves the account's unknown: no census, no narrowed interval")
  func refused() {
    // Its one decision maker is silent, and of the end users there are two.
    let census = Self.contacts([.decisionMaker: 1, .influencer: 0, .endUser: 1], answered: [.endUser: 2])
    #expect(census.total.population == nil && census.roles[.endUser]?.population == nil)
    #expect(census.roles[.decisionMaker]?.population == 1)
    #expect(Self.codes(census) == ["end-user more-answers-than-contacts warning"])
    // Seven answers of eight contacts, five of them from three end users.
    let most = Self.contacts(
      [.decisionMaker: 2, .influencer: 3, .endUser: 3],
      answered: [.decisionMaker: 1, .influencer: 1, .endUser: 5])
    #expect(most.total.population == nil && most.roles[.influencer]?.population == 3)
  }

  @Test("no contacts and some answers are more answers than contacts, in a role and in all")
  func none() throws {
    let found = Self.contacts(
      [.decisionMaker: 0, .influencer: 0, .endUser: 3], answered: [.decisionMaker: 2])
    #expect(Self.codes(found) == ["decision-maker more-answers-than-contacts warning"])
    #expect(found.roles[.decisionMaker]?.population == nil && found.total.population == nil)
    #expect(
      found.roleDiagnostics.first?.remark
        == Diagnostic(
          AnalysisFact.moreAnswersThanContacts(
            .decisionMaker, answers: 2, contacts: 0, line: 2, alsoOfAccount: true)))
    let all = Self.contacts([:], all: 0, answered: [.endUser: 1])
    #expect(Self.codes(all) == ["more-answers-than-contacts warning"] && all.total.population == nil)
  }

  @Test("a blank cell is a number nobody knows, and is said; a 0 is a number")
  func blank() {
    let nonrespondents = Self.contacts(
      [.decisionMaker: 1, .endUser: 1], answered: [.decisionMaker: 1, .endUser: 1])
    #expect(
      nonrespondents.total.population == nil
        && Self.codes(nonrespondents) == ["influencer contacts-incomplete note"])
    let none = Self.contacts(
      [.decisionMaker: 1, .influencer: 0, .endUser: 1], answered: [.decisionMaker: 1, .endUser: 1])
    #expect(none.total.population == 2 && Self.codes(none).isEmpty)
    let heard = Self.contacts([.decisionMaker: 1, .endUser: 1], answered: [.influencer: 1, .endUser: 1])
    #expect(heard.total.population == nil && Self.codes(heard) == ["influencer contacts-incomplete warning"])
  }

  @Test("a roster of contacts that has a respondent under another role than the answers do is no census")
  func otherRole() {
    let found = Self.contacts(
      [.endUser: 3], answered: [.decisionMaker: 1, .influencer: 1, .endUser: 1], isPerContact: true)
    #expect(found.total.population == nil)
    #expect(
      Self.codes(found) == [
        "decision-maker contacts-incomplete warning", "influencer contacts-incomplete warning",
      ])
    // A contact without a role may be the decision maker who answered, and an answer without one any contact's.
    let open = Self.contacts(
      [.endUser: 1, .unknown: 1], answered: [.decisionMaker: 1], isPerContact: true)
    #expect(open.total.population == 2 && Self.codes(open).isEmpty)
    let nameless = Self.contacts([.endUser: 2], answered: [.endUser: 1, .unknown: 1], isPerContact: true)
    #expect(nameless.total.population == 2 && Self.codes(nameless).isEmpty)
  }

  @Test("a number for all holds unless the roles or the answers are more")
  func stated() {
    let held = Self.contacts([.decisionMaker: 1], all: 9, answered: [.decisionMaker: 2, .influencer: 1])
    #expect(held.total.population == 9)
    #expect(Self.codes(held) == ["decision-maker more-answers-than-contacts warning"])
    let fewer = Self.contacts([.decisionMaker: 2, .endUser: 3], all: 4, answered: [.endUser: 1])
    #expect(fewer.total.population == nil && Self.codes(fewer) == ["contacts-disagree warning"])
    // A silent decision maker and two end users are three.
    let nonrespondents = Self.contacts([.decisionMaker: 1], all: 2, answered: [.endUser: 2])
    #expect(
      nonrespondents.total.population == nil && Self.codes(nonrespondents) == ["contacts-disagree warning"])
  }

  @Test("without roles in the file the roster's numbers are summed")
  func withoutRoles() {
    let account = Account(name: "A", contactsByRole: [.decisionMaker: 1, .endUser: 2])
    let found = ContactCounts(account, total: Self.answers(2), roles: nil, place: nil)
    #expect(found.total.population == 3 && found.roles.isEmpty)
  }

  @Test(
    "three roles, 0 to 2 contacts or a blank, 0 to 2 answers: known where all are counted and none contradicted"
  )
  func everySmallCase() {
    for code in 0..<(64 * 27) {
      // 3 stands for a blank cell.
      let known = [code % 4, code / 4 % 4, code / 16 % 4]
      let answered = [code / 64 % 3, code / 192 % 3, code / 576 % 3]
      var contacts: [Role: Int] = [:]
      var answers: [Role: Int] = [:]
      for (place, role) in Role.seeded.enumerated() {
        if known[place] < 3 { contacts[role] = known[place] }
        if answered[place] > 0 { answers[role] = answered[place] }
      }
      let isSure = zip(known, answered).allSatisfy { $0 < 3 && $1 <= $0 }
      let found = Self.contacts(contacts, answered: answers)
      #expect(found.total.population == (isSure ? known.reduce(0, +) : nil), "\(known) \(answered)")
      #expect(
        isSure || contacts.isEmpty || !Self.codes(found).isEmpty, "\(known) \(answered): nothing is said")
    }
  }
}
