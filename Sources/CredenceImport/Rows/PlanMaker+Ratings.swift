import CredenceDelimitedText
import CredenceSurvey

extension PlanMaker {
  /// A satisfaction question of which less than half can be read.
  struct UnreadRating {
    var share: (read: Int, answered: Int)
    var scale: SatisfactionScale
    var first: [(line: Int, cell: String)]
    var quotesWords: Bool

    func refused(_ column: SourceColumn) -> MostlyRefused {
      MostlyRefused(
        column: column.name, what: .ratings(scale), read: share.read,
        answered: share.answered,
        examples: first.map { place in
          ImportReport.RejectedRow(
            line: place.line, column: column.name,
            cell: quotesWords ? Addresses.withheld(in: place.cell) : nil)
        })
    }
  }

  /// Takes a satisfaction question into the plan of a file without scores, or notes that most of it cannot be read.
  func addRating(
    _ column: SourceColumn, _ cells: [(text: String, count: Int)], to made: inout PlannedImport
  ) throws(ImportError) {
    let parser = made.fitting(cells, column, options)
    let share = parser.share(of: cells, below: column.name)
    guard 2 * share.read < share.answered else {
      made.plan.ratings.append(RowPlan.Rating(column: column.index, parser: parser))
      return
    }
    let first = firstUnread(column, parser)
    made.unreadRatings.insert(column.index)
    if made.firstUnread == nil {
      made.firstUnread = UnreadRating(
        share: share, scale: parser.scale, first: first, quotesWords: options.quotesWords)
    }
    made.warnings.append(
      RatingColumns.mostlyUnread(
        column, parser, read: share.read, answered: share.answered, first: first,
        quotesWords: options.quotesWords))
  }

  private func firstUnread(_ column: SourceColumn, _ parser: SatisfactionParser) -> [(
    line: Int, cell: String
  )] {
    var found: [(line: Int, cell: String)] = []
    source.forEachRecord { record, line, cells in
      guard found.count < 3, record.fault == nil, cells[column.index] != column.name else { return }
      if case .rejected = parser.parse(cells[column.index]) { found.append((line, cells[column.index])) }
    }
    return found
  }

  /// The columns to be reversed, noted with those that are kept. Columns of declared words must be there too.
  func reversed(_ mapping: inout ColumnMapping) throws(ImportError) -> Set<Int> {
    for table in options.words.tables {
      if let name = table.column { _ = try indices(named: name) }
    }
    for place in mapping.kept.indices {
      mapping.kept[place].ratingScale = options.satisfactionScale
      mapping.kept[place].words = options.words.table(for: mapping.kept[place].column)
    }
    var reversed: Set<Int> = []
    for name in options.reversed {
      for index in try indices(named: name) {
        let kept = mapping.kept.indices.filter { mapping.kept[$0].column.index == index }
        let field = mapping.entries[index].field
        guard field == .csat || !kept.isEmpty && field != .score else {
          throw .columns(file: file, .notReversible(mapping.entries[index].column.name, field))
        }
        for place in kept { mapping.kept[place].isReversed = true }
        reversed.insert(index)
      }
    }
    return reversed
  }
}
