import CredenceSurvey

/// The reasons of all accounts, by an account's position in the groups.
///
/// Of the rows only what tells reasons is kept: the others can go.
struct ReasonsTally: Sendable {
  /// The smallest group shown (`minimumResponses`).
  let minimum: Int
  /// The drivers of the file.
  let driverNames: [String]
  private let rows: RowsByAccount
  private let selections: [[DriverSelection]]
  private let classes: [LoyaltyClass?]
  private let roles: CategoricalColumn?
  /// By level of the roles' column.
  private let roleNames: [Role]
  private let comments: RowComments?

  /// - Parameters:
  ///   - table: The rows; `nil` where the file has counts alone.
  ///   - accounts: The accounts.
  ///   - minimum: The smallest group shown.
  init(
    _ table: ResponseTable?, accounts: [AccountGroups.Group], includesComments: Bool, minimum: Int = 1
  ) {
    self.minimum = minimum
    let table = table ?? .empty
    driverNames = table.drivers.map(\.name)
    selections = table.drivers.map(\.selections)
    comments = includesComments ? RowComments(table, tellsWho: minimum <= 1) : nil
    guard !selections.isEmpty || comments != nil else {
      (rows, classes, roles, roleNames) = (.none, [], nil, [])
      return
    }
    rows = RowsByAccount(table.accounts, accounts: accounts.map(\.account.name))
    let scale = table.scale
    classes = table.scores.map { $0.flatMap { scale.loyaltyClass(of: Int($0)) } }
    roles = table.roles
    roleNames = table.roles?.levels.map { Role(rawValue: $0) } ?? []
  }

  /// The reasons of one account; `nil` where nobody ticked or wrote anything.
  ///
  /// - Parameters:
  ///   - hidden: Roles whose answers are not shown; their ticks and comments are left out.
  ///   - hiddenDrivers: Drivers whose ticks at this account are not shown.
  func reasons(
    ofAccount position: Int, hidden: Set<Role>, hiddenDrivers: Set<String> = []
  ) -> AccountReasons? {
    let own = rows[position]
    if own.isEmpty { return nil }
    // With a hidden role, ticks of all the others would give it away by subtraction from the portfolio's.
    let shown = shownRows(own, hidden)
    let drivers = drivers(shown).filter { !hiddenDrivers.contains($0.name) }
    let users = self.drivers(shown.filter { role(of: $0) == .endUser }).filter { user in
      // Neither the end users who ticked it nor the others are so few.
      let others = (drivers.first { $0.name == user.name }?.ticks ?? 0) - user.ticks
      return user.ticks >= minimum && (others == 0 || others >= minimum)
    }
    let comments = comments?.comments(of: shown) { role(of: $0) } ?? []
    guard !drivers.isEmpty || !comments.isEmpty else { return nil }
    return AccountReasons(drivers: drivers, endUserDrivers: users, comments: comments)
  }

  /// The ticks of each driver at an account, those of hidden roles aside and in all.
  func ticks(ofAccount position: Int, hidden: Set<Role>) -> (shown: [String: Int], all: [String: Int]) {
    let own = rows[position]
    func ticks(_ rows: [Int]) -> [String: Int] {
      Dictionary(drivers(rows).map { ($0.name, $0.ticks) }) { $0 + $1 }
    }
    return (ticks(shownRows(own, hidden)), ticks(own))
  }

  private func shownRows(_ rows: [Int], _ hidden: Set<Role>) -> [Int] {
    hidden.isEmpty ? rows : rows.filter { !hidden.contains(role(of: $0) ?? .unknown) }
  }

  private func role(of row: Int) -> Role? { roles?.codes[row].map { roleNames[Int($0)] } }

  /// The drivers ticked in some rows, those with the most complaints first.
  private func drivers(_ rows: [Int]) -> [AccountReasons.Driver] {
    var found: [AccountReasons.Driver] = []
    for (name, selections) in zip(driverNames, selections) {
      var counts = AccountReasons.Driver(name: name, promoters: 0, passives: 0, detractors: 0)
      for row in rows where selections[row] == .selected {
        switch classes[row] {
        case .promoter: counts.promoters += 1
        case .passive: counts.passives += 1
        case .detractor: counts.detractors += 1
        case nil: break
        }
      }
      if counts.ticks > 0 { found.append(counts) }
    }
    return found.sorted {
      ($1.detractors, $1.ticks, $0.name) < ($0.detractors, $0.ticks, $1.name)
    }
  }
}
