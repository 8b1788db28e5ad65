import CredenceHealth

extension HealthPattern {
  /// What it means, in the 40 cells that a terminal of 80 leaves beside its name and probability.
  var meaning: String {
    switch self {
    case .maskedRisk: "good score hides unhappy decision makers"
    case .endUserFriction: "expansion lead: end users alone unhappy"
    case .divided: "some role above 0 and some below"
    case .consensus: "all roles on one side"
    }
  }

  /// The words among the portfolio's findings: also what a pattern is good for, where its name does not say.
  var findingWords: String { self == .endUserFriction ? "\(words) (expansion lead)" : words }
}
