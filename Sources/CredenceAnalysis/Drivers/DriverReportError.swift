public import CredenceRegression

/// Why there is no driver report.
public enum DriverReportError: Error, Sendable, CustomStringConvertible {
  /// A setting that cannot be.
  case plan(PlanError)
  /// Data that cannot carry the model.
  case regression(RegressionError)
  /// No driver was ticked or rated; the text says why and what to name.
  case noDrivers(String)
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

  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .plan(let error): error.description
    case .regression(let error): error.description
    case .noDrivers(let reason): reason
    case .withheld:
      "the drivers cannot be compared, and why would tell of groups that may be too small to be shown (--min-n)"
    case .hidden(let minimum): "all answers together are \(Disclosure.reason(minimum)) (--min-n)"
    case .leftOut(let minimum):
      "fewer than \(minimum) answers have no tick asked for or no number to adjust for, and they would follow from the others (--min-n); leave out the column that is not filled in"
    }
  }
}
