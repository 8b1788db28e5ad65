import CredenceProbability

/// Outcomes ordered by Tango's signed score statistic at a value of the net share.
struct ScoreOrdering: OutcomeOrdering {
  let outcomes: TrinomialOutcomes
  /// At -delta the statistic of the mirrored outcome has the other sign.
  var reversesInMirror: Bool { true }

  init(responses: Int) { outcomes = TrinomialOutcomes(responses: responses) }

  func ranks(at delta: Double) -> [Double] {
    var ranks = Array(repeating: 0.0, count: outcomes.count)
    outcomes.forEach { position, promoters, passives, detractors in
      let counts = TrinomialCounts(promoters: promoters, passives: passives, detractors: detractors)
      ranks[position] = statistic(counts, at: delta)
    }
    return ranks
  }

  func rankDifference(_ left: TrinomialCounts, _ right: TrinomialCounts, at delta: Double) -> Double {
    statistic(left, at: delta) - statistic(right, at: delta)
  }

  private func statistic(_ counts: TrinomialCounts, at delta: Double) -> Double {
    let n = Double(outcomes.responses)
    let q = MinorShare(
      netShare: delta, promoters: Double(counts.promoters), passives: Double(counts.passives),
      detractors: Double(counts.detractors)
    ).share
    let variance = n * (2 * q + delta * (1 - delta))
    return (Double(counts.promoters - counts.detractors) - n * delta) / variance.squareRoot()
  }
}
