/// What asking one account gave: counts over all its contacts, those who answered and those who did not.
struct AccountRecord: Sendable {
  let traits: AccountTraits
  let name: String
  let revenue: Double
  /// Per role.
  var contacts: [Int]
  /// Per wave.
  var answers: [Int]
  /// Per wave, then role: promoters less detractors among all contacts.
  var net: [Int]

  init(_ traits: AccountTraits, name: String, revenue: Double, roles: Int, waves: Int) {
    self.traits = traits
    self.name = name
    self.revenue = revenue
    contacts = Array(repeating: 0, count: roles)
    answers = Array(repeating: 0, count: waves)
    net = Array(repeating: 0, count: roles * waves)
  }

  var allContacts: Int { contacts.reduce(0, +) }
  var allAnswers: Int { answers.reduce(0, +) }
}
