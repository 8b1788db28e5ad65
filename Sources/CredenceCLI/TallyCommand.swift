import ArgumentParser
import CredenceBatch
import CredenceImport
import CredenceReporting
import CredenceTables

/// `credence tally`: responses to counts per account, role and wave.
struct TallyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tally",
    abstract: "Responses to counts per account, role and wave.",
    discussion: """
      Counts are all that anything but driver regression needs, and they merge: other engines may produce the same \
      table, and credence analyze reads it. Memory grows with the accounts (and, unless --answers all, with the \
      respondents), not with the file.

        credence tally responses.csv --output counts.csv
        credence analyze counts.csv
      """)

  @Argument(help: ArgumentHelp("The file of responses.", valueName: "file"))
  var input: String?
  @OptionGroup(title: "Columns and rules") var columns: ColumnOptions
  @OptionGroup(title: "Shared options") var shared: SharedOptions

  func run() throws {
    let survey = try AnalysisRun(shared: shared, columns: columns, input: input).tally(
      fingerprint: shared.format == .json)
    // A tally is data first: CSV, unless another format is asked for.
    let format = shared.format == .table && shared.output != nil ? OutputFormat.csv : shared.format
    try ResultWriter(format: format, path: shared.output).write([survey.tally.table]) { json in
      survey.writeTally(to: &json)
    }
    if !shared.quiet { survey.report.remarks.forEach(Console.say) }
    if survey.report.needsAttention { throw ExitCode(ExitStatus.doneWithWarnings.rawValue) }
  }
}
