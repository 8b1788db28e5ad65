public import CredenceSurvey

extension NonrespondentPrediction {
  /// The equal-tail interval, in points: from the smallest score whose lower tail reaches (1 - level)/2 to
  /// the largest whose upper tail does.
  public func equalTail(_ level: ConfidenceLevel) -> ClosedRange<Double> {
    let tail = level.significanceLevel / 2 * (1 - Self.tieTolerance)
    var low = 0
    var below = probabilities[0]
    while below < tail, low + 1 < probabilities.count {
      low += 1
      below += probabilities[low]
    }
    var high = probabilities.count - 1
    var above = probabilities[high]
    while above < tail, high > low {
      high -= 1
      above += probabilities[high]
    }
    return limits(low, high)
  }

  /// The interval of fewest lattice points that holds the level; of several the one that holds most, and of
  /// several such the smallest that contains them all, so that mirrored counts give mirrored limits.
  public func shortest(_ level: ConfidenceLevel) -> ClosedRange<Double> {
    var cumulative = [0.0]
    cumulative.reserveCapacity(probabilities.count + 1)
    for probability in probabilities { cumulative.append(cumulative[cumulative.count - 1] + probability) }
    let total = cumulative[cumulative.count - 1]
    let needed = min(level.value * (1 - Self.tieTolerance), total)
    var fewest = probabilities.count
    var high = 0
    for low in probabilities.indices {
      while high < probabilities.count, cumulative[high] - cumulative[low] < needed { high += 1 }
      if cumulative[high] - cumulative[low] < needed { break }
      fewest = min(fewest, high - low)
    }
    fewest = max(fewest, 1)
    var most = 0.0
    for low in 0...(probabilities.count - fewest) {
      most = max(most, cumulative[low + fewest] - cumulative[low])
    }
    var found: (Int, Int)?
    for low in 0...(probabilities.count - fewest) {
      guard cumulative[low + fewest] - cumulative[low] >= most - Self.tieTolerance else { continue }
      found = (found?.0 ?? low, low + fewest - 1)
    }
    let (first, last) = found ?? (0, probabilities.count - 1)
    return limits(first, last)
  }

  /// Two sums of the same probabilities in another order differ by less.
  private static let tieTolerance = 1e-12

  private func limits(_ low: Int, _ high: Int) -> ClosedRange<Double> {
    score(of: Double(smallest + low))...score(of: Double(smallest + high))
  }
}
