/// Where an account stands among all, with what its few answers leave open.
public struct AccountRank: Sendable, Hashable {
  /// The mean of the rank; 1 is the healthiest.
  public let expected: Double
  /// The lower end of the rank interval.
  public let lower: Int
  /// The upper end of the rank interval.
  public let upper: Int
  /// P(rank 1).
  public let probabilityBest: Double
}

/// The distribution of every account's rank, the accounts' scores being independent given their answers.
///
/// All distribution functions are laid on one grid, finest where the accounts are. Given that account i scores t,
/// the number of accounts above it is a sum of independent yes-or-no variables with probabilities 1 - F_j(t); the
/// grid's cells are mixed with the weights i has in them. So
///
/// - the expected rank 1 + sum over j of P(j healthier than i) costs one pass, not one per pair;
/// - the rank distribution is exact given the cell (a convolution) up to ``mostExactAccounts`` accounts, beyond
///   that normal with a correction for skewness (Edgeworth's first term).
///
/// Two accounts in the same cell count half above each other. What that and the tables cost is estimated in
/// Docs/Posteriors.md.
public struct PortfolioRanking: Sendable {
  /// One entry per account, in the order given.
  public let ranks: [AccountRank]

  /// Up to here the number of accounts above is convolved exactly.
  public static let mostExactAccounts = 120

  /// Ranks some accounts.
  ///
  /// - Parameters:
  ///   - distributions: what is known of each account's score.
  ///   - level: the probability of the rank interval.
  /// - Precondition: 0 < level < 1.
  package init<Distribution: ScoreDistribution>(_ distributions: [Distribution], level: Double = 0.9) {
    precondition(level > 0 && level < 1, "a rank interval needs a level between 0 and 1")
    var positions: [Distribution: Int] = [:]
    var distinct: [Distribution] = []
    var multiplicity: [Int] = []
    let kinds = distributions.map { distribution -> Int in
      if let position = positions[distribution] {
        multiplicity[position] += 1
        return position
      }
      positions[distribution] = distinct.count
      distinct.append(distribution)
      multiplicity.append(1)
      return distinct.count - 1
    }
    guard !distinct.isEmpty else {
      ranks = []
      return
    }
    let grid = RankGrid(distinct, multiplicity: multiplicity)
    let found = distinct.indices.map { grid.rank(of: $0, level: level) }
    ranks = kinds.map { found[$0] }
  }
}
