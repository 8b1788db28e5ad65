import Foundation
import Testing

/// The same answers in another order of the rows.
@Suite("The order of rows")
struct RowOrderTests {
  /// 14 accounts of 4 to 17 answers with roles, drivers as one column of joined labels, and revenue.
  private static func rows() -> [String] {
    var state: UInt64 = 19
    func draw(_ bound: UInt64) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % bound)
    }
    let labels = [
      "Price", "Speed", "Support", "Product", "Advice", "Billing", "Training", "Access", "Delivery",
      "Quality",
      "Contract", "Reports",
    ]
    var rows: [String] = []
    for account in 0..<14 {
      for contact in 0..<(4 + account) {
        let ticks = labels.filter { _ in draw(4) == 0 }
        let role = ["decision-maker", "influencer", "end-user"][draw(3)]
        rows.append(
          "Account \(account),c\(contact)@\(account),\(role),\(min(10, draw(6) + draw(8))),\(ticks.joined(separator: ";")),\(1000 * (account * account + 3))"
        )
      }
    }
    return rows
  }

  /// What the command finds, without what is of the file alone.
  private static func findings(_ rows: [String]) throws -> [String: NSObject] {
    let folder = try TemporaryFolder()
    let header = "account,respondent,role,score,drivers,revenue\n"
    let file = try folder.write(header + rows.joined(separator: "\n") + "\n", to: "rows.csv")
    let outcome = try Command.run(["analyze", file, "--format", "json", "--quiet"])
    #expect([0, 2].contains(outcome.status))
    let whole = try #require(
      try JSONSerialization.jsonObject(with: outcome.outputBytes) as? [String: NSObject])
    return whole.filter { !["provenance", "import"].contains($0.key) }
  }

  @Test(
    "decides nothing: effects, draws, ranks, importance, health and revenue at risk are the same to the last digit"
  )
  func shuffled() throws {
    let rows = Self.rows()
    let first = try Self.findings(rows)
    #expect(first["drivers"] != nil && first["portfolio"] != nil && first["accounts"] != nil)
    // Backwards, by another key, and dealt out like cards.
    let others = [
      Array(rows.reversed()), rows.sorted { $0.reversed().lexicographicallyPrecedes($1.reversed()) },
      (0..<7).flatMap { pile in stride(from: pile, to: rows.count, by: 7).map { rows[$0] } },
    ]
    for other in others {
      let second = try Self.findings(other)
      #expect(Set(first.keys) == Set(second.keys))
      for key in first.keys { #expect(first[key] == second[key], "\(key)") }
    }
  }
}
