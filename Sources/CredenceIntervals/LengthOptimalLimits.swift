import CredenceSurvey
import Synchronization

/// One upper limit that is asked for: an outcome with a tie weight and the threshold of the p-value. The lower limit
/// of an outcome is the negative of the upper one of its mirror image.
struct LengthOptimalQuestion: Sendable, Hashable {
  let counts: TrinomialCounts
  let tieWeight: Double
  let threshold: Double

  init(counts: TrinomialCounts, tieWeight: Double, threshold: Double) {
    self.counts = counts
    self.tieWeight = tieWeight
    self.threshold = threshold
  }

  var mirrored: LengthOptimalQuestion { asked(of: counts.mirrored) }

  /// The same question of another outcome.
  func asked(of counts: TrinomialCounts) -> LengthOptimalQuestion {
    LengthOptimalQuestion(counts: counts, tieWeight: tieWeight, threshold: threshold)
  }
}

/// The tests already set up and the limits already found, shared by all threads.
///
/// A test depends on the number of answers alone: one for each n up to 50, about 30 MB for all of them. Limits
/// are pure functions of the question, so it does not matter which thread finds one first, nor that two may
/// find the same one at once.
final class LengthOptimalLimits: Sendable {
  static let shared = LengthOptimalLimits()

  private let tests = OrderedTestStore { LengthOptimalOrdering(responses: $0) }
  private let limits = Mutex<[LengthOptimalQuestion: Double]>([:])

  /// A bound on the limits kept: all outcomes of all n at two levels fit. Past it the store starts anew.
  static let largestStore = 100_000

  /// The upper limit of the net share, -1...1: the test's own, raised where needed to those of the outcomes with
  /// one answer a class lower.
  ///
  /// Acceptance sets have ragged ends, and in rare cases (one pair of outcomes, 0.04 points, over all n up to 50
  /// at level 0.95) an outcome's limit lies above that of a better one. Raising makes the limits
  /// monotone in every answer, and can only add to the coverage.
  ///
  /// - Precondition: from 1 to ``LengthOptimalInterval/largestExactSample`` answers.
  func upperLimit(_ question: LengthOptimalQuestion) -> Double {
    question.counts.withThoseOneClassLower.map { testLimit(question.asked(of: $0)) }.max() ?? -1
  }

  /// The test's own upper limit, found or remembered.
  func testLimit(_ question: LengthOptimalQuestion) -> Double {
    if let known = limits.withLock({ $0[question] }) { return known }
    let limit = test(responses: question.counts.responses).upperLimit(
      question.counts, tieWeight: question.tieWeight, threshold: question.threshold)
    limits.withLock { limits in
      if limits.count >= Self.largestStore { limits.removeAll() }
      limits[question] = limit
    }
    return limit
  }

  /// The test for a number of answers.
  func test(responses: Int) -> OrderedTest<LengthOptimalOrdering> { tests.test(responses: responses) }

  /// Forgets everything. For measuring a cold start.
  func removeAll() {
    tests.removeAll()
    limits.withLock { $0.removeAll() }
  }
}
