/// What the names given for waves are: the column of waves, or a wave in it.
struct WaveChoice {
  /// The column named.
  private(set) var column: String?
  /// The wave named.
  private(set) var wave: String?

  /// A name that a heading has is a column's; any other is a wave's. Of two of a kind the last counts.
  init(_ names: [String], among columns: [SourceColumn]) {
    for name in names {
      let key = LooseKey.letters(name)
      let isColumn = columns.contains { column in
        [column.name, column.label].contains { $0 == name || !key.isEmpty && LooseKey.letters($0) == key }
      }
      if isColumn { column = name } else { wave = name }
    }
  }

  /// The columns named by the user, that of waves among them.
  func added(to options: ColumnOptions) -> ColumnOptions {
    guard let column else { return options }
    var options = options
    options.assign(.wave, [column])
    return options
  }
}
