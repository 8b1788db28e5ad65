/// What is believed of the three class shares before any answer: a Dirichlet distribution by its three weights.
///
/// A weight acts like that many answers of its class.
public struct DirichletPrior: Sendable, Hashable {
  /// The weight of promoters, above 0.
  public let promoters: Double
  /// The weight of passives, above 0.
  public let passives: Double
  /// The weight of detractors, above 0.
  public let detractors: Double

  private init(trusted promoters: Double, _ passives: Double, _ detractors: Double) {
    self.promoters = promoters
    self.passives = passives
    self.detractors = detractors
  }

  /// Makes a prior of any three positive weights.
  ///
  /// - Throws: ``DirichletPriorError`` unless each weight is between ``smallestWeight`` and ``largestWeight``.
  public init(promoters: Double, passives: Double, detractors: Double) throws(DirichletPriorError) {
    for weight in [promoters, passives, detractors] {
      guard weight >= Self.smallestWeight, weight <= Self.largestWeight else { throw .illegalWeight(weight) }
    }
    self.init(trusted: promoters, passives, detractors)
  }

  /// Makes a prior of its written form: `jeffreys`, `flat`, `third` or three weights (`0.5,1,0.5`).
  ///
  /// - Throws: ``DirichletPriorError``.
  public init(named name: String) throws(DirichletPriorError) {
    if let known = Self.named.first(where: { $0.name == name }) {
      self = known
      return
    }
    let weights = name.split(separator: ",", omittingEmptySubsequences: false).map { Double($0) }
    guard weights.count == 3, let first = weights[0], let second = weights[1], let third = weights[2] else {
      throw .unknownName(name)
    }
    try self.init(promoters: first, passives: second, detractors: third)
  }

  /// 1/2 each: Jeffreys' prior, the default of statements.
  public static let jeffreys = DirichletPrior(trusted: 0.5, 0.5, 0.5)
  /// 1 each: all compositions equally likely; the default where the population is known.
  public static let flat = DirichletPrior(trusted: 1, 1, 1)
  /// 1/3 each: one answer's worth in all.
  public static let third = DirichletPrior(trusted: 1.0 / 3, 1.0 / 3, 1.0 / 3)

  /// Any three weights, as ``init(promoters:passives:detractors:)``.
  package static func custom(_ promoters: Double, _ passives: Double, _ detractors: Double)
    throws(DirichletPriorError) -> DirichletPrior
  {
    try DirichletPrior(promoters: promoters, passives: passives, detractors: detractors)
  }

  /// The priors with a name, in the order a sensitivity check shows them.
  package static let named: [DirichletPrior] = [.jeffreys, .flat, .third]

  /// The smallest weight a prior may have.
  package static let smallestWeight = 1e-4
  /// The largest weight a prior may have.
  package static let largestWeight = 1e12

  /// `jeffreys`, `flat`, `third`, or the three weights with commas.
  public var name: String {
    switch self {
    case .jeffreys: "jeffreys"
    case .flat: "flat"
    case .third: "third"
    default: "\(promoters),\(passives),\(detractors)"
    }
  }

  /// The weights of promoters and detractors exchanged.
  package var mirrored: DirichletPrior { DirichletPrior(trusted: detractors, passives, promoters) }
}

/// Why three numbers are no prior.
public enum DirichletPriorError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A weight is zero, negative, not finite, or beyond the range that is served.
  case illegalWeight(Double)
  /// The text is neither a prior's name nor three numbers.
  case unknownName(String)

  /// What is wrong and what would be right.
  public var description: String {
    switch self {
    case .illegalWeight(let weight):
      "a prior weight is \(weight); each must be between \(DirichletPrior.smallestWeight) and \(DirichletPrior.largestWeight) (0.5 is usual)"
    case .unknownName(let name):
      "\"\(name)\" is no prior; write jeffreys, flat, third, or three positive weights such as 0.5,1,0.5"
    }
  }
}
