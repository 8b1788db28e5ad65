import CredenceSurvey

/// Amounts below zero: no account brings those in, so they are said and left out.
enum NegativeRevenue {
  /// What a reader must know; `nil` where there are none.
  static func remark(_ found: [(account: String, amount: Double, line: Int)]) -> Diagnostic? {
    guard !found.isEmpty else { return nil }
    let shown = found.prefix(5).map { "\($0.account) (line \($0.line))" }.joined(separator: ", ")
    let more = found.count > 5 ? " and \(found.count - 5) more" : ""
    return Diagnostic(
      .warning, code: "negative-revenue",
      "\(found.count.counted("revenue is", "revenues are")) negative and left out: \(shown)\(more); correct the amount, or leave the cell blank"
    )
  }
}
