import CredenceDelimitedText
import CredenceSurvey

/// A file opened as text: decoded, its dialect found, its header read.
struct SourceText {
  /// The rows below the header.
  var text: Text
  let encoding: TextEncoding
  let header: RecognizedHeader
  /// The rows of the heading as they stand.
  let headerRows: [[String]]
  /// Whether the encoding is a guess that the rest of the file may prove wrong.
  let isGuess: Bool
  var warnings: [Diagnostic] = []

  /// Opens a file. `assuming` overrules the guess of UTF-8.
  init(_ file: FileBytes, delimiter: UInt8?, assuming assumed: TextEncoding? = nil) throws(ImportError) {
    let name = file.name
    let decoded: DecodedText
    do { decoded = try DecodedText(file, delimiter: delimiter, assuming: assumed) } catch {
      throw ImportError(error, file: name)
    }
    if decoded.replacedCharacters > 0 {
      warnings.append(Diagnostic(ImportFact.brokenCharacters(decoded.replacedCharacters)))
    }
    if decoded.encoding == .windows1252 {
      warnings.append(Diagnostic(ImportFact.encodingAssumed))
    }
    (text, encoding, isGuess) = (decoded.text, decoded.encoding, decoded.isGuess)
    let read = try Self.readHeader(&text, name: name)
    (header, headerRows) = (read.header, read.rows)
    if read.titles > 0 {
      warnings.append(
        Diagnostic(ImportFact.titlesAboveHeading(lines: read.titles, heading: read.line)))
    }
  }

  /// Reads the one, two or three rows of the header and leaves the rest of the text.
  private static func readHeader(_ text: inout Text, name: String) throws(ImportError) -> (
    header: RecognizedHeader, rows: [[String]], titles: Int, line: Int
  ) {
    let any = RecordReader(text, columns: nil)
    var at = text.range.lowerBound
    var line = text.firstLine
    var first = any.read(at: at)
    // Blank lines above the header are nobody's row.
    while first.cells == 1, first.fault == nil, text.string(of: any.fields[0]).allSatisfy(\.isWhitespace) {
      at = first.next
      line += first.lines
      guard at < text.range.upperBound else { throw .empty(file: name) }
      first = any.read(at: at)
    }
    let titles = titles(text, any, at: at)
    let top = line
    // What was looked at is no longer in the reader's cells.
    first = any.read(at: at)
    for _ in 0..<titles {
      at = first.next
      line += first.lines
      first = any.read(at: at)
    }
    let headingLine = line
    if first.fault == .unclosedQuote { throw .unclosedHeaderQuote(file: name, line: line + first.faultLine) }
    if first.fault == .tooLong { throw .headerTooLong(file: name, limit: ImportLimits.longestRecord) }
    if first.cells > ImportLimits.mostColumns {
      throw .tooManyColumns(file: name, columns: first.cells, limit: ImportLimits.mostColumns)
    }
    var rows = [(0..<first.cells).map { text.string(of: any.fields[$0]) }]
    var ends = [(at: first.next, line: line + first.lines)]
    let further = RecordReader(text, columns: first.cells)
    while rows.count < 3, let end = ends.last, end.at < text.range.upperBound {
      let record = further.read(at: end.at)
      guard record.fault == nil else { break }
      rows.append((0..<record.cells).map { text.string(of: further.fields[$0]) })
      ends.append((record.next, end.line + record.lines))
    }
    let header = HeaderRecognizer.recognize(rows)
    let count = min(header.rowCount, ends.count)
    let end = ends[count - 1]
    text.range = end.at..<text.range.upperBound
    text.firstLine = end.line
    return (header, Array(rows.prefix(count)), titles == 0 ? 0 : headingLine - top, headingLine)
  }

  /// The records from an offset on that stand above the heading.
  private static func titles(_ text: Text, _ any: borrowing RecordReader, at start: Int) -> Int {
    var records: [[String]] = []
    var at = start
    while at < text.range.upperBound, records.count < 40 {
      let record = any.read(at: at)
      guard record.fault == nil, record.cells <= ImportLimits.mostColumns else { break }
      records.append((0..<record.cells).map { text.string(of: any.fields[$0]) })
      at = record.next
    }
    return titleRecords(records)
  }

  /// The sound records from the top, as strings, up to a number.
  func sample(_ most: Int) -> [[String]] {
    var rows: [[String]] = []
    let reader = RecordReader(text, columns: header.columns.count)
    var at = text.range.lowerBound
    while at < text.range.upperBound, rows.count < most {
      let record = reader.read(at: at)
      if record.fault == nil { rows.append((0..<record.cells).map { text.string(of: reader.fields[$0]) }) }
      at = record.next
    }
    return rows
  }

  /// Every record of the text with its line: for small files.
  func forEachRecord(_ body: (_ record: Record, _ line: Int, _ cells: [String]) -> Void) {
    forEachRecordInPlace { record, line, fields in
      body(record, line, record.fault == nil ? (0..<record.cells).map { text.string(of: fields[$0]) } : [])
    }
  }

  /// The same with the cells where they lie. They are good until the call returns.
  func forEachRecordInPlace(
    _ body: (_ record: Record, _ line: Int, _ fields: UnsafeMutablePointer<Field>) -> Void
  ) {
    let reader = RecordReader(text, columns: header.columns.count)
    var at = text.range.lowerBound
    var line = text.firstLine
    while at < text.range.upperBound {
      let record = reader.read(at: at)
      body(record, line, reader.fields)
      at = record.next
      line += record.lines
    }
  }
}
