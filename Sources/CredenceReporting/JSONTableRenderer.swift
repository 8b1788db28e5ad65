public import CredenceTables

/// `{"schemaVersion":1,"title":...,"rows":[{key: value}],"notes":[...]}` with full precision.
///
/// Intervals are `{"lower","upper"}`, coverages `{"answered","known"}`; shares and probabilities stay in 0...1.
/// What is missing is absent, as are drawings.
public struct JSONTableRenderer: TableRenderer {
  /// On one line, or indented.
  package let layout: JSONWriter.Layout

  /// Makes a renderer.
  package init(layout: JSONWriter.Layout = .compact) { self.layout = layout }

  /// Writes the table.
  public func render(_ table: Table, to sink: some ByteSink) throws(OutputError) {
    var json = JSONWriter(to: sink, layout: layout)
    json.beginObject()
    json.member("schemaVersion", 1)
    json.member("title", table.title)
    json.key("rows")
    json.beginArray()
    for row in table.rows {
      json.beginObject()
      for (column, cell) in zip(table.columns, row) { JSONTableRenderer.write(cell, column.key, to: &json) }
      json.endObject()
    }
    json.endArray()
    if !table.notes.isEmpty {
      json.array("notes") { json in
        for note in table.notes { json.value(note) }
      }
    }
    json.endObject()
    try json.finish()
  }

  private static func write(_ cell: Cell, _ key: String, to json: inout JSONWriter) {
    switch cell {
    case .text(let text): json.member(key, text)
    case .count(let count): json.member(key, count)
    case .score(let value), .share(let value), .probability(let value), .pValue(let value),
      .number(let value, _), .money(let value):
      if value.isFinite { json.member(key, value) }
    case .certainty(let isCertain): json.member(key, isCertain ? 1.0 : 0.0)
    case .exactScore(let points): writeLimits(points, points, key, to: &json)
    case .scoreInterval(let lower, let upper), .shareInterval(let lower, let upper),
      .numberInterval(let lower, let upper, _):
      writeLimits(lower, upper, key, to: &json)
    case .coverage(let answered, let known):
      json.object(key) { json in
        json.member("answered", answered)
        json.member("known", known)
      }
    case .missing, .drawnInterval, .silence: break
    }
  }

  private static func writeLimits(
    _ lower: Double, _ upper: Double, _ key: String, to json: inout JSONWriter
  ) {
    guard lower.isFinite, upper.isFinite else { return }
    json.object(key) { json in
      json.member("lower", lower)
      json.member("upper", upper)
    }
  }
}
