public import CredenceRegression

/// Why there is no driver report.
public enum DriverReportError: Error, Sendable, Hashable {
  /// A setting that cannot be.
  case plan(PlanError)
  /// Data that cannot carry the model.
  case regression(RegressionError)
  /// Nobody ticked anything in the columns of drivers.
  case nobodyTicked(columns: [String])
  /// No column of drivers was recognised; with the columns that can be named.
  case noDriverColumn(others: [String])
  /// All answers together are hidden (`minimumResponses`).
  case hidden(Int)
  /// The answers that cannot be in the model are fewer than are shown (`minimumResponses`).
  case leftOut(Int)

  /// Data that cannot carry the model, and why would name drivers or figures of groups that may be too small to be shown
  /// (`minimumResponses`).
  case withheld

  /// What a regression says, unless it would tell of small groups.
  init(_ error: RegressionError, minimum: Int) {
    switch error {
    case .noDriverLeft, .perfectFit, .neverTicked, .aliased, .separated:
      self = minimum > 1 ? .withheld : .regression(error)
    default: self = .regression(error)
    }
  }
}
