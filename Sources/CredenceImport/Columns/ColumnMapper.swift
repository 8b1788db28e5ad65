import CredenceSurvey

/// Finds out which column is which field: first what the user named, then names, then question texts, then
/// what the cells hold, then the survey tool's conventions. The rest is kept as segments.
struct ColumnMapper {
  private let columns: [SourceColumn]
  private let samples: [ColumnSample]
  private let layout: Layout
  private let roles: RoleAliases
  private var found: [ColumnMapping.Entry?]
  private var kept: [ColumnMapping.Kept] = []
  private let evidence: ColumnEvidence
  private var remarks: [Diagnostic] = []
  /// What was looked at in vain for the date of the answers, and where among the remarks it is told.
  private var undated: (evidence: [DateEvidence], position: Int) = ([], 0)

  /// Maps the columns of a file.
  ///
  /// - Parameters:
  ///   - samples: one per column, from the first rows.
  ///   - rows: the first rows themselves, for comparing columns with each other; may be left out.
  ///   - today: the day after which answers lie in the future; `nil` = none does.
  /// - Throws: ``ColumnMappingError``. Layouts of counts need no score.
  static func map(
    _ columns: [SourceColumn], samples: [ColumnSample], rows: [[String]] = [], layout: Layout,
    options: ColumnOptions = ColumnOptions(),
    roles: RoleAliases = .standard, scale: ScoreScale = .likelihoodToRecommend, today: Timestamp? = nil
  ) throws(ColumnMappingError) -> ColumnMapping {
    precondition(columns.count == samples.count, "a sample per column")
    var mapper = ColumnMapper(columns, samples, rows, layout, roles, scale, today)
    try mapper.assignDeclared(options)
    mapper.markScoreClasses()
    let isCounted = layout.isCounts
    if !isCounted { try mapper.findScore() }
    mapper.findDate()
    mapper.findByName()
    mapper.findByWords()
    mapper.findPeriod()
    mapper.findTouchpoints()
    mapper.findByQuestionText()
    mapper.findByContent()
    mapper.findByLayout()
    if !isCounted, mapper.entry(.score) == nil, mapper.entry(.csat) == nil {
      throw mapper.noScore()
    }
    return mapper.finish()
  }

  private init(
    _ columns: [SourceColumn], _ samples: [ColumnSample], _ rows: [[String]], _ layout: Layout,
    _ roles: RoleAliases, _ scale: ScoreScale, _ today: Timestamp?
  ) {
    self.columns = columns
    self.samples = samples
    self.layout = layout
    self.roles = roles
    evidence = ColumnEvidence(
      columns: columns, samples: samples, rows: rows,
      scores: ScoreParser(scale: scale, sentinels: layout.conventions.sentinels),
      today: today?.day ?? Int.max / 86_400 / 2)
    found = Array(repeating: nil, count: columns.count)
  }

  /// How often a column of respondents may name one and the same, and nobody else.
  private static let mostAnswersOfOne = 20

  private func entry(_ field: SurveyField) -> ColumnMapping.Entry? {
    for case .some(let entry) in found where entry.field == field { return entry }
    return nil
  }

  private mutating func set(_ index: Int, _ field: SurveyField, _ foundBy: ColumnMapping.FoundBy) {
    found[index] = ColumnMapping.Entry(field: field, column: columns[index], foundBy: foundBy)
  }

  private var accountIndex: Int? { columns.indices.first { found[$0]?.field == .account } }

  private var free: [Int] { columns.indices.filter { found[$0] == nil } }

  // MARK: What the user named

