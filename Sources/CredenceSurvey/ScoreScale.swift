/// An integer answer scale and its two cut points.
///
/// Vendors' own class labels are never trusted: the class is always recomputed from the score.
public struct ScoreScale: Sendable, Hashable {
  /// The lowest answer, inclusive.
  public let minimum: Int
  /// The highest answer, inclusive.
  public let maximum: Int
  /// The lowest answer that counts as a promoter.
  public let promoterFloor: Int
  /// The lowest answer that counts as a passive; everything below is a detractor.
  public let passiveFloor: Int

  /// Makes a scale.
  ///
  /// - Precondition: `minimum < passiveFloor < promoterFloor <= maximum`.
  public init(minimum: Int, maximum: Int, passiveFloor: Int, promoterFloor: Int) {
    precondition(
      minimum < passiveFloor && passiveFloor < promoterFloor && promoterFloor <= maximum,
      "a scale needs minimum < passiveFloor < promoterFloor <= maximum")
    self.minimum = minimum
    self.maximum = maximum
    self.passiveFloor = passiveFloor
    self.promoterFloor = promoterFloor
  }

  /// "How likely are you to recommend us", 0...10, promoters from 9, passives from 7.
  public static let likelihoodToRecommend = ScoreScale(
    minimum: 0, maximum: 10, passiveFloor: 7, promoterFloor: 9)

  /// Whether `score` is an answer on this scale.
  @inlinable
  public func contains(_ score: Int) -> Bool { score >= minimum && score <= maximum }

  /// The class of an answer, or `nil` when `score` is off the scale.
  @inlinable
  public func loyaltyClass(of score: Int) -> LoyaltyClass? {
    guard contains(score) else { return nil }
    if score >= promoterFloor { return .promoter }
    return score >= passiveFloor ? .passive : .detractor
  }
}
