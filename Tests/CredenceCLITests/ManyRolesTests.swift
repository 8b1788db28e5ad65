import Foundation
import Testing

@Suite("The command and a column of job titles")
struct ManyRolesTests {
  /// Titles 0 to `titles` - 1, accounts of seven answers.
  private static func data(_ titles: Int, rows: Int) -> String {
    (0..<rows).reduce(into: "account,role,score\n") {
      $0 += "A\($1 / 7),title \($1 % titles),\($1 % 11)\n"
    }
  }

  private static func report(_ arguments: [String]) throws -> (report: [String: Any], errors: String) {
    let outcome = try Command.run(arguments + ["--format", "json"])
    #expect(outcome.status != 64 && outcome.status != 65, "\(outcome.errors)")
    let report = try JSONSerialization.jsonObject(with: outcome.outputBytes) as? [String: Any]
    return (try #require(report), outcome.errors)
  }

  /// The weights of the roles in the health of the first account.
  private static func weights(_ report: [String: Any]) throws -> [String: Double] {
    let account = try #require((report["accounts"] as? [[String: Any]])?.first)
    let health = try #require(account["health"] as? [String: Any])
    return try #require(health["weights"] as? [String: Double])
  }

  @Test("of 300 titles five are told apart and the others are one role with the weight of them all")
  func grouped() throws {
    let folder = try TemporaryFolder()
    let data = try folder.write(Self.data(300, rows: 420), to: "data.csv")
    let (report, errors) = try Self.report(["analyze", data])
    let weights = try Self.weights(report)
    #expect(weights.count == 6)
    #expect(abs((weights["other-roles"] ?? 0) - 295.0 / 300) < 1e-9)
    #expect(errors.contains("295 roles") && errors.contains("mostRoles"), "\(errors)")
  }

  @Test("six roles are told apart; how many is a setting of the plan")
  func few() throws {
    let folder = try TemporaryFolder()
    let data = try folder.write(Self.data(6, rows: 42), to: "data.csv")
    let (report, errors) = try Self.report(["analyze", data])
    #expect(try Self.weights(report).count == 6 && !errors.contains("taken together"))
    let plan = try folder.write("{\"mostRoles\": 3}", to: "plan.json")
    let (fewer, remarks) = try Self.report(["analyze", data, "--plan", plan])
    let weights = try Self.weights(fewer)
    #expect(weights.count == 3 && abs((weights["other-roles"] ?? 0) - 4.0 / 6) < 1e-9)
    #expect(remarks.contains("4 roles"))
    let wrong = try folder.write("{\"mostRoles\": 1}", to: "wrong.json")
    let refused = try Command.run(["analyze", data, "--plan", wrong])
    #expect(refused.status != 0 && refused.errors.contains("mostRoles"))
  }

  @Test("the usual roles stay themselves beside a hundred titles without weight")
  func seeded() throws {
    let folder = try TemporaryFolder()
    let usual = "A0,decision maker,9\nA0,influencer,8\nA0,end user,3\n"
    let data = try folder.write(Self.data(100, rows: 140) + usual, to: "data.csv")
    let (report, _) = try Self.report(["analyze", data])
    #expect(
      try Self.weights(report) == ["decision-maker": 0.5, "influencer": 0.3, "end-user": 0.2])
  }
}
