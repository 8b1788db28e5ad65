public import CredenceTables

/// A format tables can be written in: one struct each.
public protocol TableRenderer: Sendable {
  /// Writes the table; the output ends with a line feed.
  func render(_ table: Table, to sink: some ByteSink) throws(OutputError)
}

extension TableRenderer {
  /// The table as text.
  public func text(_ table: Table) -> String {
    let sink = MemorySink()
    // A memory sink never refuses.
    try? render(table, to: sink)
    return sink.text
  }
}

extension TableRenderer where Self == TextTableRenderer {
  /// Text for a terminal.
  public static func text(_ style: TerminalStyle, numbers: NumberStyle = NumberStyle()) -> Self {
    TextTableRenderer(style: style, numbers: numbers)
  }
}

extension TableRenderer where Self == CSVTableRenderer {
  /// Comma-separated values.
  public static var csv: Self { CSVTableRenderer() }
}

extension TableRenderer where Self == JSONTableRenderer {
  /// JSON on one line.
  public static var json: Self { JSONTableRenderer() }
}

extension TableRenderer where Self == MarkdownTableRenderer {
  /// A Markdown table.
  public static var markdown: Self { MarkdownTableRenderer() }
}

/// Collects text and hands it on in large pieces.
struct TextBuffer<Sink: ByteSink> {
  private var bytes: [UInt8] = []
  private let sink: Sink

  init(to sink: Sink) { self.sink = sink }

  mutating func append(_ text: String) throws(OutputError) {
    bytes.append(contentsOf: text.utf8)
    if bytes.count >= 1 << 16 { try flush() }
  }

  mutating func flush() throws(OutputError) {
    try sink.write(bytes)
    bytes.removeAll(keepingCapacity: true)
  }
}
