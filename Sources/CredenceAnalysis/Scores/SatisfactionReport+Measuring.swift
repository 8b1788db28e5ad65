import CredenceIntervals
import CredenceSurvey

extension SatisfactionReport {
  /// Measures the ratings of one touchpoint.
  init(touchpoint: String, counts: SatisfactionCounts, level: ConfidenceLevel) {
    self.touchpoint = touchpoint
    self.counts = counts
    if let share = counts.topTwo.share,
      let interval = try? WilsonInterval().interval(for: counts.topTwo, level: level)
    {
      topTwo = Estimate(value: share, interval: interval, unit: .share)
    } else {
      topTwo = nil
    }
    mean = try? SatisfactionMeanInterval().estimate(of: counts, level: level)
  }

  /// The ratings of a hidden group: none.
  static func hidden(touchpoint: String, scale: SatisfactionScale) -> SatisfactionReport {
    SatisfactionReport(
      touchpoint: touchpoint, counts: SatisfactionCounts(scale: scale), topTwo: nil, mean: nil, isHidden: true
    )
  }
}
