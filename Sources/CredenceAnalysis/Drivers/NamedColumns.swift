import CredenceImport
import CredenceRegression
import CredenceSurvey

/// Columns of a survey by the names given as adjustments and as ratings: the field a column is, or the column as it
/// stands.
struct NamedColumns {
  let table: ResponseTable
  let mapping: ColumnMapping?
  /// Whether what was not read may be quoted.
  let quotesWords: Bool

  /// What a named column is in the file, or the field that is asked for by its own name.
  func field(_ name: String) -> SurveyField? {
    if let field = mapping?.field(ofKept: name) { return field }
    return switch name.lowercased() {
    case "role": .role
    case "wave": .wave
    default: nil
    }
  }

  /// What the comparison is made at equal values of; `nil` where the file does not have it and it was not asked for.
  func adjustment(_ name: String, isAsked: Bool) throws(DriverReportError) -> AdjustmentColumn? {
    if let use = otherUse(of: name, for: .adjust) { throw .plan(.column(.adjust, .taken(name, as: use))) }
    switch mapping?.field(ofKept: name) {
    case .role where table.roles != nil: return table.roles.map { AdjustmentColumn(name: name, levels: $0) }
    case .wave where table.waves != nil: return table.waves.map { AdjustmentColumn(name: name, levels: $0) }
    case .csat:
      if let question = satisfaction(name) {
        return AdjustmentColumn(name: name, numbers: question.ratings.map { $0.map { Double($0) } })
      }
    default: break
    }
    guard let levels = levels(name) else {
      if isAsked { throw .plan(.column(.adjust, .missing(name, columns: others))) }
      return nil
    }
    if let numbers = Self.numbers(levels) { return AdjustmentColumn(name: name, numbers: numbers) }
    return AdjustmentColumn(name: name, levels: levels)
  }

  /// A satisfaction question, or a column of numbers or of words from one known set, with what was not read of it.
  func ratings(_ name: String) throws(DriverReportError) -> (values: [Double?], remarks: [Diagnostic]) {
    if let use = otherUse(of: name, for: .rated) { throw .plan(.column(.rated, .taken(name, as: use))) }
    if let question = satisfaction(name) { return (question.ratings.map { $0.map { Double($0) } }, []) }
    guard let column = levels(name) else {
      throw .plan(.column(.rated, .missing(name, columns: others)))
    }
    let kept = mapping?.kept.first { $0.name == name }
    let reading = RatingReading(column, declared: kept?.words, isReversed: kept?.isReversed ?? false)
    let words = quotesWords ? reading.unread.prefix(3).map { Addresses.withheld(in: $0) } : nil
    guard reading.answeredCount > 0 else {
      throw .plan(.column(.rated, .empty(name)))
    }
    guard reading.isReadable else {
      throw .plan(
        .column(
          .rated,
          .unreadable(name, read: reading.readCount, answers: reading.answeredCount, words: words)))
    }
    var remarks = suspects(reading, name)
    guard !reading.unread.isEmpty else { return (reading.values, remarks) }
    let count = reading.answeredCount - reading.readCount
    remarks.append(
      Diagnostic(
        AnalysisFact.ratingNotRead(column: name, count, of: reading.answeredCount, words: words)))
    return (reading.values, remarks)
  }

  /// Numbers that look like codes for a missing answer: they weigh like answers until they are declared.
  private func suspects(_ reading: RatingReading, _ name: String) -> [Diagnostic] {
    let scale = mapping?.kept.first { $0.name == name }?.ratingScale ?? .fivePoint
    let found = SuspectCodes.find(in: reading.numberCounts.map { $0.number }, scale: scale)
    func remark(_ codes: [Int], _ suspicion: AnalysisFact.Suspicion) -> Diagnostic? {
      if codes.isEmpty { return nil }
      let counted = codes.map { code in
        AnalysisFact.CodeCount(
          code: code, cells: reading.numberCounts.first { $0.number == Double(code) }?.rows ?? 0)
      }
      return Diagnostic(AnalysisFact.looksLikeMissing(column: name, counted, suspicion))
    }
    return [remark(found.clear, .farFromRatings), remark(found.possible, .outsideScale)].compactMap { $0 }
  }

  /// Why a file without drivers has none, and what could be one.
  var noDrivers: DriverReportError {
    let columns = mapping?.columns(.drivers) ?? []
    return columns.isEmpty
      ? .noDriverColumn(others: others) : .nobodyTicked(columns: columns.map(\.name))
  }

  private func satisfaction(_ name: String) -> ResponseTable.Satisfaction? {
    if let question = table.satisfaction.first(where: { $0.touchpoint == name }) { return question }
    guard let column = mapping?.kept.first(where: { $0.name == name })?.column else { return nil }
    return table.satisfaction.first { $0.column == column.name }
  }

  private func levels(_ name: String) -> CategoricalColumn? {
    switch name.lowercased() {
    case "role" where table.roles != nil: table.roles
    case "wave" where table.waves != nil: table.waves
    default: table.kept.first { $0.name == name }?.values
    }
  }

  /// A column of more than a dozen different numbers and nothing else; fewer are levels.
  private static func numbers(_ column: CategoricalColumn) -> [Double?]? {
    guard column.levels.count > 12 else { return nil }
    let numbers = column.levels.compactMap { Double($0) }
    guard numbers.count == column.levels.count, numbers.allSatisfy(\.isFinite) else { return nil }
    return column.codes.map { $0.map { numbers[Int($0)] } }
  }

  /// Columns that mean something else in the analysis, and what.
  private func otherUse(of name: String, for setting: Setting) -> ColumnFault.Use? {
    switch mapping?.field(ofKept: name) {
    case .score, .scoreClass: .score
    case .account: .account
    case .respondent: .respondent
    case .comment: .comment
    case .drivers where setting == .adjust: .drivers
    case .drivers where table.drivers.contains { $0.name == name }: .driver
    default: nil
    }
  }

  /// Columns that can be named: those the file has.
  private var others: [String] {
    let fields: Set<SurveyField> = [.role, .wave, .csat, .segment, .date, .revenue]
    return mapping?.entries.filter { fields.contains($0.field) }.map(\.column.name) ?? []
  }
}
