import CredenceProbability

/// For each value of the net share the order in which a test counts outcomes as further away: the first to be
/// counted has the lowest rank value.
///
/// Only values from 0 to 1 are asked for. What happens at -delta happens at delta with promoters and detractors
/// exchanged, and ``OrderedTest`` uses that, so that mirrored counts get mirrored limits to the last bit.
protocol OutcomeOrdering: Sendable {
  /// The outcomes that are ordered.
  var outcomes: TrinomialOutcomes { get }
  /// Whether the order at -delta of the mirrored outcomes is that at delta reversed (a signed statistic)
  /// or the same (a distance).
  var reversesInMirror: Bool { get }
  /// The rank value of every outcome, 0 < delta < 1, in the order of ``outcomes``.
  func ranks(at delta: Double) -> [Double]
  /// Rank value of outcome `left` less that of `right`, 0 < delta < 1, to more digits than the difference of
  /// ``ranks(at:)`` where that matters.
  func rankDifference(_ left: TrinomialCounts, _ right: TrinomialCounts, at delta: Double) -> Double
}

/// Three class counts inside the inner loops: no population, nothing to check.
struct TrinomialCounts: Sendable, Hashable {
  let promoters: Int
  let passives: Int
  let detractors: Int

  var responses: Int { promoters + passives + detractors }

  var mirrored: TrinomialCounts {
    TrinomialCounts(promoters: detractors, passives: passives, detractors: promoters)
  }
}
