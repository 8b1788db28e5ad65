/// A sample of scores as its counts, with the number of contacts it was drawn from when known.
///
/// Counts are sufficient for every method of this library but driver regression, and they merge,
/// so any engine that can count can feed it.
public struct ScoreCounts: Sendable, Hashable {
  /// Answers in the top class.
  public let promoters: Int
  /// Answers in the middle class.
  public let passives: Int
  /// Answers in the bottom class.
  public let detractors: Int
  /// The number of contacts the account (or role) is known to have, answered or silent; `nil` if unknown.
  public let population: Int?

  /// Makes counts that are known to be legal.
  ///
  /// - Precondition: no count is negative or above ``maximumResponses``, and `population`, where given, is at least the
  ///   number of answers and at most ``maximumResponses``. For counts that come from outside use ``init(validating:passives:detractors:population:)``.
  public init(promoters: Int, passives: Int, detractors: Int, population: Int? = nil) {
    do {
      try self.init(
        validating: promoters, passives: passives, detractors: detractors, population: population)
    } catch {
      preconditionFailure(error.description)
    }
  }

  /// Makes counts from data that may be wrong.
  ///
  /// - Throws: ``ScoreCountsError`` naming the offending count.
  public init(validating promoters: Int, passives: Int, detractors: Int, population: Int? = nil)
    throws(ScoreCountsError)
  {
    for (loyaltyClass, count) in [
      (LoyaltyClass.promoter, promoters), (.passive, passives), (.detractor, detractors),
    ] where count < 0 || count > Self.maximumResponses {
      throw .illegalCount(loyaltyClass, count)
    }
    let responses = promoters + passives + detractors
    if let population, population < responses || population > Self.maximumResponses {
      throw .illegalPopulation(population, responses: responses)
    }
    self.promoters = promoters
    self.passives = passives
    self.detractors = detractors
    self.population = population
  }

  /// No answers, population unknown.
  public static let empty = ScoreCounts(promoters: 0, passives: 0, detractors: 0)

  /// The largest count a class or a population may have (2^40): beyond it a `Double` total of squares would round.
  public static let maximumResponses = 1 << 40

  /// The number of answers, n.
  public var responses: Int { promoters + passives + detractors }

  /// The contacts that have not answered, N - n, or `nil` when the population is unknown.
  public var nonrespondents: Int? { population.map { $0 - responses } }

  /// Whether every known contact has answered.
  public var isCensus: Bool { population == responses && responses > 0 }

  /// Whether all answers fall into one class (also true for a single answer).
  public var isUnanimous: Bool {
    responses > 0 && max(promoters, passives, detractors) == responses
  }

  /// The number of answers in a class.
  public subscript(loyaltyClass: LoyaltyClass) -> Int {
    switch loyaltyClass {
    case .promoter: promoters
    case .passive: passives
    case .detractor: detractors
    }
  }

  /// Counts with promoters and detractors exchanged: the score changes its sign and nothing else.
  public var mirrored: ScoreCounts {
    ScoreCounts(
      promoters: detractors, passives: passives, detractors: promoters, population: population)
  }

  /// The same answers with another known population.
  ///
  /// - Throws: ``ScoreCountsError/illegalPopulation(_:responses:)`` when it is smaller than the number of answers.
  public func withPopulation(_ population: Int?) throws(ScoreCountsError) -> ScoreCounts {
    try ScoreCounts(
      validating: promoters, passives: passives, detractors: detractors, population: population)
  }
}
