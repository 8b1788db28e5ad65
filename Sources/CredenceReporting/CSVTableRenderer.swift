public import CredenceTables

/// Comma-separated values by RFC 4180, with full precision.
///
/// The header holds the columns' stable keys. An interval takes two fields (`keyLower`, `keyUpper`), a coverage two
/// (`keyAnswered`, `keyKnown`), whatever the rows hold; drawings, title and notes are left out. A missing cell is
/// an empty field. Words a spreadsheet would run as a formula get an apostrophe in front; numbers are never touched.
/// Lines end in CR LF, as the RFC has it.
public struct CSVTableRenderer: TableRenderer {
  private let writesHeader: Bool

  /// Makes a renderer.
  ///
  /// - Parameter writesHeader: whether the first line holds the keys; not in the later parts of a long table.
  package init(writesHeader: Bool = true) { self.writesHeader = writesHeader }

  /// Writes the table.
  public func render(_ table: Table, to sink: some ByteSink) throws(OutputError) {
    var output = TextBuffer(to: sink)
    let columns = table.columns.indices.filter { table.columns[$0].shape != .drawing }
    if writesHeader {
      let header = columns.flatMap { CSVTableRenderer.keys(of: table.columns[$0]) }
      try output.append(header.map(CSVTableRenderer.field).joined(separator: ",") + "\r\n")
    }
    for row in table.rows {
      var line = ""
      for (position, column) in columns.enumerated() {
        if position > 0 { line += "," }
        line += CSVTableRenderer.fields(of: row[column], table.columns[column].shape)
      }
      try output.append(line + "\r\n")
    }
    try output.flush()
  }

  static func keys(of column: Table.Column) -> [String] {
    switch column.shape {
    case .value: [column.key]
    case .interval: [column.key + "Lower", column.key + "Upper"]
    case .coverage: [column.key + "Answered", column.key + "Known"]
    case .drawing: []
    }
  }

  private static func fields(of cell: Cell, _ shape: Table.Column.Shape) -> String {
    switch cell {
    case .text(let text): words(text)
    case .count(let count): String(count)
    case .score(let value), .share(let value), .probability(let value), .pValue(let value),
      .number(let value, _), .money(let value):
      number(value)
    case .certainty(let isCertain): number(isCertain ? 1 : 0)
    case .exactScore(let points): number(points) + "," + number(points)
    case .scoreInterval(let lower, let upper), .shareInterval(let lower, let upper),
      .numberInterval(let lower, let upper, _):
      number(lower) + "," + number(upper)
    case .coverage(let answered, let known): "\(answered)," + (known.map { String($0) } ?? "")
    case .missing: shape == .value ? "" : ","
    case .drawnInterval, .silence: ""
    }
  }

  private static func number(_ value: Double) -> String {
    value.isFinite ? NumberStyle.shortest(value) : ""
  }

  /// Words as a field that no spreadsheet runs: what begins with `= + - @`, a tab or a carriage return (or the
  /// full-width forms of the signs, which some read alike) gets an apostrophe.
  static func words(_ text: String) -> String {
    let first = text.unicodeScalars.first
    let isRun =
      first.map { "=+-@\t\r\n\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}".unicodeScalars.contains($0) } ?? false
    return field(isRun ? "'" + text : text)
  }

  /// A field, quoted where it must be. NUL, which no reader of text files expects, becomes U+FFFD.
  private static func field(_ text: String) -> String {
    let needsQuotes = text.utf8.contains { byte in
      byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\n")
        || byte == UInt8(ascii: "\r") || byte == 0
    }
    // Readers differ in whether they trim spaces outside quotes.
    guard needsQuotes || text.utf8.first == 0x20 || text.utf8.last == 0x20 else { return text }
    var quoted = String.UnicodeScalarView()
    quoted.append("\"")
    for scalar in text.unicodeScalars {
      if scalar == "\"" { quoted.append("\"") }
      quoted.append(scalar == "\0" ? "\u{FFFD}" : scalar)
    }
    quoted.append("\"")
    return String(quoted)
  }
}
