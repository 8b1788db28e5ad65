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

  /// One report a touchpoint for an account; none where the file has no ratings.
  func reports(of account: String, level: ConfidenceLevel) -> [SatisfactionReport] {
    guard let counts = byAccount[account] else { return [] }
    return zip(touchpoints, counts).map {
      SatisfactionReport(touchpoint: $0, counts: $1, level: level)
    }
  }

  /// One report a touchpoint over all accounts.
  func reportsOverall(level: ConfidenceLevel) -> [SatisfactionReport] {
    zip(touchpoints, overall).map { SatisfactionReport(touchpoint: $0, counts: $1, level: level) }
  }
}
