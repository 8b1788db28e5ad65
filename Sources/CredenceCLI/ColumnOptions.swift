public import ArgumentParser
import CredenceAnalysis
public import CredenceImport

/// Where the file's columns are, for every command that reads one. What is not named is found by synonym, and the
/// mapping is printed.
struct ColumnOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The column of answers, 0-10 unless --scale says otherwise. Default: found by its name and its cells; asked for where two fit.",
      valueName: "column"))
  var score: String?
  @Option(help: ArgumentHelp("The column of account names.", valueName: "column"))
  var account: String?
  @Option(help: ArgumentHelp("The column that says who answered.", valueName: "column"))
  var respondent: String?
  @Option(help: ArgumentHelp("The column of contact roles.", valueName: "column"))
  var role: String?
  @Option(
    help: ArgumentHelp(
      "The column of answer dates. Default: found by its name and its cells.", valueName: "column"))
  var date: String?
  @Option(
    help: ArgumentHelp(
      "A wave, to show how things stood in it, or the column of survey waves where a heading has that name. Default: of each respondent the answer that counts over all waves.",
      valueName: "wave or column"))
  var wave: [String] = []
  @Option(help: ArgumentHelp("The first day of the answers to look at, as 2025-03-01.", valueName: "day"))
  var since: String?
  @Option(help: ArgumentHelp("The last day of the answers to look at, as 2025-06-30.", valueName: "day"))
  var until: String?
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
      "Driver columns, separated by commas: one column of joined labels, or one column per driver. For a column whose name holds a comma use --map \"COLUMN=drivers\".",
      valueName: "columns"))
  var drivers: [String] = []
  @Option(
    help: ArgumentHelp(
      "A label offered in a column of joined drivers; may be repeated. Default: learnt from the column.",
      valueName: "label"))
  var driverLabel: [String] = []
  @Option(
    help: ArgumentHelp(
      "Map a column to a field, as in Bewertung=score, or set it aside, as in \"Response time=ignore\"; may be repeated.",
      valueName: "column=field"))
  var map: [String] = []
  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "A code that means no answer: of the score, as in 11=missing or -99=missing; of a column, as in Support:6=not-applicable; of score, ratings, segments and revenue, as in *:-99=missing. May be repeated; how often each occurs is said.",
      valueName: "[column:]code=missing"))
  var sentinel: [String] = []
  @Option(
    help: ArgumentHelp(
      "What words of ratings mean, as in \"satisfied=1,neutral or dissatisfied=0\" or, of one column, \"Support:good=4,bad=2,don't know=missing\"; may be repeated. Numbers are steps of the scale; 0 and 1 alone make a question of --csat one of satisfied or not.",
      valueName: "[column:]word=number,..."))
  var words: [String] = []
  @Option(
    help: ArgumentHelp(
      "Columns of ratings (of --csat or --rated) whose lowest answer is the best one, separated by commas.",
      valueName: "columns"))
  var reverse: [String] = []
  @Option(
    help: ArgumentHelp(
      "Which of several answers of one respondent counts: latest, first, mean or all. Default: latest.",
      valueName: "rule"))
  var answers: AnswerRule?
  @Option(
    help: ArgumentHelp(
      "Whether dates like 3/1/2025 have the month or the day first: month-first or day-first. Default: the column decides.",
      valueName: "order"))
  var dateOrder: DateOrder?
  @Option(
    help: ArgumentHelp(
      "The scale of the score: 0-10, 1-10 (promoters 9-10, passives 7-8), 0-5 or 1-5 (promoters 5, passives 4), 1-7 (promoters 7, passives 6), 0-100 (promoters from 90, passives from 70), or any other with its cuts, as in 1-4:3:4. Default: 0-10. Never guessed.",
      valueName: "scale"))
  var scale: String?
  @Option(help: ArgumentHelp("The satisfaction scale: 1-5, 1-7 or 0-10. Default: 1-5.", valueName: "scale"))
  var csatScale: String?
  @Option(
    name: .customLong("accounts"),
    help: ArgumentHelp(
      "A roster: one line per account (account, revenue, owner, contacts_decision_maker ...) or one per contact (account, respondent, role).",
      valueName: "path"))
  var roster: String?

  /// A name from a list separated by commas, without the spaces that stand around it.
  static func trimmed(_ name: Substring) -> String {
    var name = name
    while name.first?.isWhitespace == true { name.removeFirst() }
    while name.last?.isWhitespace == true { name.removeLast() }
    return String(name)
  }

  /// Puts what was named here over the plan.
  func apply(to plan: inout AnalysisPlan) {
    let single = [
      "score": score, "account": account, "respondent": respondent, "role": role, "date": date,
      "revenue": revenue, "comment": comment,
    ]
    for (field, column) in single {
      if let column { plan.columns[field] = [column] }
    }
    if !csat.isEmpty { plan.columns["csat"] = csat }
    if !segment.isEmpty { plan.columns["segment"] = segment }
    if !drivers.isEmpty {
      plan.columns["drivers"] = drivers.flatMap {
        $0.split(separator: ",").map(Self.trimmed).filter { !$0.isEmpty }
      }
    }
    plan.map += map
    plan.sentinels += sentinel
    plan.words += words
    plan.reverse += reverse.flatMap { $0.split(separator: ",").map(Self.trimmed).filter { !$0.isEmpty } }
    plan.answers = answers ?? plan.answers
    if !wave.isEmpty { plan.waves = wave }
    plan.since = since ?? plan.since
    plan.until = until ?? plan.until
    plan.dateOrder = dateOrder ?? plan.dateOrder
    plan.scale = scale ?? plan.scale
    plan.csatScale = csatScale ?? plan.csatScale
    plan.accounts = roster ?? plan.accounts
    if !driverLabel.isEmpty { plan.driverLabels = driverLabel }
  }
}

extension AnswerRule: ExpressibleByArgument {}
extension DateOrder: ExpressibleByArgument {}
