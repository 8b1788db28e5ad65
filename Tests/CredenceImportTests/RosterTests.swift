import CredenceSurvey
import Testing

@testable import CredenceImport

@Suite("Rosters and files of counts")
struct RosterTests {
  static func roster(_ text: String) throws -> ImportedRoster {
    try SurveyImporter(options: .test).readRoster(bytes: Array(text.utf8), name: "roster.csv")
  }

  @Test("one line per account: revenue, owner, contacts by role, attributes")
  func perAccount() throws {
    let roster = try Self.roster(
      "account,revenue,owner,contacts_decision_maker,contacts_end_user,region\nAcme,1.2M,Kim,2,10,EU\nBorealis,,Lee,,3,US\n"
    )
    #expect(roster.rowsKept == 2)
    #expect(
      roster.accounts == [
        Account(
          name: "Acme", revenue: 1_200_000, owner: "Kim", contactsByRole: [.decisionMaker: 2, .endUser: 10],
          attributes: [Account.Attribute(name: "region", value: "EU")]),
        Account(
          name: "Borealis", owner: "Lee", contactsByRole: [.endUser: 3],
          attributes: [Account.Attribute(name: "region", value: "US")]),
      ])
    #expect(roster.accounts.map(\.knownContacts) == [12, 3])
  }

  @Test("one line per contact, each counted once")
  func perContact() throws {
    let roster = try Self.roster(
      "account,respondent,role\nAcme,ann@x,DM\nAcme,bob@x,user\nAcme,bob@x,user\nBorealis,cid@x,\n")
    #expect(roster.accounts[0].contactsByRole == [.decisionMaker: 1, .endUser: 1])
    #expect(roster.accounts[1].contactsByRole == [.unknown: 1])
    #expect(roster.warnings.map(\.code) == ["repeated-contacts"])
  }

  @Test("what a roster says twice is told with its lines")
  func repeats() throws {
    let one = try Self.roster("account,respondent\nAcme,ann\nAcme,ann\n")
    #expect(one.warnings == [Diagnostic(ImportFact.repeatedContacts(lines: [3]))])
    let many = try Self.roster(
      "account,respondent\n" + String(repeating: "Acme,ann\n", count: 8))
    #expect(many.warnings == [Diagnostic(ImportFact.repeatedContacts(lines: Array(3...9)))])
    let negative = try Self.roster("account,revenue\nAcme,-5\n")
    #expect(
      negative.warnings == [
        Diagnostic(
          ImportFact.negativeRevenue(1, first: [ImportFact.PlacedAccount(name: "Acme", line: 2)]))
      ])
  }

  private static func conflict(
    _ field: ImportFact.RosterField, _ line: Int, _ kept: String, of keptLine: Int, not found: String
  ) -> ImportFact.RosterConflict {
    ImportFact.RosterConflict(
      field: field, account: "A", line: line, kept: kept, keptLine: keptLine, found: found)
  }

  @Test("the roster's names that the file has under another spelling, and no others")
  func resemblances() throws {
    let roster = try Self.roster("account\nACME\nBorealis\nCobald Systems\nSite 2\nDelta\nDELTA\n")
    let names = ["Acme", "Borealis", "borealis", "Cobalt Systems", "Site 1", "Delta"]
    #expect(
      roster.resemblances(to: names) == [
        NearDuplicate(first: "Acme", second: "ACME"),
        NearDuplicate(first: "Cobalt Systems", second: "Cobald Systems"),
      ])
    #expect(roster.resemblances(to: roster.accounts.map(\.name)).isEmpty)
  }

  @Test("negative and unreadable counts, blank accounts and bad revenue are errors of their row")
  func badRows() throws {
    let roster = try Self.roster("account,contacts,revenue\nA,-1,5\nB,many,5\n,3,5\nC,4,lots\nD,5,6\nE,6\n\n")
    #expect(roster.accounts.map(\.name) == ["D"])
    let found = roster.rejections.map { "\($0.reason.rawValue) \($0.examples.map(\.line))" }
    #expect(
      found == [
        "account-missing [4]", "blank-row [8]", "count-negative [2]", "count-unreadable [3]",
        "ragged-row [7]",
        "revenue-unreadable [5]",
      ])
    #expect(roster.rowsRead == 7 && roster.rowsKept == 1)
  }

  @Test("a contradicting line is named, and the first one counts")
  func conflicts() throws {
    let roster = try Self.roster("account,revenue,contacts\nA,100,5\nA,200,5\n")
    #expect(roster.accounts == [Account(name: "A", revenue: 100, contacts: 5)])
    let conflict = Self.conflict(.revenue, 3, "100", of: 2, not: "200")
    #expect(
      roster.warnings.contains(Diagnostic(ImportFact.conflictingRoster(1, first: [conflict]))))
  }

  @Test("lines of accounts and of roles, also where a value comes on a later line")
  func lines() throws {
    let roster = try Self.roster(
      "account,revenue,owner,contacts_decision_maker,contacts_end_user\nA,5,,1,\nB,,,,2\nA,6,Kim,1,4\nA,5,Lee,2,3\n"
    )
    #expect(roster.accountLines == [2, 3])
    #expect(roster.line(of: .decisionMaker, at: 0) == 2 && roster.line(of: .endUser, at: 0) == 4)
    #expect(roster.line(of: .endUser, at: 1) == 3 && roster.line(of: .decisionMaker, at: 1) == nil)
    #expect(roster.firstRoleLines == [.decisionMaker: 2, .endUser: 3])
    let fact = try #require(
      roster.warnings.compactMap { $0.fact as? ImportFact }.first { $0.code == "conflicting-roster" })
    guard case .conflictingRoster(4, let conflicts) = fact else {
      Issue.record("\(fact)")
      return
    }
    for conflict in [
      Self.conflict(.revenue, 4, "5", of: 2, not: "6"),
      Self.conflict(.owner, 5, "Kim", of: 4, not: "Lee"),
      Self.conflict(.contactsOf(.decisionMaker), 5, "1", of: 2, not: "2"),
      Self.conflict(.contactsOf(.endUser), 5, "4", of: 4, not: "3"),
    ] {
      #expect(conflicts.contains(conflict), "\(conflict)")
    }
  }

  @Test("a line of one word is torn off, not blank")
  func oneCell() throws {
    let roster = try Self.roster("account,revenue\nA,5\n\nB\nC,6\n")
    #expect(roster.accounts.map(\.name) == ["A", "C"])
    #expect(roster.rejections.map(\.reason) == [.blankRow, .raggedRow])
  }

  @Test("a roster without accounts is refused")
  func noAccounts() {
    #expect(throws: ImportError.self) { try Self.roster("colour,shape\nred,round\n") }
  }

  @Test("what a tally writes is read back")
  func tallyFile() throws {
    let survey = try BadRowsTests.read(
      """
      account,role,wave,promoters,passives,detractors,population
      Acme,decision-maker,2025,1,0,2,4
      Acme,end-user,2025,5,1,0,
      Borealis,end-user,2025,72%,1,0,
      Borealis,influencer,2025,Not Available,1,0,
      Borealis,unknown,2025,3,1,1,2
      Acme,end-user,2025,1,0,0,
      Cobalt,end-user,2025,-1,0,0,

      """)
    #expect(survey.report.layout == .tally)
    #expect(
      survey.tally.counts("Acme", role: .decisionMaker)
        == ScoreCounts(promoters: 1, passives: 0, detractors: 2, population: 4))
    #expect(
      survey.tally.counts("Acme", role: .endUser) == ScoreCounts(promoters: 6, passives: 1, detractors: 0))
    #expect(survey.tally.waves == ["2025"])
    #expect(
      survey.report.rejections.map(\.reason) == [
        .countNegative, .countNotAvailable, .countPercent, .countsDisagree,
      ])
    #expect(survey.report.rowsRead == 7 && survey.report.rowsKept == 3)
    #expect(survey.report.warnings.contains { $0.code == "repeated-groups" })
    #expect(survey.accounts.map(\.name) == ["Acme", "Borealis", "Cobalt"])
  }

  @Test("conflicting revenue within a survey file is named by account and line")
  func surveyRevenue() throws {
    let survey = try BadRowsTests.read("account,score,revenue\nA,9,100\nA,8,100\nA,7,\"1,200.50\"\nB,,50\n")
    #expect(survey.accounts.map(\.revenue) == [100, 50])
    let place = ImportFact.PlacedAccount(name: "A", line: 4)
    #expect(
      survey.report.warnings.contains(Diagnostic(ImportFact.conflictingRevenue(1, first: [place]))))
  }
}
