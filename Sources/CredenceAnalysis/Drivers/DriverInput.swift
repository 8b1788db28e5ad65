import CredenceImport
import CredenceRegression
import CredenceSurvey

/// The columns of a survey as a driver model takes them.
struct DriverInput: Sendable {
  let drivers: [DriverColumn]
  let adjustments: [AdjustmentColumn]
  /// Which rows belong together: the account of each row, blank where the row names none and others do; in a file without
  /// accounts who answered. `nil` where the file tells neither: each row stands alone.
  let accounts: CategoricalColumn?
  let diagnostics: [Diagnostic]

  /// - Parameters:
  ///   - table: The rows.
  ///   - mapping: What the columns of the file are.
  ///   - settings: Which columns.
  ///   - disclosure: What is hidden: such groups are no levels of their own.
  ///   - quotesWords: Whether what was not read may be quoted.
  /// - Throws: ``DriverReportError/plan(_:)`` for a column that cannot be what was asked,
  ///   ``DriverReportError/nobodyTicked(columns:)`` or ``DriverReportError/noDriverColumn(others:)`` where the file has none.
  init(
    _ table: ResponseTable, mapping: ColumnMapping?, settings: DriverSettings, disclosure: Disclosure,
    quotesWords: Bool
  ) throws(DriverReportError) {
    let named = NamedColumns(table: table, mapping: mapping, quotesWords: quotesWords)
    var diagnostics: [Diagnostic] = []
    var drivers = table.drivers.map {
      DriverColumn(name: $0.name, ticks: $0.selections, question: $0.question)
    }
    for name in settings.rated {
      let (ratings, remarks) = try named.ratings(name)
      diagnostics += remarks
      drivers.append(DriverColumn(name: name, ratings: ratings))
    }
    guard !drivers.isEmpty else { throw named.noDrivers }
    var adjustments: [AdjustmentColumn] = []
    for name in settings.adjust ?? ["role", "wave"] {
      guard var column = try named.adjustment(name, isAsked: settings.adjust != nil) else { continue }
      switch column.values {
      case .numeric(let values):
        diagnostics.append(Diagnostic(AnalysisFact.numericAdjustment(name)))
        diagnostics += [SuspectNumbers.remark(values, name)].compactMap { $0 }
      case .categorical(let levels, _):
        let shown = disclosure.levels(of: name, field: named.field(name), levels, table)
        column = AdjustmentColumn(name: name, levels: shown.column)
        diagnostics += [shown.remark].compactMap { $0 }
      }
      // Said twice, or by two names of one column, it is adjusted for once.
      if !adjustments.contains(where: { Self.isSame($0, column) }) { adjustments.append(column) }
    }
    // A level everybody has adjusts for nothing.
    adjustments.removeAll { column in
      if case .categorical(let levels, _) = column.values { return Set(levels.codes).count < 2 }
      return false
    }
    self.drivers = drivers
    self.adjustments = adjustments
    if let mapping, mapping.column(.account) == nil {
      let respondents = Self.respondents(table)
      accounts = respondents
      diagnostics.append(Diagnostic(AnalysisFact.noAccountColumn(hasRespondents: respondents != nil)))
    } else {
      accounts = Self.accounts(table)
    }
    self.diagnostics = diagnostics
  }

  /// Who answered, by number: no output names them. Rows that name nobody stand alone.
  private static func respondents(_ table: ResponseTable) -> CategoricalColumn? {
    guard let named = table.respondents, !named.levels.isEmpty else { return nil }
    var column = CategoricalColumn()
    for (row, code) in named.codes.enumerated() {
      column.append(code: column.intern(code.map { "respondent \($0 + 1)" } ?? "row \(row + 1)"))
    }
    return column
  }

  private static func isSame(_ one: AdjustmentColumn, _ other: AdjustmentColumn) -> Bool {
    switch (one.values, other.values) {
    case (.categorical(let left, _), .categorical(let right, _)): left == right
    case (.numeric(let left), .numeric(let right)): left == right
    default: false
    }
  }

  /// Rows that name no account are no account: one random intercept does not bind them. Where no row names one, the one name is all
  /// there is, and the model says that accounts are missing.
  private static func accounts(_ table: ResponseTable) -> CategoricalColumn {
    guard let unnamed = table.accounts.code(of: ResponseTable.unnamedAccount),
      table.accounts.codes.contains(where: { $0 != unnamed })
    else { return table.accounts }
    var accounts = table.accounts
    accounts.blank(unnamed)
    return accounts
  }
}

extension Disclosure {
  /// The levels of an adjustment, those that are hidden as one. Only roles and waves are judged with the accounts; any
  /// other column is a line of its own.
  fileprivate func levels(
    of name: String, field: SurveyField?, _ column: CategoricalColumn, _ table: ResponseTable
  ) -> LevelSuppression {
    LevelSuppression(name, column, minimum: minimum) {
      table.scores[$0] != nil
    } isHidden: { level in
      switch field {
      case .role where table.roles != nil: hides(level.map { Role(rawValue: $0) } ?? .unknown)
      case .wave where table.waves != nil: level.map { hides($0) } ?? false
      default: false
      }
    }
  }
}

extension ResponseTable {
  /// A table without rows, for files that have counts alone.
  static var empty: ResponseTable { ResponseTable(lines: [], accounts: CategoricalColumn(), scores: []) }
}
