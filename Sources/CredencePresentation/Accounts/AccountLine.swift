import CredenceReporting
package import CredenceTables

/// What one line of a portfolio says of an account.
package struct AccountLine: Sendable, Hashable {
  /// Answers among known contacts.
  package struct Coverage: Sendable, Hashable {
    /// Contacts who answered.
    package let answered: Int
    /// Contacts known; `nil` where nobody knows how many there are.
    package let known: Int?
    /// Makes a coverage.
    package init(answered: Int, known: Int?) {
      self.answered = answered
      self.known = known
    }
  }

  /// How much of a role has answered.
  package struct RoleCoverage: Sendable, Hashable {
    /// The role's letter in the heading and without Unicode: `D`, `I`, `E`.
    package let letter: Character
    /// Its answers.
    package let coverage: Coverage
    /// Whether they may not be told.
    package let isHidden: Bool
    /// Makes a role's coverage.
    package init(_ letter: Character, answered: Int, known: Int?) {
      self.letter = letter
      coverage = Coverage(answered: answered, known: known)
      isHidden = false
    }

    /// A role with answers that may not be told.
    package static func hidden(_ letter: Character) -> RoleCoverage { RoleCoverage(hidden: letter) }

    private init(hidden letter: Character) {
      self.letter = letter
      coverage = Coverage(answered: 0, known: nil)
      isHidden = true
    }
  }

  /// The account's name as its file has it.
  package let name: String
  /// The score and its intervals; `nil` where nobody answered.
  package let drawn: DrawnInterval?
  /// Answers among known contacts.
  package let coverage: Coverage
  /// Whether the account's answers may not be told.
  package let isHidden: Bool
  /// Per role, in one order for the whole portfolio; empty where no roles are known.
  package let roles: [RoleCoverage]
  /// The verdict, where one was given, with what it rests on.
  package let verdict: ShownVerdict?
  /// Revenue at risk, where revenue is known.
  package let revenueAtRisk: Double?

  /// Makes a line.
  package init(
    name: String, drawn: DrawnInterval?, coverage: Coverage, isHidden: Bool = false,
    roles: [RoleCoverage] = [],
    verdict: ShownVerdict? = nil, revenueAtRisk: Double? = nil
  ) {
    self.name = name
    self.drawn = drawn
    self.coverage = coverage
    self.isHidden = isHidden
    self.roles = roles
    self.verdict = verdict
    self.revenueAtRisk = revenueAtRisk
  }
}

extension AccountLine.RoleCoverage {
  /// One cell: `▁`...`█` the share that answered (full only when all did), `╱` silent, `·` nobody known, `▪` how
  /// many there are is unknown, `×` hidden. Without Unicode a capital is all, a small letter some, `-` silent, `?` hidden.
  func mark(unicode: Bool) -> String {
    if isHidden { return unicode ? "×" : "?" }
    let answered = coverage.answered
    if answered == 0 {
      return coverage.known == 0 ? (unicode ? "·" : ".") : (unicode ? "╱" : "-")
    }
    let isWhole = coverage.known.map { answered >= $0 } ?? false
    if !unicode {
      let name = TerminalText.harmless(String(letter), unicode: false).prefix(1)
      return isWhole ? name.uppercased() : name.lowercased()
    }
    guard let known = coverage.known else { return "▪" }
    if isWhole { return "█" }
    let eighths = (8 * Double(answered) / Double(known)).rounded(.toNearestOrEven)
    let steps = ["▁", "▂", "▃", "▄", "▅", "▆", "▇"]
    return steps[min(max(Int(eighths), 1), 7) - 1]
  }
}