  private mutating func assignDeclared(_ options: ColumnOptions) throws(ColumnMappingError) {
    for assignment in options.assignments {
      let field = assignment.field
      for name in assignment.columns {
        let matches = resolve(name)
        guard !matches.isEmpty else {
          let names = columns.map(\.name)
          let nearest = NearestNames.of(name, among: names)
          throw .noSuchColumn(name, field: field, nearest: nearest, columns: names)
        }
        for index in matches {
          if let other = found[index], other.field != field {
            throw .twoFields(column: columns[index].name, other.field, field)
          }
          set(index, field, .option)
        }
      }
      let named = found.compactMap { $0?.field == field ? $0?.column.name : nil }
      if named.count > 1, !field.allowsSeveral { throw .severalColumns(field, named) }
    }
    for name in options.kept {
      let matches = resolve(name)
      guard let index = matches.first else {
        let names = columns.map(\.name)
        throw .noSuchKeptColumn(name, nearest: NearestNames.of(name, among: names), columns: names)
      }
      guard matches.count == 1 else { throw .severalKeptColumns(name, matches.map { columns[$0].name }) }
      kept.append(ColumnMapping.Kept(name: name, column: columns[index]))
    }
  }

  /// The columns of a name: exactly, then in any case, then by loose key; a question's name gives all its
  /// options.
  private func resolve(_ name: String) -> [Int] { columns.indices(named: name) }

  // MARK: Names and texts

  private mutating func markScoreClasses() {
    for index in free {
      let key = LooseKey.letters(columns[index].name)
      let named = FieldSynonyms.names[.scoreClass, default: []].contains {
        key.hasSuffix(LooseKey.letters($0))
      }
      if named || samples[index].isScoreClass {
        set(index, .scoreClass, named ? .name : .content)
      }
    }
  }

  private var scoreClasses: [Int] { columns.indices.filter { found[$0]?.field == .scoreClass } }

  /// The score is chosen on all evidence; where two columns fit as well, a person must say.
  private mutating func findScore() throws(ColumnMappingError) {
    guard entry(.score) == nil,
      let choice = evidence.score(
        among: free, classes: scoreClasses, takesAnyAnswer: entry(.csat) == nil)
    else {
      return
    }
    guard choice.tied.isEmpty else {
      throw .tied(.score, ([choice.taken] + choice.tied).map { columns[$0].name })
    }
    take(choice, as: .score)
  }

  private mutating func findDate() {
    guard entry(.date) == nil else { return }
    // A wave may be called by a day; what names another field is that field.
    let others = FieldSynonyms.order.flatMap { FieldSynonyms.names[$0, default: []] }.map(LooseKey.letters)
    let taken = Set(others)
    let (choice, undated) = evidence.date(
      among: free.filter { !taken.contains(LooseKey.letters(columns[$0].name)) })
    if let choice { take(choice, as: .date) }
    self.undated = (undated, remarks.count)
  }

  private mutating func take(_ choice: ColumnChoice, as field: SurveyField) {
    set(choice.taken, field, choice.foundBy)
    found[choice.taken]?.over = choice.over.map { columns[$0].name }
    if let said = choice.said { remarks.append(said) }
    if let remark = ColumnChoice.remark(
      field, columns[choice.taken].name, over: choice.over.map { columns[$0].name })
    {
      remarks.append(remark)
    }
  }

  private mutating func findByName() {
    var positions: [String: [Int]] = [:]
    for index in free {
      let key = LooseKey.letters(FieldSynonyms.withoutNumber(columns[index].name))
      positions[key, default: []].append(index)
    }
    for field in FieldSynonyms.order where entry(field) == nil {
      if !field.allowsSeveral {
        let named = FieldSynonyms.names[field, default: []].flatMap {
          positions[LooseKey.letters($0), default: []]
        }
        var candidates: [Int] = []
        for index in named where found[index] == nil && fits(index, field) && !candidates.contains(index) {
          candidates.append(index)
        }
        if let choice = evidence.named(field, candidates: candidates, roles: roles) {
          take(choice, as: field)
        }
        continue
      }
      for name in FieldSynonyms.names[field, default: []] {
        let candidates = positions[LooseKey.letters(name), default: []].filter { found[$0] == nil }
        guard let index = candidates.first(where: { fits($0, field) }) else { continue }
        set(index, field, .name)
        if field == .drivers { break }
      }
    }
  }

