import CredenceImport
import CredenceRegression
import CredenceSurvey

/// The columns of a survey as a driver model takes them.
struct DriverInput: Sendable {
  let drivers: [DriverColumn]
  let adjustments: [AdjustmentColumn]
  let diagnostics: [Diagnostic]

  /// - Parameters:
  ///   - table: The rows.
  ///   - settings: Which columns.
  ///   - disclosure: What is hidden: such groups are no levels of their own.
  ///   - quotesWords: Whether what was not read may be quoted.
  /// - Throws: ``PlanError/setting(_:reason:)`` for a column the file does not have.
  init(
    _ table: ResponseTable, settings: DriverSettings, disclosure: Disclosure, quotesWords: Bool
  ) throws(PlanError) {
    var diagnostics: [Diagnostic] = []
    var drivers = table.drivers.map { DriverColumn(name: $0.name, ticks: $0.selections) }
    for name in settings.rated {
      guard let ratings = Self.ratings(name, table, quotesWords, &diagnostics) else {
        throw .setting("--rated", reason: Self.missing(name, table))
      }
      drivers.append(DriverColumn(name: name, ratings: ratings))
    }
    var adjustments: [AdjustmentColumn] = []
    for name in settings.adjust ?? ["role", "wave"] {
      if let column = Self.categories(name, table) {
        if let numbers = Self.numbers(column) {
          adjustments.append(AdjustmentColumn(name: name, numbers: numbers))
          diagnostics.append(
            Diagnostic(.note, code: "numeric-adjustment", "\(name) is adjusted for as a number"))
        } else {
          let shown = disclosure.levels(of: name, column, table)
          adjustments.append(AdjustmentColumn(name: name, levels: shown.column))
          diagnostics += [shown.remark].compactMap { $0 }
        }
      } else if let question = table.satisfaction.first(where: { $0.touchpoint == name }) {
        adjustments.append(
          AdjustmentColumn(name: name, numbers: question.ratings.map { $0.map { Double($0) } }))
      } else if settings.adjust != nil {
        throw .setting("--adjust", reason: Self.missing(name, table))
      }
    }
    // A level everybody has adjusts for nothing.
    adjustments.removeAll { column in
      if case .categorical(let levels, _) = column.values { return Set(levels.codes).count < 2 }
      return false
    }
    self.drivers = drivers
    self.adjustments = adjustments
    self.diagnostics = diagnostics
  }

  /// A column of more than a dozen different numbers and nothing else; fewer are levels.
  private static func numbers(_ column: CategoricalColumn) -> [Double?]? {
    guard column.levels.count > 12 else { return nil }
    let numbers = column.levels.compactMap { Double($0) }
    guard numbers.count == column.levels.count, numbers.allSatisfy(\.isFinite) else { return nil }
    return column.codes.map { $0.map { numbers[Int($0)] } }
  }

  private static func missing(_ name: String, _ table: ResponseTable) -> String {
    let known =
      ["role", "wave"] + table.segments.map(\.name) + table.satisfaction.map(\.touchpoint)
    return "there is no column \"\(name)\" to use; there are \(known.prefix(12).joined(separator: ", "))"
  }

  private static func categories(_ name: String, _ table: ResponseTable) -> CategoricalColumn? {
    switch name.lowercased() {
    case "role" where table.roles != nil: return table.roles
    case "wave" where table.waves != nil: return table.waves
    default: return table.segments.first { $0.name == name }?.values
    }
  }

  /// A satisfaction question, or a column of numbers or of words from one known set.
  private static func ratings(
    _ name: String, _ table: ResponseTable, _ quotesWords: Bool, _ diagnostics: inout [Diagnostic]
  ) -> [Double?]? {
    if let question = table.satisfaction.first(where: { $0.touchpoint == name }) {
      return question.ratings.map { $0.map { Double($0) } }
    }
    guard let column = table.segments.first(where: { $0.name == name })?.values else { return nil }
    let numbers = column.levels.map { Double($0) }
    // The set that knows the most labels; numbers are a set of their own.
    let sets = SatisfactionWords.standard.map { words in
      column.levels.map { words.step(of: $0).map { Double($0 + 1) } }
    }
    let best = ([numbers] + sets).max { $0.count { $0 != nil } < $1.count { $0 != nil } } ?? numbers
    let unread = zip(column.levels, best).filter { $0.1 == nil }.map(\.0)
    if !unread.isEmpty {
      diagnostics.append(
        Diagnostic(
          .warning, code: "rating-not-read",
          "\(name): \(unread.count) answers are no number and no known step of a scale and count as not answered\(quotesWords ? ", the first \"\(Addresses.withheld(in: unread[0]))\"" : "")"
        ))
    }
    return column.codes.map { $0.flatMap { best[Int($0)] } }
  }
}

extension Disclosure {
  /// The levels of an adjustment, those that are hidden as one. Only roles and waves are judged with the accounts; any
  /// other column is a line of its own.
  fileprivate func levels(
    of name: String, _ column: CategoricalColumn, _ table: ResponseTable
  ) -> LevelSuppression {
    LevelSuppression(name, column, minimum: minimum) {
      table.scores[$0] != nil
    } isHidden: { level in
      switch name.lowercased() {
      case "role" where table.roles != nil: hides(level.map { Role(rawValue: $0) } ?? .unknown)
      case "wave" where table.waves != nil: level.map { hides($0) } ?? false
      default: false
      }
    }
  }
}

extension ResponseTable {
  /// A table without rows, for files that have counts alone.
  static var empty: ResponseTable { ResponseTable(lines: [], accounts: CategoricalColumn(), scores: []) }
}
