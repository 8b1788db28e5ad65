import CredenceSurvey

/// Which column was taken for a field, and which others might have been.
struct ColumnChoice: Sendable {
  /// The column taken.
  var taken: Int
  /// Columns that might have been the field, less well.
  var over: [Int] = []
  /// Columns that fit about as well, so that a person must say.
  var tied: [Int] = []
  var foundBy: ColumnMapping.FoundBy = .name
  /// What a reader should know of the column itself.
  var said: Diagnostic?

  /// What a reader should know of the choice.
  static func remark(_ field: SurveyField, _ taken: String, over others: [String]) -> Diagnostic? {
    guard !others.isEmpty else { return nil }
    return Diagnostic(ImportFact.columnChosen(field, taken: taken, over: others))
  }
}

/// What choosing a column looks at.
struct ColumnEvidence {
  let columns: [SourceColumn]
  let samples: [ColumnSample]
  /// The first rows, every one with a cell a column; may be empty.
  let rows: [[String]]
  let scores: ScoreParser
  /// Days since 1970 after which answers lie in the future.
  let today: Int

  /// The score among the columns that are free: the one for which most speaks. Ties are for a person to settle, unless
  /// the cells are the same.
  ///
  /// - Parameter takesAnyAnswer: Whether a column called `Answer` or `Rating` may be it; not in a file of ratings.
  func score(among free: [Int], classes: [Int], takesAnyAnswer: Bool) -> ColumnChoice? {
    // A whole question may be answered in words ("Probably not"); only a name makes a score of what cannot be read as one.
    let evidence = scoreEvidence(among: free, classes: classes).filter {
      (isName($0.column) || $0.isReadable) && (takesAnyAnswer || !$0.isAnyAnswer)
    }
    let fitting = evidence.filter { $0.isNamed && $0.total > 0 }.sorted {
      ($1.total, $0.column) < ($0.total, $1.column)
    }
    if let best = fitting.first {
      let rivals = fitting.dropFirst().filter { $0.isReadable && !areEqual($0.column, best.column) }
      let close = best.total - ScoreEvidence.about
      let foundBy: ColumnMapping.FoundBy =
        best.isAnyAnswer ? .content : isName(best.column) ? .name : byContent(best) ? .content : .questionText
      return ColumnChoice(
        taken: best.column, over: rivals.map(\.column),
        tied: rivals.filter { $0.total > close }.map(\.column),
        foundBy: foundBy, said: remarkOnAnyAnswer(best))
    }
    // A column by the name of a score is the score where no other can be: its rows say what is wrong with them.
    let named = evidence.filter { $0.grounds.contains(.asked) || $0.grounds.contains(.anyScore) }
    guard named.count == 1, let only = named.first,
      !only.grounds.contains(.notTheAnswer) || isName(only.column),
      scoreCandidates(among: free, classes: classes).allSatisfy({ $0 == only.column })
    else { return nil }
    return ColumnChoice(taken: only.column, foundBy: isName(only.column) ? .name : .questionText)
  }

  /// What a reader should know of a score whose heading says only that it is an answer.
  private func remarkOnAnyAnswer(_ evidence: ScoreEvidence) -> Diagnostic? {
    guard evidence.isAnyAnswer, !evidence.grounds.contains(.fitsClasses) else { return nil }
    return Diagnostic(ImportFact.scoreByContent(column: columns[evidence.column].name))
  }

  private func byContent(_ evidence: ScoreEvidence) -> Bool {
    !evidence.grounds.contains { [.asked, .recommends, .anyScore, .someScore].contains($0) }
  }

  private func scoreEvidence(among free: [Int], classes: [Int]) -> [ScoreEvidence] {
    free.map {
      ScoreEvidence(columns[$0], samples[$0], classes: classes.map { columns[$0] }, rows: rows, scores)
    }
  }

  /// Whether the column's name, rather than its question, is what the score is called.
  private func isName(_ index: Int) -> Bool {
    let key = LooseKey.letters(FieldSynonyms.withoutNumber(columns[index].name))
    if FieldSynonyms.names[.score, default: []].contains(where: { LooseKey.letters($0) == key }) {
      return true
    }
    let words = HeadingWords(columns[index].name)
    return words.words.count <= 4 && words.speak(of: ScoreWords.score + ScoreWords.any)
  }

