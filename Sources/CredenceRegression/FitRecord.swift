/// What the solver did, in every fit: the reader need not believe a fit, he can look.
public struct FitRecord: Sendable, Hashable {
  /// Why the solver stopped.
  public enum Stop: String, Sendable, Hashable, Codable {
    /// A closed form: nothing was iterated.
    case closedForm = "closed-form"
    /// The gradient is zero to the tolerance.
    case converged
    /// The objective cannot be improved in double precision; the gradient is small, not zero.
    case noFurtherProgress = "no-further-progress"
    /// The number of iterations ran out. The estimates are not to be used.
    case iterationLimit = "iteration-limit"
    /// An estimate runs off to infinity: the data separate the classes.
    case separation
  }

  /// Why it stopped.
  public let stop: Stop
  /// Iterations taken (0 for a closed form).
  public let iterations: Int
  /// The largest absolute element of the gradient of the objective at the estimates.
  package let largestGradient: Double
  /// How many decimals of the least certain estimate are right, by the length of the last Newton step.
  package let correctDecimals: Int
  /// The condition number of the information (largest by smallest eigenvalue, columns scaled to unit diagonal).
  package let condition: Double

  /// Makes a record.
  package init(
    stop: Stop, iterations: Int, largestGradient: Double, correctDecimals: Int, condition: Double
  ) {
    self.stop = stop
    self.iterations = iterations
    self.largestGradient = largestGradient
    self.correctDecimals = correctDecimals
    self.condition = condition
  }

  /// Whether the estimates may be used.
  public var isUsable: Bool { stop != .iterationLimit }
}
