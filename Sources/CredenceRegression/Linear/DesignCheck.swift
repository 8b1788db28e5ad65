import CredenceLinearAlgebra
import CredenceSurvey

/// What every least-squares fit asks of its input before anything is computed: the rows that count, finite
/// numbers, and columns none of which is a combination of others.
struct DesignCheck {
  /// Places of the rows used, in the order of the data.
  let rows: [Int]
  /// The design on ``rows``.
  let design: Matrix
  /// The outcome on ``rows``.
  let outcome: [Double]
  /// The weights on ``rows``, positive.
  let weights: [Double]
  /// The clusters of ``rows``.
  let clusters: Clusters
  /// The design with rows times the square root of their weights, factored.
  let factor: PivotedQR
  /// The names of the columns (numbers from 1 where the design has none).
  let names: [String]
  /// What was left out.
  let diagnostics: [Diagnostic]

  init(
    design: Matrix, outcome: [Double], clusters: Clusters?, weights: [Double]?
  ) throws(RegressionError) {
    let count = design.rowCount
    precondition(
      outcome.count == count && weights.map { $0.count == count } ?? true
        && clusters.map { $0.rowCount == count } ?? true, "one of each a row")
    for (row, weight) in (weights ?? []).enumerated() where !(weight >= 0 && weight.isFinite) {
      throw .numerical("the weight of row \(row + 1) is not a number of at least zero; correct or remove it")
    }
    var diagnostics: [Diagnostic] = []
    let clusters = clusters ?? .singletons(count)
    if let weights, weights.contains(0) {
      let dropped = weights.indices.filter { weights[$0] == 0 }
      diagnostics.append(Diagnostic(RegressionFact.zeroWeights(rows: dropped.map { $0 + 1 })))
      rows = weights.indices.filter { weights[$0] > 0 }
      self.design = design.selectingRows(rows)
      self.outcome = rows.map { outcome[$0] }
      self.weights = rows.map { weights[$0] }
      self.clusters = Clusters(rows.map { clusters.ofRow[$0] })
    } else {
      rows = Array(0..<count)
      self.design = design
      self.outcome = outcome
      self.weights = weights ?? Array(repeating: 1, count: count)
      self.clusters = clusters
    }
    self.diagnostics = diagnostics
    names = design.columnNames ?? (0..<design.columnCount).map { "\($0 + 1)" }
    guard !rows.isEmpty else { throw .noRows }
    guard self.outcome.allSatisfy(\.isFinite) else { throw .numerical("an outcome is not a finite number") }
    guard rows.count > design.columnCount else {
      throw .tooFewRows(rows: rows.count, terms: design.columnCount)
    }
    let weighted =
      weights == nil ? self.design : self.design.scalingRows(by: self.weights.map { $0.squareRoot() })
    do throws(LinearAlgebraError) {
      factor = try PivotedQR(weighted, tolerance: 1e-9)
    } catch {
      throw .numerical(error.description)
    }
    guard factor.hasFullColumnRank else { throw .aliased(factor.dependencies.map(\.description)) }
  }

  /// (X'WX)^-1.
  func inverseGram() throws(RegressionError) -> Matrix {
    do throws(LinearAlgebraError) {
      return try factor.inverseGram()
    } catch {
      throw .numerical(error.description)
    }
  }

  /// The column that is constant and not zero, if there is one.
  var interceptColumn: Int? {
    (0..<design.columnCount).first { column in
      let values = design.column(column)
      return values[0] != 0 && values.allSatisfy { $0 == values[0] }
    }
  }
}
