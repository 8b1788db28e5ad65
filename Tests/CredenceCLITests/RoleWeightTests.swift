import Foundation
import Testing

@Suite("The command and role weights")
struct RoleWeightTests {
  static let data = "account,role,score\nAcme,DM,9\nAcme,User,3\nAcme,Manager,5\n"

  /// The weights the report says it was made with.
  static func weights(_ arguments: [String]) throws -> Any? {
    let outcome = try Command.run(arguments + ["--format", "json"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let report = try JSONSerialization.jsonObject(with: outcome.outputBytes) as? [String: Any]
    let plan = (report?["provenance"] as? [String: Any])?["plan"] as? [String: Any]
    return plan?["roleWeights"]
  }

  @Test("by any name of a role, by option and by plan; the option wins")
  func read() throws {
    let folder = try TemporaryFolder()
    let data = try folder.write(Self.data, to: "data.csv")
    let usual = ["decision-maker": 0.5, "influencer": 0.3, "end-user": 0.2]
    #expect(try Self.weights(["analyze", data]) as? [String: Double] == usual)
    let other = ["decision-maker": 0.25, "influencer": 0.25, "end-user": 0.5]
    #expect(
      try Self.weights(["analyze", data, "--weights", "dm=0.25, Influencers=.25 ,End User=0.5"])
        as? [String: Double] == other)
    #expect(try Self.weights(["account", "Acme", data, "--weights", "equal"]) as? String == "equal")
    let plan = try folder.write(
      "{\"roleWeights\": {\"decision maker\": 0.25, \"boss\": 0.75}, \"roleAliases\": {\"Boss\": \"end-user\"}}",
      to: "plan.json")
    #expect(
      try Self.weights(["analyze", data, "--plan", plan]) as? [String: Double]
        == ["decision-maker": 0.25, "end-user": 0.75])
    #expect(try Self.weights(["analyze", data, "--plan", plan, "--weights", "Equal"]) as? String == "equal")
  }

  @Test(
    "what cannot be is refused, naming the option",
    arguments: [
      ("dm=0.5,user=0.4", "sum to 0.9"), ("dm=1.5,user=-0.5", "end-user is -0.5"), ("dm", "role=weight"),
      ("dm=half,user=0.5", "role=weight"), ("dm=0.5,,user=0.5", "role=weight"), ("", "role=weight"),
      ("dm=0.5,Decider=0.5", "twice"), ("=1", "role=weight"), ("dm=nan", "nan"),
    ])
  func refused(text: String, word: String) throws {
    let folder = try TemporaryFolder()
    let data = try folder.write(Self.data, to: "data.csv")
    let outcome = try Command.run(["analyze", data, "--weights", text])
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("--weights") && outcome.errors.contains(word), "\(outcome.errors)")
  }

  @Test(
    "and naming the plan file",
    arguments: [
      ("{\"dm\": 0.5}", "sum to 0.5"), ("{\"dm\": -1, \"user\": 2}", "decision-maker is -1"),
      ("\"same\"", "\"equal\""), ("[1, 2]", "\"equal\""), ("{}", "no role weights"),
      ("{\"dm\": 0.5, \"decider\": 0.5}", "twice"),
    ])
  func refusedPlan(value: String, word: String) throws {
    let folder = try TemporaryFolder()
    let data = try folder.write(Self.data, to: "data.csv")
    let plan = try folder.write("{\"roleWeights\": \(value)}", to: "plan.json")
    let outcome = try Command.run(["analyze", data, "--plan", plan])
    #expect(outcome.status == 65)
    for expected in ["plan.json", "roleWeights", word] {
      #expect(outcome.errors.contains(expected), "\(outcome.errors)")
    }
  }

  @Test("a weighted role that nobody has is most likely misspelt: a warning")
  func misspelt() throws {
    let folder = try TemporaryFolder()
    let data = try folder.write(Self.data, to: "data.csv")
    let outcome = try Command.run(["analyze", data, "--weights", "dcision-maker=0.5,user=0.5"])
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("dcision-maker") && outcome.errors.contains("decision-maker, "))
  }
}
