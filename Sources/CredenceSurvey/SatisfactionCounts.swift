/// How often each step of a satisfaction scale was answered.
public struct SatisfactionCounts: Sendable, Hashable {
  /// The scale.
  public let scale: SatisfactionScale
  /// Answers per step, from the scale's minimum up.
  public private(set) var answers: [Int]

  /// No answers yet.
  public init(scale: SatisfactionScale) {
    self.scale = scale
    answers = Array(repeating: 0, count: scale.maximum - scale.minimum + 1)
  }

  /// Counts an answer.
  ///
  /// - Precondition: the rating is on the scale and `count` is not negative.
  public mutating func add(rating: Int, count: Int = 1) {
    precondition(scale.contains(rating) && count >= 0, "the rating is not on the scale")
    answers[rating - scale.minimum] += count
  }

  /// Takes in another group's answers.
  ///
  /// - Precondition: the scales are the same.
  public mutating func merge(_ other: SatisfactionCounts) {
    precondition(scale == other.scale, "satisfaction counts merge only on one scale")
    for step in answers.indices { answers[step] += other.answers[step] }
  }

  /// The number of answers, n.
  public var responses: Int { answers.reduce(0, +) }

  /// Satisfied answers (the two best steps, of two the better one) among all.
  public var topTwo: ProportionCounts {
    ProportionCounts(
      successes: answers.suffix(scale.maximum - scale.topTwoFloor + 1).reduce(0, +), trials: responses)
  }

  /// The mean rating in steps of the scale, or `nil` without answers.
  public var mean: Double? {
    guard responses > 0 else { return nil }
    var sum = 0
    for (step, count) in answers.enumerated() { sum += (scale.minimum + step) * count }
    return Double(sum) / Double(responses)
  }

  /// The sample variance of the ratings (divisor n - 1), or `nil` with fewer than two answers.
  public var variance: Double? {
    guard let mean, responses > 1 else { return nil }
    var sum = 0.0
    for (step, count) in answers.enumerated() {
      let deviation = Double(scale.minimum + step) - mean
      sum += Double(count) * deviation * deviation
    }
    return sum / Double(responses - 1)
  }
}
