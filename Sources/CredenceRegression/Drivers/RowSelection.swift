import CredenceSurvey

/// Which rows a driver model can use.
struct RowSelection {
  let rows: [Int]
  let omissions: [DriverDesign.Omission]
  let diagnostics: [Diagnostic]

  init(
    classes: [LoyaltyClass?], drivers: [DriverColumn], adjustments: [AdjustmentColumn],
    accounts: CategoricalColumn?, weights: [Double]?
  ) throws(RegressionError) {
    for (row, weight) in (weights ?? []).enumerated() where !(weight >= 0 && weight.isFinite) {
      throw .numerical("the weight of row \(row + 1) is not a number of at least zero; correct or remove it")
    }
    guard classes.contains(where: { $0 != nil }), !drivers.isEmpty else { throw .noRows }
    let routing = try RoutingCheck(classes: classes, drivers: drivers)
    var counts: [DriverDesign.Omission.Reason: Int] = [:]
    var rows: [Int] = []
    for row in classes.indices {
      let reason: DriverDesign.Omission.Reason? =
        if classes[row] == nil {
          .noScore
        } else if let accounts, accounts.codes[row] == nil {
          .noAccount
        } else if weights?[row] == 0 {
          .zeroWeight
        } else if drivers.contains(where: { $0.value(row) == nil }) {
          .notAsked
        } else if adjustments.contains(where: { Self.lacksNumber($0, row) }) {
          .noAdjustment
        } else {
          nil
        }
      if let reason { counts[reason, default: 0] += 1 } else { rows.append(row) }
    }
    let omissions = DriverDesign.Omission.Reason.allCases.compactMap { reason in
      counts[reason].map { DriverDesign.Omission(reason: reason, count: $0) }
    }
    guard !rows.isEmpty else { throw Self.nothingLeft(omissions, classes, drivers) }
    self.rows = rows
    self.omissions = omissions
    var diagnostics = routing.diagnostics
    if !omissions.isEmpty {
      diagnostics.append(
        Diagnostic(
          RegressionFact.rowsLeftOut(classes.count - rows.count, of: classes.count, omissions)))
    }
    for loyalty in LoyaltyClass.allCases where !rows.contains(where: { classes[$0] == loyalty }) {
      diagnostics.append(Diagnostic(RegressionFact.classMissing(loyalty)))
    }
    self.diagnostics = diagnostics
  }

  private static func nothingLeft(
    _ omissions: [DriverDesign.Omission], _ classes: [LoyaltyClass?], _ drivers: [DriverColumn]
  ) -> RegressionError {
    guard omissions.contains(where: { $0.reason == .notAsked }) else { return .noRowLeft(omissions) }
    return .notAskedTogether(
      drivers.map { driver in
        RegressionError.DriverAnswers(
          driver.name, answers: classes.indices.count { classes[$0] != nil && driver.value($0) != nil })
      })
  }

  private static func lacksNumber(_ adjustment: AdjustmentColumn, _ row: Int) -> Bool {
    guard case .numeric(let numbers) = adjustment.values else { return false }
    return numbers[row].map { !$0.isFinite } ?? true
  }
}
