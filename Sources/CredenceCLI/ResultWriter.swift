import ArgumentParser
import CredenceReporting
import CredenceTables

/// Where a command's result goes and in which format.
struct ResultWriter {
  let format: OutputFormat
  let path: String?

  init(format: OutputFormat, path: String?) {
    self.format = format
    self.path = path
  }

  init(_ shared: SharedOptions) {
    format = shared.format
    path = shared.output
  }

  /// Writes tables (CSV takes the first alone), or the JSON.
  ///
  /// - Parameter lines: What stands above the tables on a page for the terminal.
  func write(_ tables: [Table], below lines: [String] = [], json: (inout JSONWriter) -> Void) throws {
    try toDestination { sink throws(OutputError) in
      switch format {
      case .json:
        var writer = JSONWriter(to: sink, layout: .pretty)
        json(&writer)
        try writer.finish()
      case .csv:
        if let table = tables.first { try CSVTableRenderer().render(table, to: sink) }
      case .markdown:
        for (place, table) in tables.enumerated() {
          if place > 0 { try sink.write("\n") }
          try MarkdownTableRenderer(numbers: NumberStyle(scoreDecimals: 1, shareDecimals: 1)).render(
            table, to: sink)
        }
      case .table:
        let style = self.style
        let numbers = NumberStyle(unicode: style.unicode, scoreDecimals: 1, shareDecimals: 1)
        for line in lines { try sink.write(line) }
        for (place, table) in tables.enumerated() {
          if place > 0 || !lines.isEmpty { try sink.write("\n") }
          try TextTableRenderer(style: style, numbers: numbers).render(table, to: sink)
        }
      }
    }
  }

  /// Writes text as it is.
  func write(_ text: String) throws {
    try toDestination { sink throws(OutputError) in try sink.write(text) }
  }

  /// How the terminal (or the file) shows text.
  var style: TerminalStyle {
    path == nil
      ? TerminalStyle(.current(of: .output)) : TerminalStyle(width: 120, colors: .none, unicode: true)
  }

  /// Gives the body standard output, or a file that appears whole or not at all.
  func toDestination(_ body: (any ByteSink) throws(OutputError) -> Void) throws {
    do {
      if let path {
        try FileWriter.write(to: path) { sink throws(OutputError) in try body(sink) }
      } else {
        try body(StandardStream.output)
      }
    } catch {
      throw Self.exit(for: error)
    }
  }

  /// The exit of a failed write. A reader that went away is no failure worth words.
  static func exit(for error: OutputError) -> ExitCode {
    switch error {
    case .readerGone: ExitCode.success
    case .cannotWrite, .notSynchronised: ExitStatus.cannotWrite.exit(error.description)
    }
  }
}
