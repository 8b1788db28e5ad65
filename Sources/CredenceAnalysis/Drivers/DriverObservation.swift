import CredenceRegression
import CredenceSurvey

/// An answer used by the model of drivers.
package struct DriverObservation: Sendable {
  /// Of the file, counted from 1.
  package let line: Int
  package let account: String
  /// In points, without the account's part.
  package let fitted: Double
  package let residual: Double
  package let leverage: Double

  /// All answers of an analysis, in the order of the file.
  ///
  /// - Parameters:
  ///   - lines: The line of the file of each row of the design's data.
  ///   - accounts: The account of each row of the design's data.
  static func all(
    in analysis: DriverAnalysis, lines: [Int], accounts: CategoricalColumn
  ) -> [DriverObservation] {
    let found = analysis.model.observations
    return found.rows.indices.map { place in
      let row = analysis.design.rows[found.rows[place]]
      return DriverObservation(
        line: lines[row], account: accounts[row] ?? "", fitted: found.fitted[place],
        residual: found.residuals[place], leverage: found.leverages[place])
    }.sorted { $0.line < $1.line }
  }
}