  /// The columns that may be the score, best first: numbers on the scale that are no ticks, no numbers of rows, and
  /// nothing a tool notes.
  func scoreCandidates(among free: [Int], classes: [Int]) -> [Int] {
    let known = scoreEvidence(among: free, classes: classes).filter { evidence in
      let index = evidence.column
      let name = HeadingWords(columns[index].name)
      return samples[index].filled > 0 && evidence.grounds.contains(.onScale)
        && !evidence.grounds.contains(.ticks) && !evidence.grounds.contains(.sequence)
        && !FieldSynonyms.metadata.contains(LooseKey.letters(columns[index].name))
        && !Self.numbersOfRows.contains(name.words.joined())
        && ClassWords.loyaltyClass(of: columns[index].name) == nil
    }
    return known.sorted { ($1.total, $0.column) < ($0.total, $1.column) }.map(\.column)
  }

  private static let numbersOfRows: Set<String> = [
    "", "no", "nr", "number", "id", "row", "index", "question", "questionno", "questionnumber", "line",
    "rank", "n",
  ]

  /// The columns that may name the account, best first: words that repeat, as names of a few customers do.
  func accountCandidates(among free: [Int]) -> [Int] {
    func points(_ index: Int) -> Int? {
      let sample = samples[index]
      let name = HeadingWords(columns[index].name)
      guard sample.filled >= 2, columns[index].question == nil, sample.cells.count >= 2,
        !FieldSynonyms.metadata.contains(LooseKey.letters(columns[index].name))
      else { return nil }
      let words = sample.share { text in
        text.contains(where: \.isLetter) && text.count <= 80 && !Addresses.isIn(text)
      }
      let named = name.speak(of: AccountWords.account)
      guard words >= 0.8 || named, !name.speak(of: AccountWords.other) else { return nil }
      if sample.share(where: { $0.withCellBytes { DateParts($0.trimmed) != nil } }) >= 0.5 { return nil }
      let repeats = sample.cells.count < sample.filled
      if !named, !repeats || sample.selection.isSelection || sample.shareOfRatings >= 0.5 { return nil }
      // A question is seldom about who asks; two or three kinds are seldom customers.
      return (named ? 50 : 0) + (repeats ? 20 : 0) - (columns[index].name.hasSuffix("?") && !named ? 15 : 0)
        + min(sample.cells.count, 10) - (name.words.count > 4 ? 5 : 0)
    }
    return free.compactMap { index in points(index).map { (index, $0) } }
      .sorted { ($1.1, $0.0) < ($0.1, $1.0) }.map(\.0)
  }

  /// A field that names alone tell, among the columns by its names, the most telling first. Cells decide between them
  /// where they belie a name.
  func named(_ field: SurveyField, candidates: [Int], roles: RoleAliases) -> ColumnChoice? {
    func isBelied(_ index: Int) -> Bool {
      let sample = samples[index]
      if sample.filled == 0 { return true }
      switch field {
      case .account:
        return sample.share(where: Addresses.isIn) >= 0.5
          || (sample.filled >= 10 && sample.cells.count == sample.filled)
      case .role: return sample.shareOfRoles(roles) < 0.5
      default: return false
      }
    }
    guard let first = candidates.first else { return nil }
    let taken = candidates.first { !isBelied($0) } ?? first
    let over = candidates.filter {
      $0 != taken && samples[$0].filled > 0 && !isBelied($0) && !groupAlike($0, taken)
    }
    return ColumnChoice(taken: taken, over: over)
  }

  /// Whether two columns hold the same in every row.
  private func areEqual(_ one: Int, _ other: Int) -> Bool {
    !rows.isEmpty && rows.allSatisfy { scores.parse($0[one]) == scores.parse($0[other]) }
  }

  /// Whether two columns tell the same rows apart: a name and its number.
  func groupAlike(_ one: Int, _ other: Int) -> Bool {
    var there: [String: String] = [:]
    var back: [String: String] = [:]
    for row in rows {
      if there.updateValue(row[other], forKey: row[one]).map({ $0 != row[other] }) ?? false { return false }
      if back.updateValue(row[one], forKey: row[other]).map({ $0 != row[one] }) ?? false { return false }
    }
    return !rows.isEmpty
  }
}
