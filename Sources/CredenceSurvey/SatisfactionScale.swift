/// A rating scale for satisfaction (CSAT), 1...5 unless declared otherwise.
///
/// CSAT and the Net Promoter Score are never averaged together.
public struct SatisfactionScale: Sendable, Hashable {
  /// The worst rating, inclusive.
  public let minimum: Int
  /// The best rating, inclusive.
  public let maximum: Int

  /// Makes a scale.
  ///
  /// Two steps are yes and no: satisfied or not.
  ///
  /// - Precondition: `minimum < maximum`, at most 11 steps.
  public init(minimum: Int, maximum: Int) {
    precondition(
      minimum < maximum && maximum - minimum <= 10, "a satisfaction scale has 2 to 11 steps")
    self.minimum = minimum
    self.maximum = maximum
  }

  /// 1...5
  public static let fivePoint = SatisfactionScale(minimum: 1, maximum: 5)
  /// 1...7
  public static let sevenPoint = SatisfactionScale(minimum: 1, maximum: 7)
  /// 0...10
  public static let elevenPoint = SatisfactionScale(minimum: 0, maximum: 10)

  /// 0 and 1: not satisfied and satisfied.
  public static let twoPoint = SatisfactionScale(minimum: 0, maximum: 1)

  /// The lowest rating that counts as satisfied: the second from the top, and the top one of two steps.
  package var topTwoFloor: Int { max(maximum - 1, minimum + 1) }

  /// Whether `rating` is an answer on this scale.
  public func contains(_ rating: Int) -> Bool { rating >= minimum && rating <= maximum }
}
