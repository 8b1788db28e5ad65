/// Rows of an export that are no answers: previews, and responses that were never submitted.
struct RowFilter: Sendable, Hashable {
  /// The column that tells.
  let column: Int
  let rule: Rule
  let reason: RejectReason

  enum Rule: Sendable, Hashable {
    /// The cell is one of these words (loose keys).
    case isOneOf(Set<String>)
    /// The cell is blank.
    case isBlank
  }

  func drops(_ cell: CellBytes) -> Bool {
    let cell = cell.trimmed
    switch rule {
    case .isBlank: return cell.isBlankAnswer
    case .isOneOf(let words): return !cell.isEmpty && words.contains(LooseKey.letters(cell.text))
    }
  }

  func drops(_ text: String) -> Bool { text.withCellBytes(drops) }

  /// The filters a layout asks for.
  ///
  /// - Parameter samples: one per column; a status counts as one where its cells are words of it and nothing else.
  static func filters(
    for layout: Layout, _ columns: [SourceColumn], _ samples: [ColumnSample]
  ) -> [RowFilter] {
    let header = HeaderKeys(RecognizedHeader(kind: .single, columns: columns))
    var filters = layout.tool?.rowFilters(header) ?? []
    for (column, sample) in zip(columns, samples) where sample.filled > 0 {
      filters += statusFilters(column, sample, layout)
    }
    return filters
  }

  private static let complete: Set<String> = keys([
    "complete", "completed", "complete response", "finished", "submitted", "valid", "abgeschlossen",
    "vollständig",
    "beendet", "complet", "complète", "terminé", "terminée", "completo", "completa", "completado",
    "completada",
    "completato", "voltooid", "volledig", "concluído",
  ])
  private static let partial: Set<String> = keys([
    "partial", "partial response", "partially complete", "partially completed", "incomplete", "in progress",
    "started",
    "not completed", "not complete", "unfinished", "abandoned", "disqualified", "screened out", "screen out",
    "screenout", "terminated", "quota full", "over quota", "deleted", "unvollständig", "teilweise",
    "teilweise abgeschlossen", "abgebrochen", "disqualifiziert", "incomplet", "partiel", "partielle",
    "disqualifié",
    "incompleto", "incompleta", "parcial", "parziale", "onvolledig", "gedeeltelijk", "descalificado",
  ])
  private static let test: Set<String> = keys([
    "test", "test response", "test data", "preview", "survey preview", "survey test",
  ])
  private static let yes: Set<String> = ["true", "yes", "y", "1", "ja", "oui", "si", "sim"]
  private static let no: Set<String> = ["false", "no", "n", "0", "nein", "non", "nee"]

  private static func keys(_ words: [String]) -> Set<String> { Set(words.map(LooseKey.letters)) }

  /// What a column says of its rows' being whole and no tests.
  private static func statusFilters(
    _ column: SourceColumn, _ sample: ColumnSample, _ layout: Layout
  ) -> [RowFilter] {
    let cells = Set(sample.cells.map { LooseKey.letters($0.text) })
    func filter(_ words: Set<String>, _ reason: RejectReason) -> RowFilter {
      RowFilter(column: column.index, rule: .isOneOf(words), reason: reason)
    }
    switch LooseKey.letters(column.name) {
    case "status", "responsestatus", "completionstatus", "surveystatus", "responsestate", "statut", "estado":
      // A customer or an order has a status too, in other words.
      guard !cells.isDisjoint(with: complete), cells.isSubset(of: complete.union(partial).union(test)) else {
        return []
      }
      return [filter(partial, .incompleteResponse), filter(test, .previewRow)]
    case "finished", "isfinished", "completed", "iscomplete", "iscompleted", "responsecomplete",
      "surveycompleted":
      let isBoolean = cells.isSubset(of: yes.union(no)) && !cells.isDisjoint(with: yes)
      return layout == .qualtrics || isBoolean ? [filter(no, .incompleteResponse)] : []
    case "istest", "istestdata", "testdata", "testresponse", "istestresponse", "ispreview":
      return cells.isSubset(of: yes.union(no)) ? [filter(yes, .previewRow)] : []
    default: return []
    }
  }

  /// The column that says whether a response is finished, where a blank score may be a lost zero.
  static func finishedColumn(for layout: Layout, _ columns: [SourceColumn]) -> Int? {
    guard layout.conventions.blankMayBeZero else { return nil }
    return columns.first { LooseKey.letters($0.name) == "finished" }?.index
  }

  /// Whether a cell of that column says yes.
  static func saysFinished(_ text: String) -> Bool {
    ["yes", "true", "1", "y", "ja", "completed", "finished"].contains(LooseKey.letters(text))
  }
}
