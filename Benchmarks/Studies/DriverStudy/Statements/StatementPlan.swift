/// Which statements, and how many surveys.
///
///     swift run -c release DriverStudy labels|importance|separated [surveys=N] [truth=N] [seed=S] [threads=T]
struct StatementPlan: Sendable {
  enum Study: String {
    case labels, importance, separated
  }

  let study: Study
  var surveys = 40
  var truthAnswers = 200_000
  var seed: UInt64 = 1
  var threads = 2

  /// `nil` where it is another study's or not understood.
  init?(_ arguments: [String]) {
    guard let study = arguments.first.flatMap({ Study(rawValue: $0) }) else { return nil }
    self.study = study
    for argument in arguments.dropFirst() {
      let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2, let number = UInt64(parts[1]), number <= 1 << 40 else { return nil }
      switch parts[0] {
      case "surveys": surveys = max(2, Int(number))
      case "truth": truthAnswers = max(1000, Int(number))
      case "seed": seed = number
      case "threads": threads = max(1, Int(number))
      default: return nil
      }
    }
  }

  /// The tables.
  func text() -> String {
    switch study {
    case .labels: LabelStudy(plan: self).text()
    case .importance: ImportanceStudy(plan: self).text()
    case .separated: SeparatedStudy(plan: self).text()
    }
  }
}
