/// Where a condition stops holding, between a place where it holds and one where it fails.
package struct Boundary: Sendable, Hashable {
  /// The last place found at which it holds.
  package let holding: Double
  /// The first place found at which it fails; within the tolerance of `holding`, or its neighbour.
  package let failing: Double
  /// The halvings made.
  package let iterations: Int
}

/// Halves the way from `holding` to `failing` until they are at most `tolerance` apart or neighbouring
/// numbers. Only the truth of the condition is used, never a value: right for sets with ragged values.
///
/// - Throws: ``SearchError/notBetween(holding:failing:)`` where the condition does not hold at `holding`
///   or holds at `failing`.
package func bisectBoundary(
  holding: Double, failing: Double, tolerance: Double = 0, where condition: (Double) -> Bool
) throws(SearchError) -> Boundary {
  precondition(holding.isFinite && failing.isFinite && tolerance >= 0, "a boundary needs finite ends")
  guard condition(holding), !condition(failing) else {
    throw .notBetween(holding: holding, failing: failing)
  }
  var inside = holding
  var outside = failing
  var iterations = 0
  while abs(outside - inside) > tolerance {
    let middle = 0.5 * inside + 0.5 * outside
    if middle == inside || middle == outside { break }
    if condition(middle) { inside = middle } else { outside = middle }
    iterations += 1
  }
  return Boundary(holding: inside, failing: outside, iterations: iterations)
}
