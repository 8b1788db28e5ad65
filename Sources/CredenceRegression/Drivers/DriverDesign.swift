package import CredenceLinearAlgebra
public import CredenceSurvey

/// The rows and columns of a driver model, named, with everything that was left out counted and said.
///
/// The outcome is -100, 0, 100 for detractor, passive, promoter: its mean is the NPS. Columns are the intercept, the
/// adjustments against their reference levels, then the drivers.
public struct DriverDesign: Sendable {
  /// Rows used, as places in the data.
  public let rows: [Int]
  /// n x p: ``adjustments`` and ``drivers`` side by side.
  package let design: Matrix
  /// n x a, the intercept first.
  package let adjustments: Matrix
  /// The most drivers a model takes: the work grows with their third power, and an effect of one of so many says little.
  /// Of more those on which most rows differ are kept, and a diagnostic says so.
  package static let mostDrivers = 40

  /// n x d, the drivers that can be estimated.
  package let drivers: Matrix
  /// -100, 0, 100.
  package let outcome: [Double]
  /// The class of each row used.
  package let classes: [LoyaltyClass]
  /// The accounts of the rows used.
  package let clusters: Clusters
  /// Positive, of mean 1; `nil` where none were given.
  package let weights: [Double]?
  /// One a driver of ``drivers``.
  public let facts: [DriverFact]
  /// All ticked drivers on the rows used, also those that cannot be estimated: 1 ticked, 0 not.
  package let ticks: Matrix
  /// What each categorical adjustment is compared with.
  public let references: [Reference]
  /// Rows left out, by reason.
  public let omissions: [Omission]
  /// Drivers and adjustments that were dropped or stand on little, and why.
  public let diagnostics: [Diagnostic]

  /// How much a driver's effect stands on.
  public struct DriverFact: Sendable, Hashable {
    /// The driver.
    public let name: String
    /// Rows that ticked it; for a rated driver rows off its most frequent value.
    public let tickCount: Int
    /// Accounts of those rows.
    public let accountCount: Int
    /// Fewer than 5 ticks or 4 ticking accounts: the interval covers, and is some 200 points wide.
    public var isTooFew: Bool { tickCount < 5 || accountCount < 4 }
  }

  /// The level an adjustment's other levels are compared with.
  public struct Reference: Sendable, Hashable {
    /// The adjustment.
    public let adjustment: String
    /// The level without a column.
    public let level: String
  }

  /// Why rows were left out.
  public struct Omission: Sendable, Hashable {
    /// Why a row cannot be used.
    public enum Reason: String, Sendable, Hashable, CaseIterable {
      /// It has no score.
      case noScore = "no-score"
      /// It names no account.
      case noAccount = "no-account"
      /// It weighs nothing.
      case zeroWeight = "zero-weight"
      /// It was not asked of every driver.
      case notAsked = "not-asked"
      /// It has no number to adjust for.
      case noAdjustment = "no-adjustment"
    }

    /// Why.
    public let reason: Reason
    /// How many; a row counts under the first reason that applies.
    public let count: Int
  }

  /// Makes a design of columns that all have one element a row.
  ///
  /// - Parameters:
  ///   - classes: of the scores; `nil` without a score.
  ///   - drivers: ticked or rated.
  ///   - adjustments: role, wave and others.
  ///   - accounts: of the rows; blank rows are left out. `nil`: every row is its own account.
  ///   - weights: not negative; rows of weight zero are left out.
  /// - Throws: ``RegressionError``: no rows left, one class only, one account only, a driver never shown to a
  ///   class, no driver that varies, not more rows than terms.
  public init(
    classes: [LoyaltyClass?], drivers: [DriverColumn], adjustments: [AdjustmentColumn] = [],
    accounts: CategoricalColumn? = nil, weights: [Double]? = nil
  ) throws(RegressionError) {
    let count = classes.count
    precondition(
      drivers.allSatisfy { $0.count == count } && adjustments.allSatisfy { $0.count == count }
        && accounts.map { $0.count == count } ?? true && weights.map { $0.count == count } ?? true,
      "columns of a table have the same length")
    let selection = try RowSelection(
      classes: classes, drivers: drivers, adjustments: adjustments, accounts: accounts, weights: weights)
    let rows = selection.rows
    let own = rows.compactMap { classes[$0] }
    let clusters = accounts.map { accounts in Clusters(rows.map { accounts.codes[$0] ?? -1 }) }
    self.clusters = clusters ?? .singletons(rows.count)
    guard self.clusters.count > 1 else { throw .oneCluster }
    if let first = own.first, own.allSatisfy({ $0 == first }) { throw .oneClass(first.rawValue) }

    var remarks = selection.diagnostics
    var columns = AdjustmentCoding(rowCount: rows.count)
    for adjustment in adjustments { columns.add(adjustment, rows: rows) }
    remarks += columns.diagnostics
    let screened = try DriverScreen(
      drivers, rows: rows, clusters: self.clusters, adjustments: columns)
    remarks += screened.diagnostics

    self.rows = rows
    self.adjustments = Matrix(columns: columns.columns, columnNames: columns.names)
    self.drivers = Matrix(columns: screened.columns, columnNames: screened.facts.map(\.name))
    design = Matrix(
      columns: columns.columns + screened.columns, columnNames: columns.names + screened.facts.map(\.name))
    outcome = own.map { $0 == .promoter ? 100 : $0 == .detractor ? -100 : 0 }
    self.classes = own
    self.weights = weights.map { weights in
      let mean = rows.reduce(0) { $0 + weights[$1] } / Double(rows.count)
      return rows.map { weights[$0] / mean }
    }
    facts = screened.facts
    let ticked = drivers.filter(\.isTicked)
    ticks = Matrix(
      rowCount: rows.count, columnCount: ticked.count,
      elements: ticked.flatMap { driver in rows.map { driver.value($0) ?? 0 } },
      columnNames: ticked.map(\.name))
    references = columns.references
    omissions = selection.omissions
    diagnostics = remarks
  }
}
