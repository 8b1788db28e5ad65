/// The truths a coverage is averaged over.
///
/// For a net score they are class shares (promoters, passives, detractors); for one class's share the share alone;
/// with a known population the class sizes of the population.
public enum TruthSpace: Sendable, Hashable {
  /// All shares that are multiples of 1/divisions, edges and corners too, each with the same weight. With a known
  /// population: all its compositions, each with the same weight, whatever `divisions` is.
  case lattice(divisions: Int)
  /// Shares drawn from a Dirichlet distribution: divisions * divisions truths at the centres of cells of equal
  /// probability (for one share: `divisions` of its Beta margin). With a known population: all its compositions,
  /// weighted by the Dirichlet-multinomial distribution.
  case dirichlet(promoters: Double, passives: Double, detractors: Double, divisions: Int)
  /// Beside every limit of the method, a millionth of a point to either side, with divisions + 1 shares of passives
  /// from none to all that is possible. Between limits the coverage is a polynomial in the truth and its lowest values
  /// lie at the limits: `minimum` over this space is as low as coverage gets, whatever a lattice happens to hit.
  /// Means over it mean nothing. Not for a known population, whose truths are finite in number.
  case besideLimits(divisions: Int)

  /// The lattice of hundredths: 5,151 truths.
  public static let hundredths = TruthSpace.lattice(divisions: 100)
}

/// One truth: the class shares an account really has.
public struct Truth: Sendable, Hashable {
  /// Share of promoters, 0...1.
  public let promoters: Double
  /// Share of passives, 0...1.
  public let passives: Double
  /// Share of detractors, 0...1.
  public let detractors: Double
}
