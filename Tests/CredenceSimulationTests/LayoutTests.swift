import CredenceSimulation
import CredenceSurvey
import CredenceTestSupport
import Testing

@Suite("Simulation: the files")
struct LayoutTests {
  @Test("one wave: the plain header, then the touchpoints; as many fields in every row")
  func plainLayout() throws {
    let text = try SimulatedText(try SimulationPlan(seed: 2026, extent: .accounts(60)))
    let sheet = text.rows(.responses)
    #expect(
      sheet.header.joined(separator: ",")
        == "response_id,account,contact,role,score,responded_at,drivers,csat,comment,revenue,"
        + "csat_onboarding,csat_support")
    #expect(sheet.rows.count == text.summary.answers)
    #expect(sheet.rows.allSatisfy { $0.count == 12 })
    #expect(Set(sheet.column("response_id")).count == sheet.rows.count)
    #expect(Set(sheet.column("contact")).count == sheet.rows.count, "one wave: a contact answers once")
    #expect(
      sheet.column("contact").allSatisfy { $0.hasSuffix("@example.com") || $0.hasSuffix("@example.org") })
    #expect(Set(sheet.column("role")) == ["decision_maker", "influencer", "end_user"])
    #expect(sheet.column("score").allSatisfy { Int($0).map { (0...10).contains($0) } ?? false })
    #expect(Set(sheet.column("score")).count == 11, "every answer occurs among some 600")
    #expect(sheet.column("responded_at").allSatisfy { $0 >= "2025-03-01" && $0 <= "2025-03-28" })
    let labels = Set(SimulatedDriver.standard.map(\.label))
    let ticks = sheet.column("drivers").flatMap { $0.split(separator: ";").map(String.init) }
    #expect(Set(ticks) == labels)
    for column in ["csat", "csat_onboarding", "csat_support"] {
      #expect(Set(sheet.column(column)) == ["", "1", "2", "3", "4", "5"])
    }
    let comments = sheet.column("comment")
    #expect(comments.contains { $0.contains(",") } && comments.contains { $0.contains("\"") })
    #expect(comments.contains { $0.contains("\n") } && comments.contains(""))
  }

  @Test("several waves: a wave column, each contact at most once in each, dates of its own")
  func waves() throws {
    let plan = try SimulationPlan(
      seed: 4, extent: .accounts(80), touchpoints: [],
      waves: SimulatedWaves(count: 3, start: Timestamp(year: 2024, month: 1, day: 1)))
    let text = try SimulatedText(plan)
    let sheet = text.rows(.responses)
    #expect(sheet.header.suffix(4) == ["csat", "comment", "revenue", "wave"])
    #expect(sheet.rows.allSatisfy { $0.count == 11 })
    #expect(Set(sheet.column("csat")) == [""])
    #expect(Set(sheet.column("wave")) == ["W1", "W2", "W3"])
    let asked = zip(sheet.column("contact"), sheet.column("wave")).map { "\($0) \($1)" }
    #expect(Set(asked).count == asked.count)
    for (wave, date) in zip(sheet.column("wave"), sheet.column("responded_at")) {
      let first = ["W1": "2024-01-01", "W2": "2024-04-01", "W3": "2024-07-01"][wave] ?? "?"
      let last = ["W1": "2024-01-28", "W2": "2024-04-28", "W3": "2024-07-28"][wave] ?? "?"
      #expect(date >= first && date <= last)
    }
    let truth = text.rows(.accountTruth)
    #expect(truth.header[1] == "wave")
    #expect(truth.rows.count == 3 * 80)
    #expect(truth.rows.allSatisfy { $0.count == truth.header.count })
  }

  @Test("roster, truth and answers agree account by account")
  func filesAgree() throws {
    let text = try SimulatedText(try SimulationPlan(seed: 21, extent: .accounts(200)))
    let (answers, roster, truth) = (text.rows(.responses), text.rows(.roster), text.rows(.accountTruth))
    #expect(
      roster.header.joined(separator: ",")
        == "account,revenue,owner,contacts_decision_maker,contacts_influencer,contacts_end_user")
    #expect(roster.column("account") == truth.column("account"))
    #expect(roster.rows.count == 200 && roster.rows.allSatisfy { $0.count == 6 })

    var answered: [String: Int] = [:]
    var revenues: [String: Set<String>] = [:]
    for (account, revenue) in zip(answers.column("account"), answers.column("revenue")) {
      answered[account, default: 0] += 1
      revenues[account, default: []].insert(revenue)
    }
    var contacts = 0
    for (row, truthRow) in zip(roster.rows, truth.rows) {
      let byRole = row.suffix(3).compactMap { Int($0) }
      #expect(byRole.count == 3)
      #expect(Int(truthRow[2]) == byRole.reduce(0, +))
      #expect(Int(truthRow[3]) == answered[row[0], default: 0])
      #expect(revenues[row[0], default: [row[1]]] == [row[1]])
      contacts += byRole.reduce(0, +)
    }
    #expect(contacts == text.summary.contacts)
    #expect(Set(roster.column("owner")).count == 12, "all desks have some of 200 accounts")
    #expect(answered.count == 200 - text.summary.silentAccounts)
  }

  @Test("comments speak of a ticked driver, in the tone of the class, and every phrase is used")
  func comments() throws {
    let sheet = try SimulatedText(try SimulationPlan(seed: 12, extent: .answers(9_000))).rows(.responses)
    var phrases = Set<String>()
    var spoken: [String: Int] = [:]
    for (comment, drivers) in zip(sheet.column("comment"), sheet.column("drivers")) where !comment.isEmpty {
      let ticked = drivers.split(separator: ";").map(String.init)
      let about = ticked.filter { comment.contains($0) }
      #expect(ticked.isEmpty == about.isEmpty, "\(comment) / \(drivers)")
      for label in about { spoken[label, default: 0] += 1 }
      phrases.insert(about.reduce(comment) { $0.split(separator: $1).joined(separator: "{}") })
    }
    #expect(spoken.count == 6)
    // 25 phrases about a driver and 12 without; a few may look alike once the label is cut off.
    #expect(phrases.count >= 30, "\(phrases.count)")
  }

  @Test("a census answers what the truth calls realised")
  func census() throws {
    let roles = SimulatedRole.standard.map { role in
      SimulatedRole(role.role, mix: role.mix, score: role.score, responseRate: 1, weight: role.weight)
    }
    let text = try SimulatedText(try SimulationPlan(seed: 9, extent: .accounts(120), roles: roles))
    let answers = text.rows(.responses)
    var groups: [String: (net: Int, count: Int)] = [:]
    for row in answers.rows {
      let score = try #require(Int(row[4]))
      let net = score >= 9 ? 1 : score >= 7 ? 0 : -1
      for key in [row[1], row[1] + "|" + row[3]] {
        let before = groups[key] ?? (0, 0)
        groups[key] = (before.net + net, before.count + 1)
      }
    }
    let truth = text.rows(.accountTruth)
    var compared = 0
    for row in truth.rows {
      let values = Dictionary(uniqueKeysWithValues: zip(truth.header, row))
      for (column, key) in [
        ("nps_realised", row[0]), ("nps_realised_decision_maker", row[0] + "|decision_maker"),
        ("nps_realised_influencer", row[0] + "|influencer"), ("nps_realised_end_user", row[0] + "|end_user"),
      ] {
        let group = groups[key]
        let stated = Double(values[column] ?? "")
        #expect((stated == nil) == (group == nil), "\(key)")
        guard let stated, let group else { continue }
        #expect(abs(stated - 100 * Double(group.net) / Double(group.count)) <= 0.005001)
        compared += 1
      }
    }
    #expect(compared > 300)
  }

  @Test("the driver file: label, points, logits, tick rate")
  func driverFile() throws {
    let truth = try SimulatedText(try SimulationPlan(seed: 1, extent: .accounts(1))).rows(.driverTruth)
    #expect(truth.header == ["driver", "effect_points", "effect_logits", "tick_rate"])
    #expect(truth.column("driver") == SimulatedDriver.standard.map(\.label))
    #expect(truth.numbers("effect_points") == SimulatedDriver.standard.map { $0.effect })
    #expect(truth.numbers("tick_rate") == SimulatedDriver.standard.map { $0.tickRate })
  }
}
