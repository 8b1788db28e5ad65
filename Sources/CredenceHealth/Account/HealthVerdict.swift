/// What can be said of an account's health, or that nothing can yet.
public enum HealthVerdict: String, Sendable, Hashable, Codable, CaseIterable {
  /// P(H >= 80) is at least 80% and a decision maker has answered.
  case veryHealthy = "very-healthy"
  /// P(H > 0) is at least 90%.
  case healthy
  /// P(-20 <= H <= 20) is at least 80%.
  case neutral
  /// P(H < 0) is at least 90%.
  case unhealthy
  /// P(H <= -80) is at least 80%.
  case veryUnhealthy = "very-unhealthy"
  /// None of these: the answers do not settle it.
  case unclear

  /// For people.
  public var words: String { rawValue.split(separator: "-").joined(separator: " ") }

  /// A claim of a sign is wrong at most one time in ten; a claim of a region takes 80%.
  ///
  /// - Parameter deciderAnswered: whether a decision maker answered, or the portfolio knows no such role.
  init(_ cells: HealthCells, aboveZero: Double, belowZero: Double, deciderAnswered: Bool) {
    // Sums of probabilities are exact to about 1e-15; a limit reached is a limit passed.
    let slack = 1e-12
    if cells.atLeast80 >= 0.8 - slack, deciderAnswered {
      self = .veryHealthy
    } else if cells.atMostMinus80 >= 0.8 - slack {
      self = .veryUnhealthy
    } else if cells.within20 >= 0.8 - slack {
      self = .neutral
    } else if aboveZero >= 0.9 - slack {
      self = .healthy
    } else if belowZero >= 0.9 - slack {
      self = .unhealthy
    } else {
      self = .unclear
    }
  }
}

/// The five cells of health and their probabilities, which add up to 1.
public struct HealthCells: Sendable, Hashable {
  /// P(H <= -80).
  public let atMostMinus80: Double
  /// P(-80 < H < -20).
  public let low: Double
  /// P(-20 <= H <= 20).
  public let within20: Double
  /// P(20 < H < 80).
  public let high: Double
  /// P(H >= 80).
  public let atLeast80: Double

  /// The cells, lowest first.
  package var probabilities: [Double] { [atMostMinus80, low, within20, high, atLeast80] }

  /// From the probabilities of lying below each of ``HealthThreshold/all``.
  init(below: [Double]) {
    func clipped(_ value: Double) -> Double { min(1, max(0, value)) }
    atMostMinus80 = clipped(below[0])
    low = clipped(below[1] - below[0])
    within20 = clipped(below[4] - below[1])
    high = clipped(below[5] - below[4])
    atLeast80 = clipped(1 - below[5])
  }
}
