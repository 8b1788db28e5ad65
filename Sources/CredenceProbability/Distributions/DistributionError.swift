/// Why numbers do not describe a distribution.
public enum DistributionError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A parameter is outside its range.
  case parameterOutOfRange(distribution: String, parameter: String, value: Double, needed: String)

  /// What is wrong and what would be right.
  public var description: String {
    switch self {
    case .parameterOutOfRange(let distribution, let parameter, let value, let needed):
      "\(distribution): \(parameter) is \(value); it must be \(needed)"
    }
  }
}
