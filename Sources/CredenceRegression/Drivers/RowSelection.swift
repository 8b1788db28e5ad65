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
    let reasons = ["no-score", "no-account", "zero-weight", "not-asked", "no-adjustment"]
    var counts = [Int](repeating: 0, count: reasons.count)
    var rows: [Int] = []
    for row in classes.indices {
      let reason: Int? =
        if classes[row] == nil {
          0
        } else if let accounts, accounts.codes[row] == nil {
          1
        } else if weights?[row] == 0 {
          2
        } else if drivers.contains(where: { $0.value(row) == nil }) {
          3
        } else if adjustments.contains(where: { Self.lacksNumber($0, row) }) {
          4
        } else {
          nil
        }
      if let reason { counts[reason] += 1 } else { rows.append(row) }
    }
    let omissions = reasons.indices.filter { counts[$0] > 0 }
      .map { DriverDesign.Omission(reason: reasons[$0], count: counts[$0]) }
    guard !rows.isEmpty else { throw Self.nothingLeft(omissions, classes, drivers) }
    self.rows = rows
    self.omissions = omissions
    var diagnostics = routing.diagnostics
    if !omissions.isEmpty {
      let list = Self.words(omissions)
      diagnostics.append(
        Diagnostic(
          .note, code: "rows-left-out",
          "\(classes.count - rows.count) of \(classes.count) rows were left out: \(list)"))
    }
    for loyalty in LoyaltyClass.allCases where !rows.contains(where: { classes[$0] == loyalty }) {
      diagnostics.append(
        Diagnostic(
          .warning, code: "empty-class",
          "no row used is a \(loyalty.rawValue); effects compare the other two classes only"))
    }
    self.diagnostics = diagnostics
  }

  private static let words = [
    "no-score": "without a score", "no-account": "without an account", "zero-weight": "of weight zero",
    "not-asked": "without an answer to every driver", "no-adjustment": "without a value to adjust for",
  ]

  private static func words(_ omissions: [DriverDesign.Omission]) -> String {
    omissions.map { "\($0.count) \(words[$0.reason] ?? $0.reason)" }.joined(separator: ", ")
  }

  private static func nothingLeft(
    _ omissions: [DriverDesign.Omission], _ classes: [LoyaltyClass?], _ drivers: [DriverColumn]
  ) -> RegressionError {
    guard omissions.contains(where: { $0.reason == "not-asked" }) else { return .noRowLeft(words(omissions)) }
    return .notAskedTogether(
      drivers.map { driver in
        "'\(driver.name)' \(classes.indices.count { classes[$0] != nil && driver.value($0) != nil })"
      })
  }

  private static func lacksNumber(_ adjustment: AdjustmentColumn, _ row: Int) -> Bool {
    guard case .numeric(let numbers) = adjustment.values else { return false }
    return numbers[row].map { !$0.isFinite } ?? true
  }
}
