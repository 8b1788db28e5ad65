/// Writes what only a simulation knows, and the roster.
struct TruthWriter: Sendable {
  private let writer: AccountWriter
  /// The expected score in points of an answer whose centre is known and whose ticks are not.
  private let expectedScore: ResponseCurve

  init(_ writer: AccountWriter) {
    self.writer = writer
    let mix = writer.calibration.mix
    let scale = writer.scale
    expectedScore = ResponseCurve { centre in
      var (value, slope) = (0.0, 0.0)
      for set in mix.shifts.indices {
        let point = scale.expectedScore(centre + mix.shifts[set])
        value += mix.probabilities[set] * point.value
        slope += mix.probabilities[set] * point.slope
      }
      return (value, slope)
    }
  }

  private var plan: SimulationPlan { writer.plan }
  private var roleLabels: [String] { plan.roles.map { RowParts.label(of: $0.role) } }

  // MARK: Headers

  var rosterHeader: String {
    (["account", "revenue", "owner"] + roleLabels.map { "contacts_\($0)" }).joined(separator: ",") + "\n"
  }

  var accountHeader: String {
    var columns = ["account"]
    if plan.waves.count > 1 { columns.append("wave") }
    columns += ["mood", "contacts", "answers"]
    columns += roleLabels.map { "nps_latent_\($0)" } + ["nps_latent", "health_latent"]
    columns += roleLabels.map { "nps_realised_\($0)" } + ["nps_realised", "health_realised"]
    return columns.joined(separator: ",") + "\n"
  }

  var driverHeader: String { "driver,effect_points,effect_logits,tick_rate\n" }

  // MARK: Rows

  func writeRoster(_ record: AccountRecord, into text: inout ByteText) {
    text.appendCell(record.name)
    text.append(ByteText.comma)
    text.append(decimal: record.revenue, places: 0)
    text.append(ByteText.comma)
    text.appendCell(Owners.desks[record.traits.owner])
    for contacts in record.contacts {
      text.append(ByteText.comma)
      text.append(number: contacts)
    }
    text.append(ByteText.newline)
  }

  func writeAccount(_ record: AccountRecord, into text: inout ByteText) {
    let etas = writer.etas(of: record.traits)
    let roles = plan.roles.indices
    for wave in 0..<plan.waves.count {
      let here = wave * roles.count
      let latent = roles.map { expectedScore.value(at: etas[here + $0]) }
      let realised = roles.map { role in
        Self.score(net: record.net[here + role], of: record.contacts[role])
      }
      let net = roles.reduce(0) { $0 + record.net[here + $1] }
      text.appendCell(record.name)
      if plan.waves.count > 1 {
        text.append(ByteText.comma)
        text.append(writer.parts.waves[wave])
      }
      append(record.traits.mood, places: 4, to: &text)
      text.append(ByteText.comma)
      text.append(number: record.allContacts)
      text.append(ByteText.comma)
      text.append(number: record.answers[wave])
      for score in latent { append(score, places: 2, to: &text) }
      append(weighted(latent) { Double(record.contacts[$0]) }, places: 2, to: &text)
      append(weighted(latent) { plan.healthWeight(of: $0) }, places: 2, to: &text)
      for score in realised { append(score, places: 2, to: &text) }
      append(Self.score(net: net, of: record.allContacts), places: 2, to: &text)
      append(health(realised), places: 2, to: &text)
      text.append(ByteText.newline)
    }
  }

  func writeDrivers(into text: inout ByteText) {
    for (position, driver) in plan.drivers.enumerated() {
      text.appendCell(driver.label)
      append(driver.effect, places: 2, to: &text)
      append(writer.calibration.driverEffects[position], places: 4, to: &text)
      append(driver.tickRate, places: 4, to: &text)
      text.append(ByteText.newline)
    }
  }

  // MARK: Numbers

  private static func score(net: Int, of contacts: Int) -> Double? {
    contacts > 0 ? 100 * Double(net) / Double(contacts) : nil
  }

  /// The realised health, unless a role that counts has no contact.
  private func health(_ scores: [Double?]) -> Double? {
    var sum = 0.0
    for role in plan.roles.indices where plan.healthWeight(of: role) > 0 {
      guard let score = scores[role] else { return nil }
      sum += plan.healthWeight(of: role) * score
    }
    return sum
  }

  private func weighted(_ scores: [Double], by weight: (Int) -> Double) -> Double? {
    let total = scores.indices.reduce(0) { $0 + weight($1) }
    guard total > 0 else { return nil }
    return scores.indices.reduce(0) { $0 + weight($1) * scores[$1] } / total
  }

  private func append(_ value: Double?, places: Int, to text: inout ByteText) {
    text.append(ByteText.comma)
    if let value { text.append(decimal: value, places: places) }
  }
}
