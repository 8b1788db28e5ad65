import CredenceIntervals

/// The threshold as a function of 1 - level, for one n and one tie weight: straight between corners, from the origin
/// to the largest threshold at which no interval is without width.
///
/// The table of misses says how high a threshold may be at every 1 - level: `need` is the least 1 - level a threshold
/// is good for, and rises with it. The curve keeps below that bound everywhere, not only at the levels of the ladder:
/// these get the highest threshold they may have, and a corner is put in wherever a straight piece would be too high,
/// until none is.
struct Curve {
  /// 100,000 (1 - level).
  static let ladder = [10, 100, 500, 1000, 2000, 5000, 10000, 20000, 34000, 50000]
  /// Units of a corner: 1 - level in 1e-5, threshold in 1e-7.
  struct Corner {
    var rest: Int
    var threshold: Int
  }

  private(set) var corners: [Corner]

  private struct Bound {
    /// 1 - level.
    let rest: Double
    /// The curve is no higher than this there.
    let threshold: Double
  }

  /// The curve of n answers that goes through the setting at level 0.95.
  init(responses: Int, setting: LengthOptimalSetting) {
    let steps: Int
    switch responses {
    case ...8: steps = 20000
    case ...12: steps = 12000
    case ...20: steps = 8000
    case ...30: steps = 4000
    default: steps = 2000
    }
    let screen = LengthOptimalScreen(responses: responses, steps: steps, threads: threads)
    let grid = PValueGrid(screen, tieWeight: setting.tieWeight)
    let table = MissTable(
      grid, lattice: LatticeWeights(screen.outcomes), shares: responses <= 20 ? 100 : 60, threads: threads)
    self.init(table, setting: setting, largestThreshold: grid.largestThreshold)
  }

  init(_ table: MissTable, setting: LengthOptimalSetting, largestThreshold: Double) {
    let unit = (rest: 1e-5, threshold: 1e-7)
    // Where an outcome that nothing is ranked below is lost whole.
    let floor = 1.4 * setting.tieWeight
    var bounds: [Bound] = []
    var need = 0.0
    for index in 1...MissTable.last {
      // What is lost where nothing is ranked below is in `floor`.
      let isFloor = table.worst[index] <= MissTable.threshold(index) / setting.tieWeight
      let here = max(table.mean[index], isFloor ? 0 : table.worst[index] * 1.001 / 1.4)
      guard here > need else { continue }
      need = here
      bounds.append(Bound(rest: need, threshold: MissTable.threshold(index - 1)))
    }
    let top = 0.999 * largestThreshold
    func allowed(_ rest: Double) -> Double {
      let first = bounds.first { $0.rest > rest }
      return min(0.997 * (first?.threshold ?? 1), floor * rest, 0.99 * top)
    }
    func units(_ threshold: Double) -> Int { Int((threshold / unit.threshold + 1e-6).rounded(.down)) }
    corners = Self.ladder.map { Corner(rest: $0, threshold: units(allowed(Double($0) * unit.rest))) }
    // Below the lowest rung the threshold is proportional to 1 - level.
    let lowest = bounds.filter { $0.rest <= Double(corners[0].rest) * unit.rest && $0.rest > 1e-6 }
    for bound in lowest {
      corners[0].threshold = min(
        corners[0].threshold, units(bound.threshold / bound.rest * Double(corners[0].rest) * unit.rest))
    }
    corners.append(Corner(rest: 100_000, threshold: units(top)))
    let given = units(setting.thresholdRatio * 0.05)
    if let place = corners.firstIndex(where: { $0.rest == 5000 }) {
      corners[place].threshold = given
    }
    while let place = steepest(bounds) {
      let bound = bounds[place]
      let rest = Int((bound.rest / unit.rest).rounded(.up))
      // What is good at level 0.95 is good at lower levels.
      let least = rest > 5000 ? given + rest - 5000 : 0
      let most = max(units(bound.threshold), least)
      if most > units(bound.threshold) || rest == 5000 { bounds.remove(at: place) }
      guard rest != 5000 else { continue }
      var index = corners.firstIndex { $0.rest >= rest } ?? corners.count - 1
      if corners[index].rest == rest {
        corners[index].threshold = max(min(corners[index].threshold - 1, most), least)
      } else {
        // A little lower than it must be: then fewer corners are needed.
        let before = index > 0 ? corners[index - 1].threshold : 0
        let threshold = max(units(0.98 * bound.threshold), min(before + 1, most), least)
        corners.insert(Corner(rest: rest, threshold: threshold), at: index)
      }
      while index > 0, corners[index - 1].threshold >= corners[index].threshold {
        corners[index - 1].threshold = corners[index].threshold - 1
        index -= 1
      }
    }
  }

  /// The bound that the curve breaks most.
  private func steepest(_ bounds: [Bound]) -> Int? {
    var worst = (place: -1, ratio: 1 + 1e-6)
    var next = 0
    for (place, bound) in bounds.enumerated() where bound.rest > 1e-4 && bound.rest < 1 {
      while next < corners.count - 1, Double(corners[next].rest) * 1e-5 < bound.rest { next += 1 }
      let (left, right) = (next > 0 ? corners[next - 1] : Corner(rest: 0, threshold: 0), corners[next])
      let part = (bound.rest / 1e-5 - Double(left.rest)) / Double(right.rest - left.rest)
      let height = 1e-7 * (Double(left.threshold) + part * Double(right.threshold - left.threshold))
      if height / bound.threshold > worst.ratio { worst = (place, height / bound.threshold) }
    }
    return worst.place >= 0 ? worst.place : nil
  }
}
