import CredenceDelimitedText
import CredenceSurvey

extension SourceText {
  /// What finds the file's own heading again.
  var headings: HeadingMatcher { HeadingMatcher(headerRows) }

  /// The text with its blocks, where a heading further down names the columns in another order; `nil` where none does.
  ///
  /// - Parameter records: how many are looked at.
  /// - Throws: ``ImportError/otherHeading(file:line:)`` where a heading is that of another table.
  func withBlocks(lookingAt records: Int, name: String) throws(ImportError) -> SourceText? {
    let matcher = headings
    let scratch = Scratch()
    let reader = RecordReader(text, columns: header.columns.count)
    var at = text.range.lowerBound
    var line = text.firstLine
    var blocks: [TextBlock] = []
    var lines: [Int] = []
    var seen = 0
    while at < text.range.upperBound, seen < records {
      let record = reader.read(at: at)
      if record.fault == nil || record.fault == .ragged,
        let kind = heading(record, reader.fields, matcher, scratch)
      {
        switch kind {
        case .same: blocks.append(TextBlock(start: at, order: Array(header.columns.indices)))
        case .reordered(let order):
          blocks.append(TextBlock(start: at, order: order))
          lines.append(line)
        case .other: throw .otherHeading(file: name, line: line)
        }
      }
      at = record.next
      line += record.lines
      seen += 1
    }
    guard let first = lines.first else { return nil }
    var arranged = self
    arranged.text.blocks = blocks
    arranged.warnings.append(
      Diagnostic(ImportFact.secondHeading(lines.count, line: first)))
    return arranged
  }

  /// What a record is as a heading. Most records are told from their first filled cell.
  private func heading(
    _ record: Record, _ fields: UnsafeMutablePointer<Field>, _ matcher: HeadingMatcher,
    _ scratch: borrowing Scratch
  ) -> HeadingMatcher.Kind? {
    let cells = min(record.cells, header.columns.count)
    guard let first = (0..<cells).first(where: { !fields[$0].isEmpty }),
      matcher.mayBeHeading(text.content(of: fields[first], scratch: scratch))
    else { return nil }
    let texts = (0..<cells).map { text.string(of: fields[$0]) }
    // A torn row is no heading of this table.
    let kind = matcher.kind(texts)
    return kind != nil && record.fault == .ragged ? .other : kind
  }

  /// How many records above the heading are titles: `NPS export, March`, with fewer cells than the table or padded with
  /// blank ones.
  static func titleRecords(_ records: [[String]]) -> Int {
    guard records.count > 2, let first = records.first else { return 0 }
    var frequency: [Int: Int] = [:]
    for record in records.dropFirst() { frequency[record.count, default: 0] += 1 }
    guard let width = frequency.max(by: { ($0.value, $0.key) < ($1.value, $1.key) })?.key, width > 1 else {
      return 0
    }
    func filled(_ record: [String]) -> Int { record.count { !$0.allSatisfy(\.isWhitespace) } }
    func isTitle(_ record: [String]) -> Bool {
      if HeadingMatcher.looksLikeHeading(record) { return false }
      return record.count < width || filled(record) <= 2 && filled(record) < width
    }
    guard isTitle(first) else { return 0 }
    for (place, record) in records.enumerated().prefix(20) {
      if isTitle(record) { continue }
      let isHeading =
        record.count == width && record[0].contains(where: \.isLetter)
        && HeadingMatcher.looksLikeHeading(record)
      return isHeading ? place : 0
    }
    return 0
  }
}
