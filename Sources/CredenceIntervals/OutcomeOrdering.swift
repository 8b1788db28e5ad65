import CredenceProbability
import CredenceSurvey

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

  init(promoters: Int, passives: Int, detractors: Int) {
    self.promoters = promoters
    self.passives = passives
    self.detractors = detractors
  }

  init(_ counts: ScoreCounts) {
    self.init(promoters: counts.promoters, passives: counts.passives, detractors: counts.detractors)
  }

  var responses: Int { promoters + passives + detractors }

  var mirrored: TrinomialCounts {
    TrinomialCounts(promoters: detractors, passives: passives, detractors: promoters)
  }

  /// These counts, and those with one answer a class lower.
  var withThoseOneClassLower: [TrinomialCounts] {
    var all = [self]
    if promoters > 0 {
      all.append(
        TrinomialCounts(promoters: promoters - 1, passives: passives + 1, detractors: detractors))
    }
    if passives > 0 {
      all.append(
        TrinomialCounts(promoters: promoters, passives: passives - 1, detractors: detractors + 1))
    }
    return all
  }
}
