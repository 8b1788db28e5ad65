import CredenceReporting
import Synchronization

/// A progress bar on standard error, when that is a terminal and the work takes over a second.
final class ProgressReporter: Sendable {
  private let start = Clock.seconds
  private let label: String
  private let style: TerminalStyle
  private let display = Mutex<ProgressDisplay?>(nil)

  /// A reporter, or none where standard error is no terminal.
  init?(label: String) {
    let environment = TerminalEnvironment.current(of: .error)
    guard environment.isTerminal else { return nil }
    self.label = label
    style = TerminalStyle(environment)
  }

  /// Told the work done; safe from any thread.
  @Sendable func update(done: Int, total: Int) {
    let elapsed = Clock.seconds - start
    display.withLock { display in
      if display == nil {
        display = ProgressDisplay(ProgressBar(label, total: total, style: style), isTerminal: true) { line in
          try? StandardStream.error.write(line)
        }
      }
      display?.update(done: done, elapsed: elapsed)
      if done >= total { display?.finish() }
    }
  }
}
