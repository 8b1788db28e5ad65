package import CredenceLinearAlgebra
import CredenceProbability

/// The wild cluster restricted bootstrap-t: an answer to "is this coefficient zero?" that holds with a dozen
/// accounts, because it asks how the t statistic behaves when whole accounts' residuals change sign at random.
///
/// The model is fitted with the coefficient held at its null value; each replicate flips all residuals of an
/// account together (Rademacher signs) and the t statistic with CR0 errors is computed anew. With up to
/// ``enumerationLimit`` accounts every one of the 2^G sign patterns is taken, so p is exact for this design.
///
/// Source: Cameron, Gelbach and Miller (2008), Review of Economics and Statistics 90(3); WCR of MacKinnon, Nielsen
/// and Webb (2023), Journal of Econometrics 232(2).
package struct WildClusterBootstrap: Sendable {
  /// With this many accounts or fewer all sign patterns are taken.
  package static let enumerationLimit = 12

  /// The outcome of one test.
  package struct Test: Sendable, Hashable {
    /// The term.
    package let name: String
    /// (estimate - null)/CR0 standard error.
    package let statistic: Double
    /// Replicates with |t*| >= |t|.
    package let extremeCount: Int
    /// Replicates taken.
    package let replicateCount: Int
    /// Whether all 2^G sign patterns were taken.
    package let isEnumerated: Bool
    /// Enumerated: extremeCount / replicateCount, the pattern of the data among them. Drawn: (extremeCount + 1)
    /// / (replicateCount + 1).
    package let pValue: Double
  }

  private let design: Matrix
  private let outcome: [Double]
  private let clusters: Clusters
  private let names: [String]
  private let bread: Matrix

  /// Prepares the tests.
  ///
  /// - Parameters:
  ///   - design: n x p with the intercept as a column, whitened if the fit was.
  ///   - outcome: n values.
  ///   - clusters: the account of each row, at least two.
  /// - Throws: ``RegressionError`` as ``LinearModel``.
  package init(design: Matrix, outcome: [Double], clusters: Clusters) throws(RegressionError) {
    guard clusters.count > 1 else { throw .oneCluster }
    let input = try DesignCheck(design: design, outcome: outcome, clusters: clusters, weights: nil)
    self.design = design
    self.outcome = outcome
    self.clusters = clusters
    names = input.names
    bread = try input.inverseGram()
  }

  /// Tests one coefficient.
  ///
  /// - Parameters:
  ///   - term: the column, from 0.
  ///   - null: the value tested.
  ///   - replicates: sign patterns drawn where there are too many accounts for all of them.
  ///   - seed: of those draws.
  /// - Throws: ``RegressionError/numerical(_:)`` where the statistic does not exist (a fit without remainder).
  package func test(
    _ term: Int, null: Double = 0, replicates: Int = 9_999, seed: UInt64 = 1
  ) throws(RegressionError) -> Test {
    precondition(term >= 0 && term < names.count && replicates > 0, "a term of the design, and replicates")
    let shifted = zip(outcome, design.column(term)).map { $0 - null * $1 }
    let parts = try pieces(term, shifted)
    guard let observed = parts.statistic(parts.observed) else {
      throw .numerical("'\(names[term])' has no residual variance between accounts, so it has no t statistic")
    }
    // Equal patterns must count as equal: rounding differs with the order of the sums.
    let bar = abs(observed) * (1 - 1e-10) - 1e-12
    var extreme = 0
    let accounts = clusters.count
    if accounts <= Self.enumerationLimit {
      // v and -v have the same |t|: the last account keeps its sign.
      let half = 1 << (accounts - 1)
      var signs = [Double](repeating: 1, count: accounts)
      for pattern in 0..<half {
        for account in 0..<(accounts - 1) { signs[account] = pattern >> account & 1 == 1 ? -1 : 1 }
        if abs(parts.statistic(parts.scores(signs)) ?? .infinity) >= bar { extreme += 2 }
      }
      return Test(
        name: names[term], statistic: observed, extremeCount: extreme, replicateCount: 2 * half,
        isEnumerated: true, pValue: Double(extreme) / Double(2 * half))
    }
    var generator = PhiloxGenerator(seed: seed, stream: UInt64(term))
    var signs = [Double](repeating: 1, count: accounts)
    for _ in 0..<replicates {
      var bits: UInt64 = 0
      for account in 0..<accounts {
        if account % 64 == 0 { bits = generator.next() }
        signs[account] = bits & 1 == 1 ? -1 : 1
        bits >>= 1
      }
      if abs(parts.statistic(parts.scores(signs)) ?? .infinity) >= bar { extreme += 1 }
    }
    return Test(
      name: names[term], statistic: observed, extremeCount: extreme, replicateCount: replicates,
      isEnumerated: false, pValue: Double(extreme + 1) / Double(replicates + 1))
  }

  /// What replicates are made of: all is linear in the signs.
  private func pieces(_ term: Int, _ outcome: [Double]) throws(RegressionError) -> Pieces {
    let others = (0..<design.columnCount).filter { $0 != term }
    var residuals = outcome
    if !others.isEmpty {
      let reduced = design.selectingColumns(others)
      do throws(LinearAlgebraError) {
        let fitted = reduced * (try PivotedQR(reduced).solve(outcome))
        residuals = zip(outcome, fitted).map { $0 - $1 }
      } catch {
        throw .numerical(error.description)
      }
    }
    let direction = bread.column(term)
    let along = design * direction
    var totals: [[Double]] = []
    var (shares, carried) = ([Double](), [[Double]]())
    for rows in clusters.rows {
      let own = design.selectingRows(rows)
      let score = own.transposedTimes(rows.map { residuals[$0] })
      shares.append(zip(direction, score).reduce(0) { $0 + $1.0 * $1.1 })
      totals.append(bread * score)
      carried.append(own.transposedTimes(rows.map { along[$0] }))
    }
    return Pieces(shares: shares, changes: totals, carried: carried)
  }

  /// Per account g, M_k the term's row of (X'X)^-1 and e the restricted residuals: a_g = M_k X_g'e_g, the change of all
  /// coefficients M X_g'e_g, and X_g'X_g M_k.
  private struct Pieces {
    let shares: [Double]
    let changes: [[Double]]
    let carried: [[Double]]

    /// The estimate of a replicate less the null, and its squared CR0 error.
    func scores(_ signs: [Double]) -> (estimate: Double, squared: Double) {
      var change = [Double](repeating: 0, count: changes[0].count)
      var estimate = 0.0
      for (account, sign) in signs.enumerated() {
        estimate += sign * shares[account]
        for index in change.indices { change[index] += sign * changes[account][index] }
      }
      var squared = 0.0
      for (account, sign) in signs.enumerated() {
        var fitted = 0.0
        for index in change.indices { fitted += carried[account][index] * change[index] }
        let score = sign * shares[account] - fitted
        squared += score * score
      }
      return (estimate, squared)
    }

    /// The data's own: all signs plus, because the restricted fit adds nothing to the coefficient.
    var observed: (estimate: Double, squared: Double) {
      scores(Array(repeating: 1, count: shares.count))
    }

    func statistic(_ value: (estimate: Double, squared: Double)) -> Double? {
      guard value.squared > 1e-24 * max(1e-300, value.estimate * value.estimate) else { return nil }
      return value.estimate / value.squared.squareRoot()
    }
  }
}
