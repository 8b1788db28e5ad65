import CredenceSurvey

/// How many different resamples draws of whole accounts can give.
///
/// G accounts of which K differ in their answers give as many as there are ways to write G as an ordered sum of K
/// counts, C(G + K - 1, K - 1): three for two accounts, 35 for four. Percentiles at a level need at least 2/(1 - level)
/// of them (40 at .95): with fewer not even a resample for each tail is there, and all replicates agree on what only
/// two or three accounts happen to say.
struct DistinctResamples: Sendable {
  /// The number, as far as it was counted: not beyond what is needed.
  let count: Int
  /// What percentiles at the level need.
  let needed: Int

  /// Whether percentiles at the level can be had.
  var isEnough: Bool { count >= needed }

  /// - Parameters:
  ///   - clusters: the account of each row.
  ///   - level: of the percentiles.
  ///   - answer: everything that tells a row from another. A few accounts are looked at as a rule, not all rows.
  init(_ clusters: Clusters, level: ConfidenceLevel, answer: (Int) -> [Double]) {
    // 2/(1 - .95) is 40, and not 40.00000000000004.
    needed = Int((2 / level.significanceLevel - 1e-6).rounded(.up))
    var kinds = Set<[[Double]]>()
    var count = 1
    for rows in clusters.rows {
      let answers = rows.map(answer).sorted { $0.lexicographicallyPrecedes($1) }
      guard kinds.insert(answers).inserted else { continue }
      count = Self.sums(of: clusters.count, parts: kinds.count, enough: needed)
      if count >= needed { break }
    }
    self.count = count
  }

  /// C(total + parts - 1, parts - 1), or `enough` where it is more.
  static func sums(of total: Int, parts: Int, enough: Int) -> Int {
    var count = 1
    for step in stride(from: 1, to: parts, by: 1) {
      let (product, isOver) = count.multipliedReportingOverflow(by: total + step)
      if isOver { return enough }
      // Every partial product is a binomial coefficient, so the division leaves nothing; they only grow.
      count = product / step
      if count >= enough { return enough }
    }
    return count
  }

  /// Why there are no percentiles.
  func reason(_ accounts: Int) -> RegressionError {
    .tooFewResamples(accounts: accounts, resamples: count, needed: needed)
  }
}
