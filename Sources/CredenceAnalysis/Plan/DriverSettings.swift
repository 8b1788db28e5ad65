public import CredenceRegression

/// What a plan says of driver regression.
public struct DriverSettings: Sendable, Hashable, Codable {
  /// Columns the comparison is made at equal values of; `nil` is role and wave, as far as the file has them.
  public var adjust: [String]?
  /// Columns of ratings used as drivers beside the ticks, in points of the score per step of the rating.
  public var rated: [String]
  /// How p-values are adjusted for the number of drivers.
  public var multiplicity: MultipleTesting
  /// Account-bootstrap replicates, one of ``replicateRange``.
  public var replicates: Int

  /// Fewer than 100 replicates have no 95% limits worth the name; more than 100,000 change nothing that is shown.
  package static let replicateRange = 100...100_000

  /// The defaults.
  public init() {
    adjust = nil
    rated = []
    multiplicity = .benjaminiHochberg
    replicates = 999
  }

  enum CodingKeys: String, CodingKey, CaseIterable {
    case adjust, rated, multiplicity, replicates
  }

  /// Reads settings; keys left out take their defaults, keys that are no setting are an error.
  public init(from decoder: any Decoder) throws {
    self.init()
    try decoder.refuseKeys(otherThan: CodingKeys.self, of: " of drivers")
    let container = try decoder.container(keyedBy: CodingKeys.self)
    adjust = try container.decodeIfPresent([String].self, forKey: .adjust)
    rated = try container.decodeIfPresent([String].self, forKey: .rated) ?? rated
    multiplicity =
      try container.decodeIfPresent(MultipleTesting.self, forKey: .multiplicity) ?? multiplicity
    replicates = try container.decodeIfPresent(Int.self, forKey: .replicates) ?? replicates
    guard Self.replicateRange.contains(replicates) else {
      throw DecodingError.dataCorruptedError(
        forKey: .replicates, in: container,
        debugDescription: "replicates is a number from 100 to 100000, not \(replicates)")
    }
  }

  /// The columns that must be kept for these settings, without those every table has.
  var columns: [String] {
    ((adjust ?? []) + rated).filter { !["role", "wave"].contains($0.lowercased()) }
  }
}
