import CredenceSurvey

/// Amounts below zero: no account brings those in, so they are said and left out.
enum NegativeRevenue {
  /// What a reader must know; `nil` where there are none.
  static func remark(_ found: [(account: String, amount: Double, line: Int)]) -> Diagnostic? {
    guard !found.isEmpty else { return nil }
    return Diagnostic(
      ImportFact.negativeRevenue(
        found.count,
        first: found.prefix(5).map { ImportFact.PlacedAccount(name: $0.account, line: $0.line) }))
  }
}
