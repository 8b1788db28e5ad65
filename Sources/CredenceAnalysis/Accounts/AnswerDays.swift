import CredenceSurvey

/// When each account's answers came that show how it stands.
struct AnswerDays: Sendable {
  private var ranges: [ClosedRange<Timestamp>?]

  /// Of no account.
  static let none = AnswerDays(ranges: [])

  private init(ranges: [ClosedRange<Timestamp>?]) { self.ranges = ranges }

  init(_ table: ResponseTable, accounts: [AccountGroups.Group]) {
    ranges = [ClosedRange<Timestamp>?](repeating: nil, count: accounts.count)
    guard let times = table.times else { return }
    var places = [Int](repeating: -1, count: table.accounts.levels.count)
    for (place, group) in accounts.enumerated() {
      if let code = table.accounts.code(of: group.account.name) { places[Int(code)] = place }
    }
    for (time, code) in zip(times, table.accounts.codes) {
      guard let time, let code, places[Int(code)] >= 0 else { continue }
      let known = ranges[places[Int(code)]]
      ranges[places[Int(code)]] =
        known.map { min($0.lowerBound, time)...max($0.upperBound, time) } ?? time...time
    }
  }

  /// The oldest and the newest answer of an account, by its position; `nil` where none is dated.
  subscript(position: Int) -> ClosedRange<Timestamp>? { position < ranges.count ? ranges[position] : nil }
}
