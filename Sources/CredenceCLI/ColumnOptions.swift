import ArgumentParser
import CredenceBatch

/// Where the file's columns are, for every command that reads one. What is not named is found by synonym, and the
/// mapping is printed.
struct ColumnOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The column of 0-10 answers.", valueName: "column"))
  var score: String?
  @Option(help: ArgumentHelp("The column of account names.", valueName: "column"))
  var account: String?
  @Option(help: ArgumentHelp("The column that says who answered.", valueName: "column"))
  var respondent: String?
  @Option(help: ArgumentHelp("The column of contact roles.", valueName: "column"))
  var role: String?
  @Option(help: ArgumentHelp("The column of answer dates.", valueName: "column"))
  var date: String?
  @Option(help: ArgumentHelp("The column of survey waves.", valueName: "column"))
  var wave: String?
  @Option(help: ArgumentHelp("A column of satisfaction ratings; may be repeated.", valueName: "column"))
  var csat: [String] = []
  @Option(help: ArgumentHelp("The column of account revenue.", valueName: "column"))
  var revenue: String?
  @Option(help: ArgumentHelp("The column of comments.", valueName: "column"))
  var comment: String?
  @Option(help: ArgumentHelp("A column to keep for grouping; may be repeated.", valueName: "column"))
  var segment: [String] = []
  @Option(
    help: ArgumentHelp(
      "Driver columns, separated by commas: one column of joined labels, or one column per driver. Repeat the option for a column whose name holds a comma.",
      valueName: "columns"))
  var drivers: [String] = []
  @Option(
    help: ArgumentHelp("Map a column to a field, as in Bewertung=score; may be repeated.", valueName: "column=field"))
  var map: [String] = []
  @Option(
    help: ArgumentHelp(
      "A code that means no answer, as in 11=missing or -99=missing; may be repeated.", valueName: "code=missing"))
  var sentinel: [String] = []
  @Option(
    help: ArgumentHelp(
      "Which of several answers of one respondent counts: latest, first, mean or all. Default: latest.",
      valueName: "rule"))
  var answers: AnalysisPlan.AnswersRule?
  @Option(help: ArgumentHelp("The satisfaction scale: 1-5, 1-7 or 0-10. Default: 1-5.", valueName: "scale"))
  var csatScale: String?
  @Option(
    name: .customLong("accounts"),
    help: ArgumentHelp(
      "A roster: one line per account (account, revenue, owner, contacts_decision_maker ...) or one per contact (account, respondent, role).",
      valueName: "path"))
  var roster: String?

  /// The plan with what was named here put over it.
  func apply(to plan: inout AnalysisPlan) throws {
    plan.columns.score = score ?? plan.columns.score
    plan.columns.account = account ?? plan.columns.account
    plan.columns.respondent = respondent ?? plan.columns.respondent
    plan.columns.role = role ?? plan.columns.role
    plan.columns.date = date ?? plan.columns.date
    plan.columns.wave = wave ?? plan.columns.wave
    plan.columns.revenue = revenue ?? plan.columns.revenue
    plan.columns.comment = comment ?? plan.columns.comment
    if !csat.isEmpty { plan.columns.csat = csat }
    if !segment.isEmpty { plan.columns.segment = segment }
    if !drivers.isEmpty { plan.columns.drivers = drivers }
    for pair in map {
      let (column, field) = try Self.split(pair, option: "--map", example: "Bewertung=score")
      plan.map[column] = field
    }
    for pair in sentinel {
      let (code, meaning) = try Self.split(pair, option: "--sentinel", example: "11=missing")
      plan.sentinels[code] = meaning
    }
    plan.answers = answers ?? plan.answers
    plan.csatScale = csatScale ?? plan.csatScale
    plan.accounts = roster ?? plan.accounts
  }

  /// Splits at the last `=`: a column's name may hold one.
  private static func split(_ pair: String, option: String, example: String) throws -> (String, String) {
    guard let sign = pair.lastIndex(of: "="), sign != pair.startIndex,
      pair.index(after: sign) != pair.endIndex
    else {
      throw ValidationError("\(option) takes two names joined by =, as in \(example); got \"\(pair)\"")
    }
    return (String(pair[..<sign]), String(pair[pair.index(after: sign)...]))
  }
}

extension AnalysisPlan.AnswersRule: ExpressibleByArgument {}
