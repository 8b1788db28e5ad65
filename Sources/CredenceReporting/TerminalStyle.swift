/// What a terminal can show, and how wide it is.
public struct TerminalStyle: Sendable, Hashable {
  /// The colours a terminal has.
  public enum Colors: Sendable, Hashable {
    /// None, or none wanted.
    case none
    /// The sixteen of every terminal.
    case basic
    /// The palette of 256, which has the report's blue and orange.
    case palette
  }

  /// The most columns ever used; wider lines cannot be followed by eye, and a mistyped `COLUMNS` must not
  /// fill the memory.
  package static let widest = 1000

  /// Columns, 1...``widest``.
  package let width: Int
  /// Colours.
  package let colors: Colors
  /// Whether characters beyond ASCII can be shown.
  package let unicode: Bool

  /// Makes a style; the width is brought into 1...``widest``.
  public init(width: Int = 80, colors: Colors = .none, unicode: Bool = true) {
    self.width = min(max(width, 1), TerminalStyle.widest)
    self.colors = colors
    self.unicode = unicode
  }
}

/// What decides a ``TerminalStyle``, as values.
package struct TerminalEnvironment: Sendable, Hashable {
  /// The variables that matter, and only these are looked at.
  package static let variables = [
    "COLORTERM", "COLUMNS", "LANG", "LC_ALL", "LC_CTYPE", "NO_COLOR", "TERM",
  ]

  /// Environment variables by name.
  package var variables: [String: String]
  /// Whether the stream is a terminal.
  package var isTerminal: Bool
  /// The width the terminal itself reports.
  package var reportedWidth: Int?

  /// Makes an environment.
  package init(variables: [String: String] = [:], isTerminal: Bool = false, reportedWidth: Int? = nil) {
    self.variables = variables
    self.isTerminal = isTerminal
    self.reportedWidth = reportedWidth
  }

  /// The process's environment as seen by a stream.
  package static func current(of stream: StandardStream) -> TerminalEnvironment {
    var values: [String: String] = [:]
    for name in variables { values[name] = SystemCalls.variable(name) }
    return TerminalEnvironment(
      variables: values, isTerminal: SystemCalls.isTerminal(stream.rawValue),
      reportedWidth: SystemCalls.columns(stream.rawValue))
  }
}

extension TerminalStyle {
  /// Decides a style.
  ///
  /// - Width: `COLUMNS` if it is a positive number, else what the terminal reports, else 80.
  /// - Colour: only on a terminal whose `TERM` is set and not `dumb`, and not where `NO_COLOR` is set to anything
  ///   but the empty string (no-color.org).
  /// - Unicode: if the first of `LC_ALL`, `LC_CTYPE`, `LANG` that is not empty names the charset UTF-8 (POSIX,
  ///   Base Definitions 8.2).
  package init(_ environment: TerminalEnvironment) {
    let variables = environment.variables
    func value(_ name: String) -> String? {
      guard let text = variables[name], !text.isEmpty else { return nil }
      return text
    }
    let columns = value("COLUMNS").flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
    let reported = environment.reportedWidth.flatMap { $0 > 0 ? $0 : nil }
    let width = columns ?? reported ?? 80

    var colors = Colors.none
    if environment.isTerminal, value("NO_COLOR") == nil, let terminal = value("TERM"), terminal != "dumb" {
      let deep = terminal.hasSuffix("-direct") || value("COLORTERM") != nil
      colors = deep || terminal.hasSuffix("256color") ? .palette : .basic
    }

    let locale = value("LC_ALL") ?? value("LC_CTYPE") ?? value("LANG") ?? "C"
    let charset = locale.split(separator: "@").first.map { $0.split(separator: ".").dropFirst() }?.last
    let name = charset.map { $0.lowercased().filter { $0 != "-" && $0 != "_" } }
    self.init(width: width, colors: colors, unicode: name == "utf8")
  }
}
