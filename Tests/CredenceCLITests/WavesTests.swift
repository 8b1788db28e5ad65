import CredenceTestSupport
import Foundation
import Testing

/// One person is one contact, once, whatever the number of waves (values: `Tests/Fixtures/Reports/README.md`).
@Suite("Waves on the page")
struct WavesTests {
  private static func report(_ arguments: [String]) throws -> [String: Any] {
    let outcome = try Command.run(["analyze", "--format", "json"] + arguments)
    #expect(outcome.status == 0, "\(outcome.errors)")
    return try #require(try JSONSerialization.jsonObject(with: outcome.outputBytes) as? [String: Any])
  }

  private static let file = Fixtures.url("Reports/two_waves.csv").path
  private static let roster = Fixtures.url("Reports/two_waves_roster.csv").path

  @Test(
    "two of four contacts asked twice: 2 of 4 heard, nothing certain, and each wave among the same contacts")
  func twoWaves() throws {
    let report = try Self.report([Self.file, "--accounts", Self.roster])
    let account = try #require((report["accounts"] as? [[String: Any]])?.first)
    #expect(account["responses"] as? Int == 2 && account["population"] as? Int == 4)
    #expect(account["promoters"] as? Int == 1 && account["passives"] as? Int == 1)
    let score = try #require(account["nps"] as? [String: Any])
    #expect(
      score["value"] as? Double == 50 && score["lower"] as? Double == -25 && score["upper"] as? Double == 75)
    let posterior = try #require(account["posterior"] as? [String: Any])
    // The flat prior: of two nonrespondents, 4 of 10 equally likely ... the fixture's own figure, .80.
    #expect(abs((posterior["probabilityAboveZero"] as? Double ?? 0) - 0.8) < 0.005)
    #expect(account["verdict"] as? String == "unclear")
    let waves = try #require(account["waves"] as? [[String: Any]])
    #expect(
      waves.map { $0["responses"] as? Int } == [2, 2] && waves.map { $0["population"] as? Int } == [4, 4])
    let shown = try #require(report["answersShown"] as? [String: Any])
    #expect(shown["answers"] as? Int == 2 && shown["inOwnWaveAlone"] as? Int == 2)
  }

  @Test(
    "without a roster nobody is counted twice either; a wave alone can be shown; the page says what is shown")
  func page() throws {
    let plain = try Self.report([Self.file])
    let account = try #require((plain["accounts"] as? [[String: Any]])?.first)
    #expect(account["responses"] as? Int == 2 && account["population"] == nil)
    let first = try Self.report([Self.file, "--wave", "1"])
    #expect((first["answersShown"] as? [String: Any])?["wave"] as? String == "1")
    let page = try Command.run(["analyze", Self.file, "--accounts", Self.roster])
    #expect(
      page.output.contains("answers shown: the latest of each person; 2 other answers of the same people"))
    #expect(!page.output.contains("exact") && !page.output.contains("100%"))
    let unknown = try Command.run(["analyze", Self.file, "--wave", "7"])
    #expect(unknown.status == 65 && unknown.errors.contains("\u{201C}1\u{201D}, \u{201C}2\u{201D}"))
    let all = try Command.run([
      "analyze", Self.file, "--accounts", Self.roster, "--answers", "all", "--format", "csv",
    ])
    #expect(all.output.contains("Acme,,,4,,"))
  }

  @Test("a simulated portfolio of three waves keeps the contacts of every account")
  func simulated() throws {
    let folder = try TemporaryFolder()
    let made = try Command.run([
      "simulate", "--accounts", "30", "--answers", "400", "--waves", "3", "--seed", "5", "--output",
      folder.path, "--quiet",
    ])
    #expect(made.status == 0, "\(made.errors)")
    let outcome = try Command.run([
      "analyze", folder.file("portfolio.csv"), "--accounts", folder.file("roster.csv"), "--format", "json",
    ])
    let report = try #require(try JSONSerialization.jsonObject(with: outcome.outputBytes) as? [String: Any])
    let accounts = try #require(report["accounts"] as? [[String: Any]])
    #expect(accounts.count == 30 && accounts.allSatisfy { $0["population"] is Int })
    #expect(
      !outcome.errors.contains("more-answers-than-contacts") && !outcome.errors.contains("known contacts ("))
    // Who is heard is counted by hand from the file: one contact, whatever the number of waves.
    let text = try String(contentsOfFile: folder.file("portfolio.csv"), encoding: .utf8)
    let people = Set(text.matches(of: /c[0-9]{4}\.[0-9]+@example\.(?:com|org|net)/).map { String($0.output) })
    let heard = accounts.reduce(0) { $0 + ($1["responses"] as? Int ?? 0) }
    #expect(heard == people.count && heard > 200 && heard < 400)
  }
}
