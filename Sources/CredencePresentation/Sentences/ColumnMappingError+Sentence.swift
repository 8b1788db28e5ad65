import CredenceAnalysis
public import CredenceImport

extension ColumnMappingError: Worded, CustomStringConvertible {
  /// What is wrong and what to do, with settings called as in a plan.
  public var description: String { sentence(naming: .plan) }

  /// What is wrong and what to do.
  public func sentence(naming: SettingNaming) -> String {
    switch self {
    case .noScore(let columns, let candidates):
      let hint =
        candidates.isEmpty
        ? "No column holds numbers on the scale."
        : "These hold numbers on the scale, the likeliest first: \(Self.list(candidates))."
      return """
        No column was recognised as the score. \(hint) Name it with \(naming(.column(.score), "COLUMN")) \
        (or \(naming(.column(.csat), "COLUMN")) \
        for a file of satisfaction ratings alone). The columns are: \(Self.list(columns)).
        """
    case .tied(let field, let names):
      return """
        \(names.count) columns fit the \(field.rawValue) about equally: \(Self.list(names)). Name the one that counts with \
        \(naming(.column(field), "COLUMN")).
        """
    case .noSuchColumn(let name, let field, let nearest, let columns):
      let hint = nearest.isEmpty ? "" : " Did you mean \(Self.list(nearest))?"
      return """
        There is no column "\(name)" for \(field.rawValue).\(hint) The columns are: \(Self.list(columns)).
        """
    case .noSuchKeptColumn(let name, let nearest, let columns):
      let hint = nearest.isEmpty ? "" : " Did you mean \(Self.list(nearest))?"
      return "There is no column \"\(name)\".\(hint) The columns are: \(Self.list(columns))."
    case .severalKeptColumns(let name, let names):
      return "\"\(name)\" is a question of several columns: name one of \(Self.list(names))."
    case .severalColumns(let field, let names):
      return
        "Only one column can be the \(field.rawValue), but \(names.count) were named: \(Self.list(names))."
    case .twoFields(let column, let first, let second):
      return
        "The column \"\(column)\" was named for \(first.rawValue) and for \(second.rawValue): choose one."
    case .notAMapping(let text):
      return "\"\(text)\" is not of the form COLUMN=FIELD, as in \"Custom Data 1=account\"."
    case .notReversible(let name, let field):
      return
        "The column \"\(name)\" is the \(field.rawValue): \(naming(.reverse)) is for ratings of \(naming(.column(.csat))) or \(naming(.rated))."
    case .noSuchField(let name, let nearest):
      let fields = SurveyField.allCases.map(\.rawValue)
      let hint = nearest.map { " Did you mean \($0.rawValue)?" } ?? ""
      return
        "There is no field \"\(name)\".\(hint) The fields are: \(fields.joined(separator: ", ")), and ignore for none."
    }
  }

  /// Names in quotes, the first thirty of them.
  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(30).map { "\"\($0)\"" }.joined(separator: ", ")
    return names.count > 30 ? "\(shown) and \(names.count - 30) more" : shown
  }
}