  /// The account, who answered and when, where no name of the tables was found.
  private mutating func findByWords() {
    if entry(.account) == nil, !layout.isCounts {
      let candidates = evidence.accountsByWords(among: free)
      if let choice = evidence.named(.account, candidates: candidates, roles: roles) {
        take(choice, as: .account)
      }
    }
    if entry(.respondent) == nil, let choice = evidence.respondent(among: free, account: accountIndex),
      fits(choice.taken, .respondent)
    {
      take(choice, as: .respondent)
    }
  }

  /// The wave in months or quarters, where nothing says the day; and what is to be said where nothing says anything.
  private mutating func findPeriod() {
    // Without respondents the latest wave alone would stand, and nobody would know why.
    let isWanted = entry(.date) == nil && entry(.wave) == nil && entry(.respondent) != nil
    let period = isWanted ? evidence.period(among: free) : nil
    // A column of months promises no days that it does not keep.
    remarks.insert(
      contentsOf: evidence.undatedRemarks(undated.evidence.filter { $0.column != period }),
      at: undated.position)
    guard let period else { return }
    set(period, .wave, .content)
    remarks.append(evidence.remark(onPeriod: period))
  }

  /// Columns that say what the rating is of: `csat_support`, `CSAT - onboarding`. They stand beside a plain `csat`.
  private mutating func findTouchpoints() {
    for index in free where FieldSynonyms.touchpoint(of: columns[index].name) != nil && fits(index, .csat) {
      set(index, .csat, .name)
    }
  }

  /// Whether the cells do not speak against a field that a name suggests.
  private func fits(_ index: Int, _ field: SurveyField) -> Bool {
    let sample = samples[index]
    switch field {
    case .respondent:
      // Forms answered without signing in say "anonymous" throughout. One person who answered in every wave is a
      // person; one name on dozens of rows tells nobody apart.
      guard sample.cells.count == 1, let only = sample.cells.first else { return true }
      return sample.filled <= Self.mostAnswersOfOne && !only.text.withCellBytes { $0.trimmed.isNobody }
    case .csat: return sample.filled == 0 || sample.shareOfRatings >= 0.5
    case .drivers:
      // Beside the columns of its options (Kobo) it holds their labels.
      return sample.filled == 0 || sample.repeats
        || columns.contains { $0.option != nil && $0.question == columns[index].name }
    default: return true
    }
  }

  private mutating func findByQuestionText() {
    if entry(.drivers) == nil {
      for index in free where FieldSynonyms.asksReasons(columns[index].label) {
        guard columns[index].question != nil || samples[index].repeats else { continue }
        set(index, .drivers, .questionText)
        if columns[index].question == nil { break }
      }
    }
    if entry(.csat) == nil {
      for index in free
      where FieldSynonyms.asksSatisfaction(columns[index].label) && samples[index].shareOfRatings >= 0.8 {
        set(index, .csat, .questionText)
      }
    }
    if entry(.comment) == nil {
      let index = free.first {
        columns[$0].question == nil && FieldSynonyms.asksForComment(columns[$0].label)
          && samples[$0].isFreeText
      }
      if let index { set(index, .comment, .questionText) }
    }
  }

  // MARK: Content and layout

  private mutating func findByContent() {
    if entry(.drivers) == nil { findOptionColumns() }
    if entry(.role) == nil {
      let index = free.first {
        samples[$0].filled > 0 && samples[$0].shareOfRoles(roles) >= 0.8 && namesRoles($0)
      }
      if let index { set(index, .role, .content) }
    }
  }

  /// Whether a cell is the name of a role and nothing else. Single letters and EU alone are no roles unless the
  /// column's name says so: tiers and groups are A, B, C too, and the EU is a region.
  private func namesRoles(_ index: Int) -> Bool {
    samples[index].cells.contains {
      $0.text.count > 1 && LooseKey.letters($0.text) != "eu" && roles.knownRole(of: $0.text) != nil
    }
  }

