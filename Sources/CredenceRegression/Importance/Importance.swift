package import CredenceLinearAlgebra

/// How the importance of drivers is computed.
public enum ImportanceMethod: Sendable, Hashable {
  /// Shapley: exact up to 20 drivers, above that 2,000 random orders.
  case automatic
  /// Shapley over all subsets; 2^d steps.
  case exactShapley
  /// Shapley over this many random orders (rounded up to pairs of opposites).
  case sampledShapley(orders: Int, seed: UInt64)
  /// Johnson's relative weights.
  case johnson
}

/// How much of the variance of the score each driver goes with, after role and other adjustments.
///
/// A share says how much, never which way or why. Of a sample it is never negative, so noise too has a share: about
/// 1/(n - a) a driver, a the number of adjustments with the intercept. ``lessNoise(_:)`` takes it off. It is a
/// description, not a test.
///
/// Source: ``ImportanceMethod``'s methods; adjustments are partialled out first (Frisch-Waugh).
public struct Importance: Sendable, Hashable {
  /// The drivers' names.
  public let names: [String]
  /// Per driver the share of the variance left after the adjustments, at most 1. Where noise was taken off it is right on
  /// average, and below 0 where the driver goes with less than noise does.
  public let shares: [Double]
  /// What was taken off each share for noise; zeros where nothing was.
  public let noise: [Double]
  /// The sum of ``shares``: R^2 of the drivers together, given the adjustments; less noise the adjusted R^2.
  public let total: Double
  /// Per driver the sign of its correlation with the outcome, adjustments taken out of both.
  public let signs: [Double]
  /// What a driver of pure noise has on average.
  public let noiseFloor: Double
  /// The method used: never ``ImportanceMethod/automatic``.
  public let method: ImportanceMethod

  /// The most drivers that ``ImportanceMethod/automatic`` treats exactly.
  package static let exactLimit = 20

  /// Computes the shares.
  ///
  /// - Parameters:
  ///   - adjustments: n x a, the intercept among the columns.
  ///   - drivers: n x d, columns named.
  ///   - outcome: n values.
  ///   - weights: of the rows, not negative.
  /// - Throws: ``RegressionError/tooFewRows(rows:terms:)`` or ``RegressionError/numerical(_:)``.
  package init(
    adjustments: Matrix, drivers: Matrix, outcome: [Double], weights: [Double]? = nil,
    method: ImportanceMethod = .automatic
  ) throws(RegressionError) {
    let count = outcome.count
    precondition(
      adjustments.rowCount == count && drivers.rowCount == count, "one of each a row")
    guard count > adjustments.columnCount + 1 else {
      throw .tooFewRows(rows: count, terms: adjustments.columnCount + 1)
    }
    guard outcome.allSatisfy(\.isFinite) else { throw .numerical("an outcome is not a finite number") }
    let columns = { (matrix: Matrix) in (0..<matrix.columnCount).map { matrix.column($0) } }
    guard
      let correlations = CorrelationMatrix(
        adjustments: columns(adjustments), drivers: columns(drivers), outcome: outcome, weights: weights)
    else { throw .numerical(Self.nothingLeft) }
    try self.init(
      correlations, names: drivers.columnNames ?? (1...max(1, drivers.columnCount)).map { "\($0)" },
      rows: count, method: method)
  }

  static let nothingLeft = "the adjustments leave nothing of the score to explain"

  init(
    _ correlations: CorrelationMatrix, names: [String], rows: Int, method: ImportanceMethod
  ) throws(RegressionError) {
    let method = Self.resolve(method, drivers: correlations.count)
    let shares: [Double]
    switch method {
    case .sampledShapley(let orders, let seed):
      shares = ShapleyShares.sampled(
        correlations,
        orders: ShapleyShares.orders(of: correlations.count, pairs: max(1, (orders + 1) / 2), seed: seed))
    case .johnson:
      do throws(LinearAlgebraError) {
        shares = try JohnsonWeights.of(correlations)
      } catch {
        throw .numerical(error.description)
      }
    case .exactShapley, .automatic:
      shares = ShapleyShares.exact(correlations)
    }
    self.names = names
    self.shares = shares
    noise = shares.map { _ in 0 }
    total = shares.reduce(0, +)
    signs = (0..<correlations.count).map {
      let value = correlations.withOutcome($0)
      return value > 0 ? 1 : value < 0 ? -1 : 0
    }
    noiseFloor = 1 / Double(max(1, rows - correlations.adjustmentRank))
    self.method = method
  }

  private init(_ importance: Importance, less noise: [Double]) {
    names = importance.names
    shares = zip(importance.shares, noise).map { $0 - $1 }
    self.noise = noise
    total = shares.reduce(0, +)
    signs = importance.signs
    noiseFloor = noise.reduce(0, +) / Double(max(1, noise.count))
    method = importance.method
  }

  /// The shares less what noise adds to each, which is then ``noiseFloor`` on average.
  func lessNoise(_ noise: [Double]) -> Importance {
    precondition(noise.count == shares.count, "one a driver")
    return Importance(self, less: noise)
  }

  static func resolve(_ method: ImportanceMethod, drivers: Int) -> ImportanceMethod {
    guard method == .automatic else { return method }
    return drivers <= exactLimit ? .exactShapley : .sampledShapley(orders: 2_000, seed: 1)
  }
}
