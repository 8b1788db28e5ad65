import ArgumentParser
import CredenceAnalysis
import CredencePresentation
import CredenceReporting
import CredenceSurvey
import CredenceTables

/// `credence account NAME`: one account's page.
struct AccountCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "account",
    abstract: "One account: its score, who says so, and how sure one can be.",
    discussion: """
        credence account "Acme, Inc." responses.csv --accounts roster.csv

      The name may be shortened as long as it fits one account alone. --format csv gives the first table, the score \
      and its intervals; all of the page is in the other formats, and every account's figures in analyze's accounts.csv.
      """)

  @Argument(help: ArgumentHelp("The account's name, or a part of it.", valueName: "name"))
  var name: String
  @Argument(help: ArgumentHelp("The file of responses or counts.", valueName: "file"))
  var input: String?
  @Option(
    help: ArgumentHelp(
      "The interval method of the headline. Default: the best for the account.", valueName: "name"))
  var method: String?
  @Option(
    help: ArgumentHelp(
      "The prior of posterior statements: jeffreys, flat, third or three weights, as in 0.5,1,0.5.",
      valueName: "prior"))
  var prior: String?
  @OptionGroup(title: "Columns and rules") var columns: ColumnOptions
  @OptionGroup(title: "Privacy") var privacy: PrivacyOptions
  @OptionGroup var comments: CommentOptions
  @OptionGroup var weights: WeightOptions
  @OptionGroup var detail: DetailOptions
  @OptionGroup(title: "Shared options") var shared: SharedOptions

  func run() throws {
    let report = try AnalysisRun(
      shared: shared, columns: columns, input: input, method: method, prior: prior,
      privacy: privacy, comments: comments, weights: weights
    ).report()
    let account: AccountReport
    do {
      account = try report.account(named: name)
    } catch {
      throw ExitStatus.unusableData.exit(error.sentence(naming: .options))
    }
    let tables = report.tables(
      of: account, details: shared.format == .table ? detail.details : nil, naming: .options)
    try ResultWriter(shared).write(tables) { json in account.write(to: &json, in: report, naming: .options) }
    if !shared.quiet {
      AnalysisRun.say(
        report.remarks(on: account, details: detail.details, naming: .options),
        but: report.doubts(naming: .options))
    }
    if report.hasWarnings(on: account) { throw ExitCode(ExitStatus.doneWithWarnings.rawValue) }
  }
}
