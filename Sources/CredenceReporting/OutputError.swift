/// Output that could not be written. Nothing half-written is left where a file was asked for.
public enum OutputError: Error, Sendable, Hashable {
  /// Nobody reads the pipe any more (`credence ... | head`): stop, and say nothing.
  case readerGone
  /// The system refused: the path as given, and its `errno`.
  case cannotWrite(path: String, code: Int32)
  /// The file is whole and in its place, and the system could not make its folder safe against a loss of power: the path
  /// as given, and its `errno`.
  case notSynchronised(path: String, code: Int32)
}

extension OutputError: CustomStringConvertible {
  /// One line: what, where, why and what to do. The path is made harmless for a terminal.
  public var description: String {
    switch self {
    case .readerGone:
      return "The reader of the output has gone."
    case .cannotWrite(let path, let code):
      let place = TerminalText.harmless(path, unicode: true)
      return "Cannot write \(place): \(SystemCalls.reason(code)). \(SystemCalls.advice(code))"
    case .notSynchronised(let path, let code):
      let place = TerminalText.harmless(path, unicode: true)
      return
        "\(place) is written whole, but its folder cannot be synchronised: \(SystemCalls.reason(code)). After a loss of power the earlier file may be back; look at the disk, and run again."
    }
  }
}
