import CredenceHealth
import CredenceImport
public import CredenceSurvey

/// Why an account scores so: the drivers its respondents ticked, and what they wrote.
public struct AccountReasons: Sendable, Hashable {
  /// How often a driver was ticked.
  public struct Driver: Sendable, Hashable {
    /// The driver.
    public let name: String
    /// Ticks by class: promoters praise with it, detractors complain.
    public var promoters: Int
    /// Ticks by passives.
    public var passives: Int
    /// Ticks by detractors.
    public var detractors: Int

    /// All ticks.
    public var ticks: Int { promoters + passives + detractors }
  }

  /// One comment.
  public struct Comment: Sendable, Hashable {
    /// The respondent's role; `nil` where the file does not say, and where small groups are hidden.
    public let role: Role?
    /// The score; `nil` for a rating without one, and where small groups are hidden.
    public let score: Int?
    /// What was written, addresses withheld.
    public let text: String
  }

  /// Drivers with at least one tick, those with the most complaints first.
  public let drivers: [Driver]
  /// The same among end users alone.
  public let endUserDrivers: [Driver]
  /// Comments, the lowest scores first, or by their words where small groups are hidden; empty where comments are left out.
  public let comments: [Comment]
}

/// The reasons of all accounts, found by name.
struct ReasonsTally: Sendable {
  /// The smallest group shown (`minimumResponses`).
  let minimum: Int
  private let table: ResponseTable
  private let rows: [String: [Int]]
  private let includesComments: Bool

  /// - Parameter table: the rows; `nil` where the file has counts alone.
  /// - Parameter minimum: the smallest group shown.
  init(_ table: ResponseTable?, includesComments: Bool, minimum: Int = 1) {
    self.minimum = minimum
    let table = table ?? .empty
    self.table = table
    self.includesComments = includesComments
    var rows: [String: [Int]] = [:]
    if !table.drivers.isEmpty || includesComments && table.comments != nil {
      for row in 0..<table.count {
        if let account = table.accounts[row] { rows[account, default: []].append(row) }
      }
    }
    self.rows = rows
  }

  /// The reasons of one account; `nil` where nobody ticked or wrote anything.
  ///
  /// - Parameters:
  ///   - hidden: roles whose answers are not shown; their ticks and comments are left out.
  ///   - hiddenDrivers: drivers whose ticks at this account are not shown.
  func reasons(of account: String, hidden: Set<Role>, hiddenDrivers: Set<String> = []) -> AccountReasons? {
    guard let own = rows[account] else { return nil }
    // With a hidden role, ticks of all the others would give it away by subtraction from the portfolio's.
    let shown = shownRows(own, hidden)
    let drivers = drivers(shown).filter { !hiddenDrivers.contains($0.name) }
    let users = self.drivers(shown.filter { role(of: $0) == .endUser }).filter { user in
      // Neither the end users who ticked it nor the others are so few.
      let others = (drivers.first { $0.name == user.name }?.ticks ?? 0) - user.ticks
      return user.ticks >= minimum && (others == 0 || others >= minimum)
    }
    let comments = includesComments ? comments(shown) : []
    guard !drivers.isEmpty || !comments.isEmpty else { return nil }
    return AccountReasons(drivers: drivers, endUserDrivers: users, comments: comments)
  }

  /// The ticks of each driver at an account, those of hidden roles aside and in all.
  func ticks(of account: String, hidden: Set<Role>) -> (shown: [String: Int], all: [String: Int]) {
    let own = rows[account] ?? []
    func ticks(_ rows: [Int]) -> [String: Int] {
      Dictionary(drivers(rows).map { ($0.name, $0.ticks) }) { $0 + $1 }
    }
    return (ticks(shownRows(own, hidden)), ticks(own))
  }

  /// The drivers of the file.
  var driverNames: [String] { table.drivers.map(\.name) }

  private func shownRows(_ rows: [Int], _ hidden: Set<Role>) -> [Int] {
    hidden.isEmpty ? rows : rows.filter { !hidden.contains(role(of: $0) ?? .unknown) }
  }

  private func role(of row: Int) -> Role? { table.roles?[row].map { Role(rawValue: $0) } }

  private func drivers(_ rows: [Int]) -> [AccountReasons.Driver] {
    table.drivers.map { driver in
      var counts = AccountReasons.Driver(name: driver.name, promoters: 0, passives: 0, detractors: 0)
      for row in rows where driver.selections[row] == .selected {
        switch table.scores[row].flatMap({ table.scale.loyaltyClass(of: Int($0)) }) {
        case .promoter: counts.promoters += 1
        case .passive: counts.passives += 1
        case .detractor: counts.detractors += 1
        case nil: break
        }
      }
      return counts
    }.filter { $0.ticks > 0 }.sorted {
      ($1.detractors, $1.ticks, $0.name) < ($0.detractors, $0.ticks, $1.name)
    }
  }

  private func comments(_ rows: [Int]) -> [AccountReasons.Comment] {
    guard let written = table.comments else { return [] }
    // A score and a role beside a comment are one respondent's, and no group shown is as small.
    let tellsWho = minimum <= 1
    let comments = rows.compactMap { row -> AccountReasons.Comment? in
      guard let text = written[row], !text.isEmpty else { return nil }
      // Who answered does not leave by what was written either.
      let shown = OwnName.withheld(table.respondents?[row], in: Addresses.withheld(in: text))
      return AccountReasons.Comment(
        role: tellsWho ? role(of: row) : nil, score: tellsWho ? table.scores[row].map { Int($0) } : nil,
        text: shown)
    }
    // In the order of scores their places would tell them.
    guard tellsWho else { return comments.sorted { $0.text < $1.text } }
    return comments.enumerated().sorted {
      ($0.element.score ?? 99, $0.offset) < ($1.element.score ?? 99, $1.offset)
    }.map(\.element)
  }
}
