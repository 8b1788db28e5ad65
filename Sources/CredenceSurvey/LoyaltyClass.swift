/// The three classes a likelihood-to-recommend answer falls into.
///
/// Source: Reichheld, "The One Number You Need to Grow", Harvard Business Review 81(12), 2003.
public enum LoyaltyClass: String, Sendable, Hashable, Codable, CaseIterable {
  /// Answers at or above the scale's promoter floor (9 and 10 of 0...10).
  case promoter
  /// Answers between the two floors (7 and 8 of 0...10).
  case passive
  /// Answers below the passive floor (0 to 6 of 0...10).
  case detractor
}