  /// The one question whose option columns hold ticks; or, without questions, columns whose every filled cell
  /// repeats their name, and an `Other` that follows.
  private mutating func findOptionColumns() {
    var questions: [String] = []
    for index in free {
      if let question = columns[index].question, !questions.contains(question) { questions.append(question) }
    }
    let selections = questions.filter { question in
      let members = free.filter { columns[$0].question == question }
      let shown = members.filter { samples[$0].filled > 0 && !Self.isOther(columns[$0]) }
      return members.count > 1 && !shown.isEmpty && shown.allSatisfy { samples[$0].selection.isSelection }
    }
    if selections.count == 1 {
      for index in free where columns[index].question == selections[0] { set(index, .drivers, .content) }
      return
    }
    let repeating = free.filter { index in
      let key = LooseKey.letters(columns[index].name)
      return samples[index].filled > 0 && samples[index].cells.allSatisfy { LooseKey.letters($0.text) == key }
    }
    guard repeating.count > 1, let last = repeating.last else { return }
    for index in repeating { set(index, .drivers, .content) }
    // Between and behind them stand options nobody ticked, and the free text of `Other`.
    for index in free where index > repeating[0] {
      let nobody = samples[index].filled == 0 && index < last
      if nobody || (index == last + 1 && Self.isOther(columns[index])) { set(index, .drivers, .content) }
    }
  }

  private static func isOther(_ column: SourceColumn) -> Bool {
    let key = LooseKey.letters(column.option ?? column.name)
    return ["other", "sonstiges", "andere", "autre", "otro", "altro", "anders", "outro"].contains {
      key.hasPrefix($0)
    }
  }

  private mutating func findByLayout() {
    for hint in layout.tool?.columnHints ?? [] where entry(hint.field) == nil {
      let index = free.first {
        hint.isNamed(LooseKey.letters(columns[$0].name)) && (!hint.needsCells || samples[$0].filled > 0)
      }
      if let index { set(index, hint.field, .layout) }
    }
  }

  // MARK: The end

  private func noScore() -> ColumnMappingError {
    let candidates = evidence.scoreCandidates(among: free, classes: scoreClasses)
    return .noScore(columns: columns.map(\.name), candidates: candidates.map { columns[$0].name })
  }

  /// Choices like `10-Sep` in columns that hold other choices too, or should hold nothing but choices.
  private func choicesAsDates() -> Diagnostic? {
    let shown = columns.indices.compactMap { index -> (name: String, cell: String, isUsed: Bool)? in
      let isUsed = found[index].map { $0.field == .csat || $0.field == .drivers } ?? false
      guard isUsed || found[index] == nil || found[index]?.field == .segment else { return nil }
      let dates = samples[index].cells.filter { cell in
        cell.text.withCellBytes { SpreadsheetDates.isDayAndMonth($0.trimmed) }
      }
      guard let first = dates.first, isUsed || dates.count < samples[index].cells.count else { return nil }
      return (columns[index].name, first.text, isUsed)
    }
    guard let first = shown.first else { return nil }
    return Diagnostic(
      ImportFact.choicesAsDates(
        shown.map(\.name), cell: first.cell, isUsed: shown.contains(where: \.isUsed)))
  }

  private func finish() -> ColumnMapping {
    ColumnMapping(
      entries: columns.indices.map { index in
        if let entry = found[index] { return entry }
        let isMetadata = FieldSynonyms.metadata.contains(LooseKey.letters(columns[index].name))
        return ColumnMapping.Entry(
          field: isMetadata ? .metadata : .segment, column: columns[index],
          foundBy: isMetadata ? .name : .remainder)
      }, kept: kept, remarks: remarks + [choicesAsDates()].compactMap { $0 },
      accountCandidates: entry(.account) == nil
        ? evidence.accountCandidates(among: free).prefix(3).map { columns[$0].name } : [])
  }
}
