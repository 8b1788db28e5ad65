import CredenceSurvey
import Testing

@testable import CredenceImport

@Suite("Role names")
struct RoleAliasesTests {
  @Test(
    "rule 7's table in any case, spacing and hyphenation",
    arguments: [
      ("DM", Role.decisionMaker), ("Decision Maker", .decisionMaker), ("decision-maker", .decisionMaker),
      ("decision_maker", .decisionMaker), ("C-Suite", .decisionMaker), ("executive", .decisionMaker),
      ("Economic Buyer", .decisionMaker), ("sponsor", .decisionMaker), ("C-level", .decisionMaker),
      ("A", .decisionMaker), ("strategic", .decisionMaker), ("A/strategic", .decisionMaker),
      ("champion", .influencer), ("Managers", .influencer), ("b", .influencer), ("B - Tactical", .influencer),
      ("Influencer", .influencer), ("End user", .endUser), ("end users", .endUser), ("USER", .endUser),
      ("operational", .endUser), ("EU", .endUser), ("inf", .influencer), (" C ", .endUser),
      ("end_user", .endUser),
      ("Entscheidungstra\u{308}ger", .decisionMaker),
      ("U", .unknown), ("Unknown", .unknown),
    ])
  func known(text: String, role: Role) {
    #expect(RoleAliases.standard.knownRole(of: text) == role)
    #expect(RoleAliases.standard.role(of: text) == role)
  }

  @Test("an unknown role stays its own level; a blank is none")
  func unknown() {
    #expect(RoleAliases.standard.role(of: "Systems Architect") == Role(rawValue: "systems-architect"))
    #expect(RoleAliases.standard.knownRole(of: "Systems Architect") == nil)
    #expect(RoleAliases.standard.role(of: " ") == nil)
    #expect(RoleAliases.standard.role(of: "N/A") == nil)
  }

  @Test("the table can be extended and a spelling given another meaning")
  func extending() {
    var aliases = RoleAliases.standard
    aliases.add("Procurement", as: Role(rawValue: "buying-centre"))
    aliases.add("manager", as: .decisionMaker)
    #expect(aliases.role(of: "PROCUREMENT") == Role(rawValue: "buying-centre"))
    #expect(aliases.role(of: "managers") == .decisionMaker)
  }
}
