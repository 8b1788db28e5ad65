/// A number of successes among a number of trials: promoters among answers, satisfied among rated.
public struct ProportionCounts: Sendable, Hashable {
  /// The successes, x.
  public let successes: Int
  /// The trials, n.
  public let trials: Int

  /// Makes counts that are known to be legal.
  ///
  /// - Precondition: `0 <= successes <= trials <= ScoreCounts.maximumResponses`.
  public init(successes: Int, trials: Int) {
    precondition(
      successes >= 0 && successes <= trials && trials <= ScoreCounts.maximumResponses,
      "a proportion needs 0 <= successes <= trials")
    self.successes = successes
    self.trials = trials
  }

  /// Makes counts from data that may be wrong.
  ///
  /// - Throws: ``ProportionCountsError`` unless `0 <= successes <= trials`.
  public init(validating successes: Int, trials: Int) throws(ProportionCountsError) {
    guard successes >= 0, successes <= trials, trials <= ScoreCounts.maximumResponses else {
      throw ProportionCountsError(successes: successes, trials: trials)
    }
    self.successes = successes
    self.trials = trials
  }

  /// The failures, n - x.
  public var failures: Int { trials - successes }

  /// x / n, or `nil` without trials.
  public var share: Double? { trials > 0 ? Double(successes) / Double(trials) : nil }
}

extension ProportionCounts {
  /// The share of successes with its interval, 0...1: `counts.estimate(by: .wilson)`.
  ///
  /// - Throws: ``EstimationError/noResponses`` without trials, or what the method throws.
  public func estimate(by method: some IntervalMethod<ClassShare>, level: ConfidenceLevel = .standard)
    throws(EstimationError) -> Estimate
  {
    // Successes are one class of answers and failures another: the methods of a class's share are those of any.
    try ScoreCounts(promoters: successes, passives: 0, detractors: failures)
      .estimate(.share(of: .promoter), by: method, level: level)
  }
}

/// Why two numbers do not describe a proportion.
public struct ProportionCountsError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The successes that were given.
  package let successes: Int
  /// The trials that were given.
  package let trials: Int

  /// What is wrong and what would be right.
  public var description: String {
    if trials > ScoreCounts.maximumResponses || successes > ScoreCounts.maximumResponses {
      return
        "\(successes) successes in \(trials) trials; the largest count is \(ScoreCounts.maximumResponses) (2^40)"
    }
    return "\(successes) successes in \(trials) trials; it must be 0 <= successes <= trials"
  }
}
