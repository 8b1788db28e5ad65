public import CredenceAnalysis

extension PlanError: Worded, CustomStringConvertible {
  /// What is wrong and what to do, with settings called as in a plan.
  public var description: String { sentence(naming: .plan) }

  /// What is wrong and what to do.
  public func sentence(naming: SettingNaming) -> String {
    switch self {
    case .setting(let name, let reason):
      "\(name): \(reason)"
    case .choice(let setting, let reason):
      "\(naming(setting)): \(reason)"
    case .column(let setting, let fault):
      "\(naming(setting)): \(Self.words(fault, setting, naming))"
    case .mapping(let error):
      "map: \(error.sentence(naming: naming))"
    case .unreadable(let path, let reason):
      "\(path) is not a plan: \(reason)"
    case .missing(let path):
      "\(path): there is no such plan file, or it may not be read; check the name and the folder"
    case .noSuchAccount(let name, let nearest):
      nearest.isEmpty
        ? "there is no account \"\(name)\""
        : "there is no account \"\(name)\"; did you mean \(nearest.quoted)?"
    }
  }

  private static func words(_ fault: ColumnFault, _ setting: Setting, _ naming: SettingNaming) -> String {
    switch fault {
    case .taken(let name, let use):
      return
        "the column \"\(name)\" is not one to \(setting == .adjust ? "adjust for" : "use as a rating"): \(use.words)"
    case .missing(let name, let columns):
      let more = columns.count > 12 ? " and \(columns.count - 12) more" : ""
      return "there is no column \"\(name)\""
        + (columns.isEmpty ? "" : "; there are \(Array(columns.prefix(12)).quoted)\(more)")
    case .empty(let name):
      return "the column \"\(name)\" holds no answer"
    case .unreadable(let name, let read, let answers, let words):
      return
        "\(read == 0 ? "none" : "only \(read)") of the \(answers) answers in \"\(name)\" are numbers or steps of a known scale\(words.map { "; the first that are not: \($0.quoted)" } ?? ""). Write them as numbers, lowest first, say with \(naming(.words)) what they mean, or leave the column out"
    }
  }
}

extension ColumnFault.Use {
  fileprivate var words: String {
    switch self {
    case .score: "it is the score, which drivers are to explain"
    case .account: "it names the accounts, whose moods the model takes out already"
    case .respondent: "it says who answered"
    case .comment: "it holds comments"
    case .drivers: "it holds the drivers"
    case .driver: "it is a driver already"
    }
  }
}
