import CredenceSurvey

/// The intercept and the columns of the adjustments: one for each level but the reference.
struct AdjustmentCoding {
  private(set) var names = ["(intercept)"]
  /// What each column is a level of; a number has no level, the intercept is of no adjustment.
  private(set) var parts: [(adjustment: String, level: String?)?] = [nil]
  private(set) var basis = IndependentBasis()
  private(set) var references: [DriverDesign.Reference] = []
  private(set) var diagnostics: [Diagnostic] = []

  /// The columns, the intercept first.
  var columns: [[Double]] { basis.columns }

  init(rowCount: Int) { _ = basis.add(Array(repeating: 1, count: rowCount)) }

  mutating func add(_ adjustment: AdjustmentColumn, rows: [Int]) {
    switch adjustment.values {
    case .numeric(let numbers):
      append(adjustment.name, (adjustment.name, nil), rows.map { numbers[$0] ?? 0 })
    case .categorical(let column, let wanted):
      // Blanks are one level after the others.
      let blank = column.levels.count
      let codes = rows.map { column.codes[$0].map { Int($0) } ?? blank }
      var counts = [Int](repeating: 0, count: blank + 1)
      for code in codes { counts[code] += 1 }
      let used = counts.indices.filter { counts[$0] > 0 }
      guard used.count > 1 else {
        diagnostics.append(Diagnostic(RegressionFact.constantAdjustment(adjustment.name)))
        return
      }
      let label = { (code: Int) in code == blank ? "unknown" : column.levels[code] }
      let frequent = used.reduce(used[0]) { counts[$1] > counts[$0] ? $1 : $0 }
      let reference = used.first { label($0) == wanted } ?? frequent
      if let wanted, label(reference) != wanted {
        diagnostics.append(
          Diagnostic(
            RegressionFact.referenceLevelMissing(
              adjustment: adjustment.name, wanted: wanted, used: label(reference))))
      }
      references.append(.init(adjustment: adjustment.name, level: label(reference)))
      for code in used where code != reference {
        append(
          "\(adjustment.name): \(label(code))", (adjustment.name, label(code)),
          codes.map { $0 == code ? 1 : 0 })
      }
    }
  }

  private mutating func append(
    _ name: String, _ part: (adjustment: String, level: String?), _ column: [Double]
  ) {
    guard let combination = basis.add(column) else {
      names.append(name)
      parts.append(part)
      return
    }
    let others = combination.filter { $0 > 0 }.map { names[$0] }
    diagnostics.append(Diagnostic(RegressionFact.aliasedAdjustment(name, from: others)))
  }
}
