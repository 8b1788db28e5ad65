/// Both tails of Beta(a, b) for one pair of parameters and many arguments: what depends on the parameters alone
/// is computed once.
package struct IncompleteBetaTails: Sendable {
  private let function: IncompleteBeta

  /// The tails of Beta(a, b).
  ///
  /// - Precondition: a > 0, b > 0, finite.
  package init(_ a: Double, _ b: Double) { function = IncompleteBeta(a, b) }

  /// I_x(a, b) and 1 - I_x(a, b), where `complement` is 1 - x with its own digits.
  ///
  /// - Precondition: 0 <= x <= 1.
  package func at(_ x: Double, complement: Double) -> (lower: Double, upper: Double) {
    function.tails(x, complement).both
  }
}
