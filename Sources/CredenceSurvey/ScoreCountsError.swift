/// Why three counts and a population do not describe a sample.
public enum ScoreCountsError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A class was given a negative count, or one above ``ScoreCounts/maximumResponses``.
  case illegalCount(LoyaltyClass, Int)
  /// The population is smaller than the number of answers, or above ``ScoreCounts/maximumResponses``.
  case illegalPopulation(Int, responses: Int)

  /// What is wrong and what would be right.
  public var description: String {
    switch self {
    case .illegalCount(let loyaltyClass, let count):
      "the number of \(loyaltyClass.rawValue)s is \(count); it must be between 0 and \(ScoreCounts.maximumResponses)"
    case .illegalPopulation(let population, _) where population > ScoreCounts.maximumResponses:
      "the population is \(population); it must be at most \(ScoreCounts.maximumResponses)"
    case .illegalPopulation(let population, let responses):
      "the population is \(population) but there are \(responses) answers; give the number of all known contacts (at least \(responses)), or leave it out if it is not known"
    }
  }
}
