import CredenceProbability
import CredenceRegression

/// What was found in the surveys of one setting.
struct SettingRecord: Sendable {
  let setting: Setting
  let truth: Truth
  private let tickOdds: [Double]
  /// Estimator by estimator, bin by bin.
  private var intervals: [[IntervalRecord]]
  /// Surveys in which the block of account means matters, of those where it could be fitted.
  private(set) var flagged = Ratio()
  /// The same if the test did not count the means as spent.
  private(set) var flaggedWithMore = Ratio()
  private(set) var surveys = 0
  /// Surveys that no driver model can be fitted to.
  private(set) var refused = 0

  init(_ setting: Setting, _ truth: Truth) {
    self.setting = setting
    self.truth = truth
    tickOdds = setting.tickOdds
    intervals = Array(
      repeating: Array(repeating: IntervalRecord(), count: TickBin.allCases.count),
      count: Estimator.allCases.count)
  }

  subscript(estimator: Estimator, bin: TickBin = .all) -> IntervalRecord {
    intervals[estimator.rawValue][bin.rawValue]
  }

  mutating func add(_ other: SettingRecord) {
    for estimator in intervals.indices {
      for bin in intervals[estimator].indices {
        intervals[estimator][bin].add(other.intervals[estimator][bin])
      }
    }
    flagged.add(other.flagged)
    flaggedWithMore.add(other.flaggedWithMore)
    surveys += other.surveys
    refused += other.refused
  }

  /// Draws a survey and judges all its intervals.
  mutating func add(survey: Int, seed: UInt64) {
    var generator = PhiloxGenerator(seed: seed, stream: UInt64(setting.place) << 20 | UInt64(survey))
    let simulated = SimulatedSurvey(setting, tickOdds: tickOdds, generator: &generator)
    surveys += 1
    guard let design = try? simulated.design() else {
      refused += 1
      return
    }
    let found = SurveyIntervals(design)
    if let isFlagged = found.isFlagged { flagged.add(isFlagged ? 1 : 0, of: 1) }
    if let isFlagged = found.isFlaggedWithMore { flaggedWithMore.add(isFlagged ? 1 : 0, of: 1) }
    for estimator in Estimator.allCases {
      var sums = [Sums](repeating: Sums(), count: TickBin.allCases.count)
      for fact in design.facts {
        guard let driver = Setting.names.firstIndex(of: fact.name) else { continue }
        let limits = found.limits[estimator.rawValue][fact.name]
        for bin in TickBin.bins(ticks: fact.tickCount, isTooFew: fact.isTooFew) {
          sums[bin.rawValue].add(
            limits, truth: truth.effects[driver], isNull: Setting.weights[driver] == 0)
        }
      }
      for bin in sums.indices { sums[bin].close(into: &intervals[estimator.rawValue][bin]) }
    }
  }

  /// One survey's part.
  private struct Sums {
    var cases = 0.0
    var intervals = 0.0
    var covered = 0.0
    var nulls = 0.0
    var positives = 0.0
    var width = 0.0

    mutating func add(_ limits: ClosedRange<Double>?, truth: Double, isNull: Bool) {
      cases += 1
      guard let limits else { return }
      intervals += 1
      if limits.contains(truth) { covered += 1 }
      width += min(200, max(-200, limits.upperBound)) - max(-200, min(200, limits.lowerBound))
      if isNull {
        nulls += 1
        if !limits.contains(0) { positives += 1 }
      }
    }

    func close(into record: inout IntervalRecord) {
      record.coverage.add(covered, of: intervals)
      record.falsePositives.add(positives, of: nulls)
      record.width.add(width, of: intervals)
      record.missing.add(cases - intervals, of: cases)
    }
  }
}
