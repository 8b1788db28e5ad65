import Foundation
import Testing

@Suite("interval --against")
struct AgainstTests {
  static func run(_ promoters: Int, _ detractors: Int, _ more: [String]) throws -> Command.Outcome {
    try Command.run(
      ["interval", "--promoters", "\(promoters)", "--passives", "0", "--detractors", "\(detractors)"] + more)
  }

  /// A page without its line breaks.
  static func page(_ promoters: Int, _ detractors: Int, _ more: [String]) throws -> String {
    try run(promoters, detractors, more).output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test("above 50 answers, by hand: z = sqrt(3.96), twice the tail .0465937 (R: 2 * pnorm(-sqrt(3.96)))")
  func sentence() throws {
    let page = try Self.page(60, 40, ["--against", "0", "--against", "20"])
    #expect(page.contains("p = .047 against a score of 0"), "\(page)")
    #expect(page.contains("at level 0.95 the answers rule it out."))
    #expect(page.contains("p = 1 against a score of 20") && page.contains("do not rule it out"))
    let wider = try Self.page(60, 40, ["--against", "0", "--level", "0.99"])
    #expect(wider.contains("at level 0.99 the answers do not rule it out."))
    #expect(try Self.page(60, 40, ["--against", "100"]).contains("p < .001 against a score of 100"))
  }

  @Test("one promoter against -50, by hand: (1 - .5)/2 over 1.4; the JSON has all digits")
  func json() throws {
    struct Document: Decodable {
      struct Against: Decodable {
        let score: Double
        let pValue: Double
        let method: String
      }
      let against: [Against]
    }
    let outcome = try Self.run(1, 0, ["--against", "-50", "--format", "json"])
    let found = try JSONDecoder().decode(Document.self, from: outcome.outputBytes).against
    #expect(found.count == 1 && found[0].score == -50 && found[0].method.hasPrefix("length-optimal"))
    #expect((found[0].pValue - 0.25 / 1.4).magnitude < 1e-12)
    #expect(!(try Self.run(1, 0, ["--format", "json"]).output.contains("against")))
  }

  @Test("with known contacts it says that it is about the underlying score")
  func knownContacts() throws {
    let page = try Self.page(3, 1, ["--against", "0", "--population", "9"])
    #expect(page.contains("whatever the number of contacts") && page.contains("p = "), "\(page)")
    #expect(!(try Self.page(3, 1, ["--against", "0"]).contains("whatever")))
  }
}
