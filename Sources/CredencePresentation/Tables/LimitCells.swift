import CredenceHealth
import CredencePosteriors
package import CredenceSurvey
package import CredenceTables

/// Where a figure may be called exact or certain. Here alone: everybody known has answered, or what is still silent
/// cannot change it.
extension ScoreCounts {
  /// The limits of a score of these counts.
  package func limits(_ interval: Interval) -> Cell {
    isCensus && interval.lower == interval.upper
      ? .exactScore(interval.lower) : .scoreInterval(lower: interval.lower, upper: interval.upper)
  }

  /// Every score all contacts could give; `nil` where their number is unknown.
  package var possible: ClosedRange<Double>? {
    nonresponseBounds.map {
      min($0.ifAllDetractors, $0.ifAllPromoters)...max($0.ifAllDetractors, $0.ifAllPromoters)
    }
  }
}

/// A region of the score or of health, in points.
package struct PointRegion {
  private let range: ClosedRange<Double>

  private init(_ range: ClosedRange<Double>) { self.range = range }

  /// Rounding of a weighted sum of counts is smaller, and two different values of a score are farther apart.
  private static let hair = 1e-9

  package static let aboveZero = PointRegion(hair...(.infinity))
  static let belowZero = PointRegion(-.infinity...(-hair))
  package static let atLeast80 = PointRegion((80 - hair)...(.infinity))
  package static let atMostMinus80 = PointRegion(-.infinity...(-80 + hair))
  static let low = PointRegion((-80 + hair)...(-20 - hair))
  static let within20 = PointRegion((-20 - hair)...(20 + hair))
  static let high = PointRegion((20 + hair)...(80 - hair))

  /// The probability of lying in the region: certain or impossible only where every possible value says so.
  package func cell(_ probability: Double, possible: ClosedRange<Double>?) -> Cell {
    if let possible {
      if probability >= 1, range.contains(possible.lowerBound), range.contains(possible.upperBound) {
        return .certainty(true)
      }
      if probability <= 0, !range.overlaps(possible) { return .certainty(false) }
    }
    return .probability(probability)
  }
}

extension AccountHealth {
  /// Whether everybody who counts has answered: nothing is predicted.
  var isKnown: Bool { nonresponseBounds.map { $0.lowerBound == $0.upperBound } ?? false }

  /// Limits of health.
  var limits: Cell { limits(of: interval) }

  /// Limits of this health or of it under other weights.
  func limits(of interval: Interval) -> Cell {
    isKnown && interval.lower == interval.upper
      ? .exactScore(interval.lower) : .scoreInterval(lower: interval.lower, upper: interval.upper)
  }
}
