import CredenceConcurrency
import CredenceProbability
public import CredenceSurvey

/// The intervals a method gives for every possible outcome of n answers, and so all that is needed to know its
/// coverage exactly, without simulation.
///
/// The probability that the interval holds the truth is a finite sum,
///
///     coverage(truth) = sum over outcomes y of Pr(y | truth) [lower(y) <= truth <= upper(y)],
///
/// multinomial, or multivariate hypergeometric when the population is known. The result does not depend on the
/// number of threads.
public struct CoverageStudy: Sendable {
  /// The method's stable name.
  public let method: String
  /// The number of answers, n.
  public let responses: Int
  /// The level the intervals were asked for.
  public let level: ConfidenceLevel
  /// The number of known contacts, or `nil` for answers drawn from an endless population.
  public let population: Int?
  /// The unit of the statistic.
  public let unit: StatisticUnit

  /// The largest number of answers: 45,451 outcomes.
  public static let largestSample = 300
  /// The largest population: 125,751 compositions.
  package static let largestPopulation = 500
  /// A limit this close to the truth, as a share (so 1e-9 points), holds it: intervals are closed, and a limit that
  /// is the truth but for rounding must count.
  package static let slack = 1e-11

  let outcomes: TrinomialOutcomes
  /// Limits in the order of the outcomes. For one class's share only outcomes without passives are possible.
  let lower: [Double]
  let upper: [Double]
  /// Whether the statistic is one class's share: passives do not occur then.
  let isShare: Bool

  /// Finds all intervals of a net-score method.
  public init(
    of method: some IntervalMethod<NetPromoterScore>, responses: Int, level: ConfidenceLevel = .standard,
    population: Int? = nil, threads: Int = 1
  ) throws(CoverageError) {
    try self.init(
      method: method, statistic: .netPromoterScore, isShare: false, responses: responses, level: level,
      population: population, threads: threads)
  }

  /// Finds all intervals of a method for one class's share: n + 1 outcomes, the class (here: promoters) or not.
  public init(
    of method: some IntervalMethod<ClassShare>, responses: Int, level: ConfidenceLevel = .standard,
    population: Int? = nil, threads: Int = 1
  ) throws(CoverageError) {
    try self.init(
      method: method, statistic: .share(of: .promoter), isShare: true, responses: responses, level: level,
      population: population, threads: threads)
  }

  private init<Statistic: ScoreStatistic>(
    method: some IntervalMethod<Statistic>, statistic: Statistic, isShare: Bool, responses: Int,
    level: ConfidenceLevel, population: Int?, threads: Int
  ) throws(CoverageError) {
    guard (1...Self.largestSample).contains(responses) else { throw .illegalResponses(responses) }
    if let population, population < responses || population > Self.largestPopulation {
      throw .illegalPopulation(population, responses: responses)
    }
    let outcomes = TrinomialOutcomes(responses: responses)
    var samples: [ScoreCounts] = []
    var positions: [Int] = []
    outcomes.forEach { position, promoters, passives, detractors in
      guard !isShare || passives == 0 else { return }
      samples.append(
        ScoreCounts(
          promoters: promoters, passives: passives, detractors: detractors, population: population))
      positions.append(position)
    }
    let possible = samples
    let results = parallelMap(count: possible.count, threads: threads) {
      index -> Result<Interval, EstimationError> in
      do throws(EstimationError) {
        return .success(try method.interval(of: statistic, in: possible[index], level: level))
      } catch {
        return .failure(error)
      }
    }
    var lower = Array(repeating: 0.0, count: outcomes.count)
    var upper = lower
    for ((sample, position), result) in zip(zip(samples, positions), results) {
      switch result {
      case .success(let interval):
        lower[position] = interval.lower
        upper[position] = interval.upper
      case .failure(let reason):
        throw .noInterval(
          promoters: sample.promoters, passives: sample.passives, detractors: sample.detractors,
          reason: reason)
      }
    }
    self.method = method.name
    self.responses = responses
    self.level = level
    self.population = population
    self.unit = statistic.unit
    self.outcomes = outcomes
    self.lower = lower
    self.upper = upper
    self.isShare = isShare
  }
}
