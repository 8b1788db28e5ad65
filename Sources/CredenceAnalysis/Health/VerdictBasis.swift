/// What a verdict on an account's health rests on.
public enum VerdictBasis: String, Sendable, Hashable, Codable, CaseIterable {
  /// The account's own answers, taken alone, point the same way.
  case heard
  /// What its answers are worth in the light of the other accounts: taken alone they would not say so.
  case expected
}
