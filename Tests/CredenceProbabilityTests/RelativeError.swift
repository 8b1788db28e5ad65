import Foundation

/// |got - want|/|want|; zero where both are the same, infinite where one is zero, infinite or not a number.
func relativeError(_ got: Double, _ want: Double) -> Double {
  if got == want { return 0 }
  guard got.isFinite, want.isFinite, want != 0 else { return .infinity }
  return abs(got - want) / max(abs(want), .leastNormalMagnitude)
}

/// The largest of many errors, and the case that made it.
struct WorstError {
  private(set) var value = 0.0
  private(set) var place = "none"
  private(set) var count = 0

  mutating func record(_ error: Double, at place: @autoclosure () -> String) {
    count += 1
    if error > value {
      value = error
      self.place = place()
    }
  }

  /// Prints the figure where CREDENCE_ACCURACY=1 asks for the table of Docs/Probability.md.
  func report(_ name: String) {
    guard ProcessInfo.processInfo.environment["CREDENCE_ACCURACY"] == "1" else { return }
    print("accuracy | \(name) | \(count) values | \(value) | \(place)")
  }
}
