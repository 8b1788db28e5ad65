/// The level of an interval, strictly between 0 and 1 (0.95, never 95 and never alpha).
public struct ConfidenceLevel: Sendable, Hashable, Comparable {
  /// The level itself.
  public let value: Double

  /// Makes a level.
  ///
  /// - Throws: ``IllegalLevelError`` unless 0 < value < 1.
  public init(_ value: Double) throws(IllegalLevelError) {
    guard value > 0, value < 1 else { throw IllegalLevelError(value: value) }
    self.value = value
  }

  private init(literal value: Double) { self.value = value }

  /// 0.90
  public static let ninety = ConfidenceLevel(literal: 0.90)
  /// 0.95
  public static let ninetyFive = ConfidenceLevel(literal: 0.95)
  /// 0.99
  public static let ninetyNine = ConfidenceLevel(literal: 0.99)
  /// The level where none is named, 0.95.
  public static let standard = ninetyFive
  /// 0.66, the thick bar of drawn intervals.
  package static let innerBar = ConfidenceLevel(literal: 0.66)

  /// What an interval of this level may miss, 1 - level, in two tails together.
  package var significanceLevel: Double { 1 - value }

  /// The lower level is the smaller one.
  public static func < (left: ConfidenceLevel, right: ConfidenceLevel) -> Bool {
    left.value < right.value
  }
}

extension ConfidenceLevel: Codable {
  /// Reads the number.
  ///
  /// - Throws: `DecodingError` where it is no number, ``IllegalLevelError`` unless 0 < value < 1.
  public init(from decoder: any Decoder) throws {
    self = try ConfidenceLevel(decoder.singleValueContainer().decode(Double.self))
  }

  /// Writes the number.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(value)
  }
}

/// A number that is no level.
public struct IllegalLevelError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The number that was given.
  public let value: Double

  /// What is wrong and what would be right.
  public var description: String {
    value > 1 && value < 100
      ? "the level \(value) is not between 0 and 1; write \(value / 100) for \(value) percent"
      : "the level \(value) is not strictly between 0 and 1; 0.95 is usual"
  }
}
