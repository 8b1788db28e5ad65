public import CredenceSurvey

/// Why the coverage of a method cannot be enumerated.
public enum CoverageError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The number of answers is not from 1 to ``CoverageStudy/largestSample``.
  case illegalResponses(Int)
  /// The population is below the number of answers or above ``CoverageStudy/largestPopulation``.
  case illegalPopulation(Int, responses: Int)
  /// The space of truths has no division or a weight that is not above zero.
  case illegalTruthSpace
  /// The method has no interval for one of the outcomes.
  case noInterval(promoters: Int, passives: Int, detractors: Int, reason: EstimationError)

  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .illegalResponses(let responses):
      "coverage is enumerated for 1 to \(CoverageStudy.largestSample) answers, not \(responses)"
    case .illegalPopulation(let population, let responses):
      "coverage is enumerated for populations from the \(responses) answers to \(CoverageStudy.largestPopulation), not \(population)"
    case .illegalTruthSpace:
      "a space of truths needs at least one division, and weights above zero"
    case .noInterval(let promoters, let passives, let detractors, let reason):
      "there is no interval for \(promoters) promoters, \(passives) passives and \(detractors) detractors: \(reason)"
    }
  }
}
