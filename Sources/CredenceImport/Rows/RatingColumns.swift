import CredenceSurvey

/// Reads the satisfaction questions of the kept rows. A rating that cannot be read costs the rating, not the row.
struct RatingColumns {
  let made: PlanMaker.Made
  let options: ImportOptions
  let layout: Layout

  func read(_ columns: Columns) -> (columns: [ResponseTable.Satisfaction], warnings: [Diagnostic]) {
    let sentinels = layout.customs.sentinels.merging(options.sentinels)
    var result: [ResponseTable.Satisfaction] = []
    var warnings: [Diagnostic] = []
    for column in made.mapping.columns(.csat) {
      guard let cells = columns[column.index] else { continue }
      let parser =
        made.plan.ratings.first { $0.column == column.index }?.parser
        ?? SatisfactionParser.fitting(
          cells.counted(), scale: options.satisfactionScale, sentinels: sentinels)
      let readings = cells.map { parser.parse($0) }
      var refused: [Int] = []
      let ratings = readings.enumerated().map { row, reading -> Int8? in
        switch reading {
        case .rating(let rating): return rating
        case .blank, .sentinel: return nil
        case .rejected:
          refused.append(columns.lines[row])
          return nil
        }
      }
      result.append(
        ResponseTable.Satisfaction(touchpoint: touchpoint(column), scale: parser.scale, ratings: ratings))
      if let first = refused.first {
        warnings.append(
          Diagnostic(
            .warning, code: "ratings-unreadable",
            "\(refused.count.counted("rating")) in \u{201C}\(column.name)\u{201D} \(refused.count.named("is", "are")) not on the scale of \(parser.scale.minimum) to \(parser.scale.maximum) and \(refused.count.named("was", "were")) left out (first on line \(first)), not the rest of the row; if the scale is another one, declare it with --csat-scale"
          ))
      }
    }
    return (result, warnings)
  }

  private func touchpoint(_ column: SourceColumn) -> String {
    if let option = column.option { return "\(column.label) [\(option)]" }
    return FieldSynonyms.touchpoint(of: column.label) ?? column.label
  }
}
