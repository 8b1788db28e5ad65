import CredenceSurvey

/// Satisfaction ratings counted by account and touchpoint.
struct SatisfactionTally: Sendable {
  private let touchpoints: [String]
  private let byAccount: [String: [SatisfactionCounts]]
  private let overall: [SatisfactionCounts]

  init(_ table: ResponseTable?) {
    guard let table, !table.satisfaction.isEmpty else {
      touchpoints = []
      byAccount = [:]
      overall = []
      return
    }
    let empty = table.satisfaction.map { SatisfactionCounts(scale: $0.scale) }
    var sums = [[SatisfactionCounts]](repeating: empty, count: table.accounts.levels.count)
    var all = empty
    for (question, column) in table.satisfaction.enumerated() {
      for (row, rating) in column.ratings.enumerated() {
        guard let rating, let account = table.accounts.codes[row] else { continue }
        sums[Int(account)][question].add(rating: Int(rating))
        all[question].add(rating: Int(rating))
      }
    }
    touchpoints = table.satisfaction.map(\.touchpoint)
    byAccount = Dictionary(zip(table.accounts.levels, sums)) { first, _ in first }
    overall = all
  }

  /// How many rated each touchpoint at an account; empty where the file has no ratings.
  func responses(of account: String) -> [Int] { byAccount[account]?.map(\.responses) ?? [] }

  /// One report a touchpoint for an account; none where the file has no ratings.
  func reports(
    of account: String, level: ConfidenceLevel, hiding isHidden: (_ touchpoint: Int) -> Bool
  ) -> [SatisfactionReport] {
    reports(byAccount[account] ?? [], level, isHidden)
  }

  /// One report a touchpoint over all accounts.
  func reportsOverall(
    level: ConfidenceLevel, hiding isHidden: (_ touchpoint: Int) -> Bool
  ) -> [SatisfactionReport] {
    reports(overall, level, isHidden)
  }

  private func reports(
    _ counts: [SatisfactionCounts], _ level: ConfidenceLevel, _ isHidden: (_ touchpoint: Int) -> Bool
  ) -> [SatisfactionReport] {
    zip(touchpoints, counts).enumerated().map { place, pair in
      isHidden(place)
        ? .hidden(touchpoint: pair.0, scale: pair.1.scale)
        : SatisfactionReport(touchpoint: pair.0, counts: pair.1, level: level)
    }
  }
}
