/// Why an estimate cannot be given. A request can be wrong where the data are legal.
public enum EstimationError: Error, Sendable, Hashable, CustomStringConvertible {
  /// There are no answers, so the point estimate does not exist.
  case noResponses
  /// The method needs more answers than there are.
  case tooFewResponses(method: String, needed: Int, got: Int)
  /// The method needs a known population.
  case populationUnknown(method: String)
  /// The method does not serve this statistic or input; the text says what to use instead.
  case notApplicable(method: String, reason: String)

  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .noResponses:
      "there are no answers; a score needs at least one"
    case .tooFewResponses(let method, let needed, let got):
      "\(method) needs at least \(needed) answers and there are \(got)"
    case .populationUnknown(let method):
      "\(method) needs the number of known contacts; give a population"
    case .notApplicable(let method, let reason):
      "\(method) cannot be used here: \(reason)"
    }
  }
}
