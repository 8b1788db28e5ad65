/// Why numbers do not describe a distribution.
package enum DistributionError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A parameter is outside its range, or no number.
  case parameterOutOfRange(distribution: String, parameter: String, value: Double, needed: String)
  /// The distribution has more parameters than were given.
  case tooFewParameters(distribution: String, needed: Int, got: Int)

  /// What is wrong and what would be right.
  package var description: String {
    switch self {
    case .parameterOutOfRange(let distribution, let parameter, let value, let needed):
      "\(parameter) of \(distribution) is \(value); it must be \(needed)"
    case .tooFewParameters(let distribution, let needed, let got):
      "\(distribution) needs at least \(needed) parameters and \(got) were given"
    }
  }
}

/// Throws unless `value` is positive and finite.
func requirePositive(
  _ value: Double, _ parameter: String, of distribution: String
) throws(DistributionError) {
  guard value > 0 && value < .infinity else {
    throw .parameterOutOfRange(
      distribution: distribution, parameter: parameter, value: value, needed: "positive and finite")
  }
}
