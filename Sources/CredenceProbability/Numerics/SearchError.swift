/// Why a root, a minimum or a boundary could not be given.
package enum SearchError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The function has the same sign at both ends.
  case notBracketed(lower: Double, upper: Double, valueAtLower: Double, valueAtUpper: Double)
  /// The predicate is the same at both ends, or false at the end where it should hold.
  case notBetween(holding: Double, failing: Double)
  /// The function gave no number.
  case notANumber(at: Double)
  /// The iterations allowed were used up; `best` is where the search stood.
  case notReached(best: Double, iterations: Int)

  /// What is wrong and what to do.
  package var description: String {
    switch self {
    case .notBracketed(let lower, let upper, let low, let high):
      "the function is \(low) at \(lower) and \(high) at \(upper); a root needs opposite signs"
    case .notBetween(let holding, let failing):
      "the condition must hold at \(holding) and fail at \(failing)"
    case .notANumber(let place):
      "the function has no value at \(place); narrow the range"
    case .notReached(let best, let iterations):
      "not settled after \(iterations) iterations, near \(best); allow more or a wider tolerance"
    }
  }
}
