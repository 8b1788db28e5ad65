extension ResponseTable {
  /// The table of some of the rows, in their order. Levels stay as they are.
  ///
  /// - Parameter isKept: one per row.
  /// - Precondition: there is one for every row.
  public func keeping(_ isKept: [Bool]) -> ResponseTable {
    precondition(isKept.count == count, "one mark a row")
    let rows = isKept.indices.filter { isKept[$0] }
    func some<Value>(_ values: [Value]) -> [Value] { rows.map { values[$0] } }
    func some(_ column: CategoricalColumn) -> CategoricalColumn {
      var kept = CategoricalColumn()
      for level in column.levels { kept.intern(level) }
      for row in rows { kept.append(code: column.codes[row]) }
      return kept
    }
    func some(_ segment: Segment) -> Segment { Segment(name: segment.name, values: some(segment.values)) }
    var table = ResponseTable(
      lines: some(lines), accounts: some(accounts), scores: some(scores), scale: scale)
    table.roles = roles.map { some($0) }
    table.respondents = respondents.map { some($0) }
    table.times = times.map { some($0) }
    table.waves = waves.map { some($0) }
    table.comments = comments.map { some($0) }
    table.drivers = drivers.map {
      Driver(name: $0.name, selections: some($0.selections), question: $0.question)
    }
    table.satisfaction = satisfaction.map {
      Satisfaction(touchpoint: $0.touchpoint, scale: $0.scale, ratings: some($0.ratings))
    }
    table.segments = segments.map { some($0) }
    table.kept = kept.map { some($0) }
    return table
  }
}
