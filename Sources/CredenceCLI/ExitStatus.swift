import ArgumentParser
import CredenceReporting

/// The exit statuses of every command (sysexits.h where it has one).
enum ExitStatus: Int32 {
  /// Done, with warnings, or some accounts failed.
  case doneWithWarnings = 2
  /// Wrong usage.
  case usage = 64
  /// The data cannot be used.
  case unusableData = 65
  /// There is no such input.
  case noInput = 66
  /// The output cannot be written.
  case cannotWrite = 74

  /// Says what is wrong on standard error, in one message, and ends the command with this status.
  func exit(_ message: String) -> ExitCode {
    Console.say("credence: \(message)")
    return ExitCode(rawValue)
  }
}

/// Words on standard error. Results never go here.
enum Console {
  /// One line; if standard error is closed there is nobody to tell.
  static func say(_ line: String) {
    try? StandardStream.error.write(TerminalText.harmless(line, unicode: true) + "\n")
  }
}
