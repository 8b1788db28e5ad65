import CredenceSurvey

/// Reads the satisfaction questions of the kept rows. A rating that cannot be read costs the rating, not the row; a
/// question of which less than half can be read is not shown.
struct RatingColumns {
  let made: PlanMaker.PlannedImport
  let options: ImportOptions

  func read(_ columns: Columns) -> (columns: [ResponseTable.Satisfaction], warnings: [Diagnostic]) {
    var result: [ResponseTable.Satisfaction] = []
    var warnings: [Diagnostic] = []
    for column in made.mapping.columns(.csat) {
      guard let cells = columns[column.index], !made.unreadRatings.contains(column.index) else { continue }
      let parser =
        made.plan.ratings.first { $0.column == column.index }?.parser
        ?? made.fitting(cells.counted(), column, options)
      let readings = cells.map { parser.parse($0) }
      var refused: [Int] = []
      var read = 0
      let ratings = readings.enumerated().map { row, reading -> Int8? in
        switch reading {
        case .rating(let rating):
          read += 1
          return rating
        case .blank, .sentinel: return nil
        case .rejected:
          refused.append(row)
          return nil
        }
      }
      let answered = read + refused.count
      if 2 * read < answered {
        let first = refused.prefix(3).map { row in
          (line: columns.lines[row], cell: cells.text(of: row))
        }
        warnings.append(
          Self.mostlyUnread(
            column, parser, read: read, answered: answered, first: first, quotesWords: options.quotesWords))
        continue
      }
      result.append(
        ResponseTable.Satisfaction(
          touchpoint: touchpoint(column), column: column.name, scale: parser.scale, ratings: ratings))
      if let first = refused.first {
        let texts = refused.map { cells.text(of: $0) }
        warnings.append(
          Diagnostic(
            ImportFact.ratingsUnreadable(
              column: column.name, refused.count, parser.scale, firstLine: columns.lines[first],
              numbers: Self.numbers(texts))))
      }
    }
    return (result, warnings)
  }

  /// The numbers among the cells that were refused, the three most frequent, each with how often it occurs.
  private static func numbers(_ texts: [String]) -> [ImportFact.NumberCount] {
    var counts: [Int: Int] = [:]
    for text in texts {
      let value: Int? = text.withCellBytes { cell in
        if case .integer(let value) = NumberReading(cell.trimmed) { return value }
        return nil
      }
      if let value { counts[value, default: 0] += 1 }
    }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(3)
      .map { ImportFact.NumberCount(number: $0.key, cells: $0.value) }
  }

  /// What is said of a question that is left out because most of it cannot be read.
  static func mostlyUnread(
    _ column: SourceColumn, _ parser: SatisfactionParser, read: Int, answered: Int,
    first: [(line: Int, cell: String)], quotesWords: Bool
  ) -> Diagnostic {
    let cells = first.map { place in
      ImportFact.PlacedCell(
        line: place.line, cell: quotesWords ? Addresses.withheld(in: place.cell) : nil)
    }
    return Diagnostic(
      ImportFact.ratingsMostlyUnreadable(
        column: column.name, parser.scale, read: read, answered: answered, first: cells))
  }

  private func touchpoint(_ column: SourceColumn) -> String {
    if let option = column.option { return "\(column.label) [\(option)]" }
    return FieldSynonyms.touchpoint(of: column.label) ?? column.label
  }
}
