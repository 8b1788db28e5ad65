package import CredenceSurvey

/// A fit answers three questions: what of each term, what of the model, what of each observation.
package protocol FittedModel: Sendable {
  /// One row a term, in the order of the design.
  var terms: [TermEstimate] { get }
  /// The model in single numbers, in a fixed order.
  var fitStatistics: [FitStatistic] { get }
  /// The rows that were used.
  var observations: ObservationTable { get }
  /// What the solver did.
  var record: FitRecord { get }
  /// What a reader must know before using the numbers.
  var diagnostics: [Diagnostic] { get }
}

/// A single number about a fit.
public struct FitStatistic: Sendable, Hashable {
  /// A stable kebab-case name (`r-squared`).
  public let name: String
  /// The number, finite.
  public let value: Double

  /// Makes a figure.
  ///
  /// - Precondition: the value is finite.
  package init(_ name: String, _ value: Double) {
    precondition(value.isFinite, "a figure is a finite number")
    self.name = name
    self.value = value
  }
}

/// What a fit says of each row it used. All columns have one element a row.
package struct ObservationTable: Sendable, Hashable {
  /// The row's place in the data, from 0; rows may have been left out.
  package let rows: [Int]
  /// The row's cluster, from 0 in order of appearance.
  package let clusters: [Int]
  /// The fitted value, in the unit of the outcome.
  package let fitted: [Double]
  /// Outcome less fitted.
  package let residuals: [Double]
  /// The diagonal of the hat matrix: the row's pull on its own fitted value, in 0...1.
  package let leverages: [Double]

  /// Makes a table.
  ///
  /// - Precondition: the columns have one length.
  package init(
    rows: [Int], clusters: [Int], fitted: [Double], residuals: [Double], leverages: [Double]
  ) {
    precondition(
      [clusters.count, fitted.count, residuals.count, leverages.count].allSatisfy { $0 == rows.count },
      "one of each a row")
    self.rows = rows
    self.clusters = clusters
    self.fitted = fitted
    self.residuals = residuals
    self.leverages = leverages
  }
}
