import ArgumentParser
import CredenceAnalysis
import CredenceReporting

/// `credence`: says how sure one can be of a business account's loyalty score.
@main
struct CredenceCommand: ParsableCommand {
  /// `credence ... | head` ends quietly instead of being killed.
  static func main() {
    StandardStream.ignoreBrokenPipes()
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      end(error)
    }
  }

  /// Says why and ends with the error's status. What is said may quote options, plans and files, so it passes the one
  /// place that makes words harmless to a terminal, and their line breaks start no line of our own.
  private static func end(_ error: any Error) -> Never {
    let status = exitCode(for: error)
    let whole = fullMessage(for: error)
    if status == .success {
      // Help and completion scripts: nobody else's words.
      if !whole.isEmpty { print(whole) }
    } else {
      let quoted = message(for: error)
      let ours =
        quoted.isEmpty ? whole : whole.replacing(quoted, with: TerminalText.harmless(quoted, unicode: true))
      if !ours.isEmpty {
        ours.split(separator: "\n", omittingEmptySubsequences: false).forEach { Console.say(String($0)) }
      }
    }
    // A status alone says nothing further.
    exit(withError: status)
  }

  static let configuration = CommandConfiguration(
    commandName: "credence",
    abstract: "How sure can one be of a business account's loyalty score?",
    discussion: """
      Promoters (9-10) less detractors (0-6) is the Net Promoter Score. An account has few answers, so its score is \
      a likelihood, not a fact; these commands say how likely.

      Start with:
        credence interval --promoters 6 --passives 3 --detractors 1
        credence analyze responses.csv --accounts roster.csv --output report

      Results go to standard output, progress and warnings to standard error. Exit status: 0 clean, 2 done with \
      warnings, 64 wrong usage, 65 unusable data, 66 no such input, 74 cannot write.
      """,
    version: CredenceVersion.current,
    subcommands: [
      IntervalCommand.self, AnalyzeCommand.self, AccountCommand.self, DriversCommand.self, TallyCommand.self,
      CoverageCommand.self,
      SimulateCommand.self,
    ])
}
