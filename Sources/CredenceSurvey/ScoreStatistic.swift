/// What is estimated: a statistic of an account's answers, linear in the class shares.
///
/// *What* is estimated and *how* its uncertainty is found are separate: any linear statistic combines with any
/// method that needs only the class loadings (exact bootstrap, posterior); a few methods serve one statistic alone.
public protocol ScoreStatistic: Sendable {
  /// The statistic's stable name, in kebab case.
  var name: String { get }
  /// The unit its values are given in.
  var unit: StatisticUnit { get }
  /// What one answer of a class contributes to the mean: 1, 0 or -1.
  func loading(of loyaltyClass: LoyaltyClass) -> Int
}

extension ScoreStatistic {
  /// The point estimate in ``unit``, or `nil` without answers. Never shrunk, whatever a method does to its centre.
  public func value(of counts: ScoreCounts) -> Double? {
    guard counts.responses > 0 else { return nil }
    let sum = LoyaltyClass.allCases.reduce(0) { $0 + loading(of: $1) * counts[$1] }
    return unit.scale * Double(sum) / Double(counts.responses)
  }
}

/// The unit of a statistic's values.
public enum StatisticUnit: String, Sendable, Hashable, Codable {
  /// Points: -100...100 for a score, -200...200 for a difference of two.
  case points
  /// Shares: 0...1.
  case share
  /// Steps of the answer scale itself (a mean CSAT of 4.2 of 5).
  case rating

  /// What a mean of class loadings is multiplied with to be in this unit.
  package var scale: Double { self == .points ? 100 : 1 }
}

/// The Net Promoter Score: 100 (P - D)/n, in points.
public struct NetPromoterScore: ScoreStatistic, Hashable {
  /// The statistic.
  public init() {}
  /// `net-promoter-score`.
  public var name: String { "net-promoter-score" }
  /// Points.
  public var unit: StatisticUnit { .points }
  /// 1 for a promoter, 0 for a passive, -1 for a detractor.
  public func loading(of loyaltyClass: LoyaltyClass) -> Int {
    switch loyaltyClass {
    case .promoter: 1
    case .passive: 0
    case .detractor: -1
    }
  }
}

/// The share of answers in one class, 0...1.
public struct ClassShare: ScoreStatistic, Hashable {
  /// The class whose share it is.
  public let loyaltyClass: LoyaltyClass
  /// The share of `loyaltyClass`.
  public init(of loyaltyClass: LoyaltyClass) { self.loyaltyClass = loyaltyClass }
  /// `promoter-share`, `passive-share` or `detractor-share`.
  public var name: String { "\(loyaltyClass.rawValue)-share" }
  /// Share.
  public var unit: StatisticUnit { .share }
  /// 1 for the class, 0 for the others.
  public func loading(of loyaltyClass: LoyaltyClass) -> Int { loyaltyClass == self.loyaltyClass ? 1 : 0 }
  /// The class against the other two.
  public func proportion(of counts: ScoreCounts) -> ProportionCounts {
    ProportionCounts(successes: counts[loyaltyClass], trials: counts.responses)
  }
}

extension ScoreStatistic where Self == NetPromoterScore {
  /// 100 (P - D)/n, in points.
  public static var netPromoterScore: NetPromoterScore { NetPromoterScore() }
}

extension ScoreStatistic where Self == ClassShare {
  /// The share of one class, 0...1.
  public static func share(of loyaltyClass: LoyaltyClass) -> ClassShare { ClassShare(of: loyaltyClass) }
}
