public import CredenceAnalysis
import CredenceImport

extension DriverReportError: Worded, CustomStringConvertible {
  /// What is wrong and what to do, with settings called as in a plan.
  public var description: String { sentence(naming: .plan) }

  /// What is wrong and what to do.
  public func sentence(naming: SettingNaming) -> String {
    switch self {
    case .plan(let error): error.sentence(naming: naming)
    case .regression(let error): error.sentence(naming: naming)
    case .nobodyTicked(let columns):
      "nobody ticked anything in \(columns.quoted); name another column with \(naming(.column(.drivers))), or columns of ratings with \(naming(.rated))"
    case .noDriverColumn(let others):
      "the file has no column of drivers that was recognised; name the column of reasons with \(naming(.column(.drivers))), or columns of ratings with \(naming(.rated)). \(others.isEmpty ? "There is no other column" : "There are \(Array(others.prefix(12)).quoted)\(others.count > 12 ? " and \(others.count - 12) more" : "")")"
    case .withheld:
      "the drivers cannot be compared, and why would tell of groups that may be too small to be shown (\(naming(.minimumResponses)))"
    case .hidden(let minimum):
      "all answers together are \(HiddenGroup.reason(minimum)) (\(naming(.minimumResponses)))"
    case .leftOut(let minimum):
      "fewer than \(minimum) answers have no tick asked for or no number to adjust for, and they would follow from the others (\(naming(.minimumResponses))); leave out the column that is not filled in"
    }
  }
}
