import CredenceHealth
import CredenceSurvey
import Testing

@Suite("Role weights")
struct RoleWeightsTests {
  @Test("are taken as given where they sum to 1, in the order of roles")
  func legal() throws {
    let weights = try RoleWeights([.endUser: 0.2, .decisionMaker: 0.7, .influencer: 0.1])
    #expect(weights.roles == [.decisionMaker, .influencer, .endUser])
    #expect(weights[.decisionMaker] == 0.7 && weights[.unknown] == 0)
  }

  @Test("are refused where they do not sum to 1 or are negative")
  func illegal() {
    #expect(throws: RoleWeightsError.self) { try RoleWeights([.decisionMaker: 0.5, .endUser: 0.6]) }
    #expect(throws: RoleWeightsError.illegalWeight(.endUser, -0.1)) {
      try RoleWeights([.decisionMaker: 1.1, .endUser: -0.1])
    }
    #expect(throws: RoleWeightsError.empty) { try RoleWeights([:]) }
  }
}
