import CredenceImport
import CredenceRegression
import CredenceSurvey

/// Columns of a survey by the names given to `--adjust` and `--rated`: the field a column is, or the column as it
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
    if let reason = refusal(name, "adjust for") { throw .plan(.setting("--adjust", reason: reason)) }
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
      if isAsked { throw .plan(.setting("--adjust", reason: missing(name))) }
      return nil
    }
    if let numbers = Self.numbers(levels) { return AdjustmentColumn(name: name, numbers: numbers) }
    return AdjustmentColumn(name: name, levels: levels)
  }

  /// A satisfaction question, or a column of numbers or of words from one known set, with what was not read of it.
  func ratings(_ name: String) throws(DriverReportError) -> (values: [Double?], remarks: [Diagnostic]) {
    if let reason = refusal(name, "use as a rating") { throw .plan(.setting("--rated", reason: reason)) }
    if let question = satisfaction(name) { return (question.ratings.map { $0.map { Double($0) } }, []) }
    guard let column = levels(name) else { throw .plan(.setting("--rated", reason: missing(name))) }
    let kept = mapping?.kept.first { $0.name == name }
    let reading = RatingReading(column, declared: kept?.words, isReversed: kept?.isReversed ?? false)
    let words = reading.unread.prefix(3).map { "\"\(Addresses.withheld(in: $0))\"" }.joined(separator: ", ")
    guard reading.answeredCount > 0 else {
      throw .plan(.setting("--rated", reason: "the column \"\(name)\" holds no answer"))
    }
    guard reading.isReadable else {
      let part = reading.readCount == 0 ? "none" : "only \(reading.readCount)"
      throw .plan(
        .setting(
          "--rated",
          reason:
            "\(part) of the \(reading.answeredCount) answers in \"\(name)\" are numbers or steps of a known scale\(quotesWords ? "; the first that are not: \(words)" : ""). Write them as numbers, lowest first, say with --words what they mean, or leave the column out"
        ))
    }
    var remarks = suspects(reading, name)
    guard !reading.unread.isEmpty else { return (reading.values, remarks) }
    let count = reading.answeredCount - reading.readCount
    remarks.append(
      Diagnostic(
        .warning, code: "rating-not-read",
        "\(count) of \(reading.answeredCount) answers in \"\(name)\" \(count == 1 ? "is" : "are") no number and no step of its scale, and \(count == 1 ? "counts" : "count") as not answered\(quotesWords ? ": \(words)" : "")"
      ))
    return (reading.values, remarks)
  }

  /// Numbers that look like codes for a missing answer: they weigh like answers until they are declared.
  private func suspects(_ reading: RatingReading, _ name: String) -> [Diagnostic] {
    let scale = mapping?.kept.first { $0.name == name }?.ratingScale ?? .fivePoint
    let found = SuspectCodes.find(in: reading.numberCounts.map { $0.number }, scale: scale)
    func remark(_ codes: [Int], _ severity: Diagnostic.Severity, _ reason: String) -> Diagnostic? {
      guard let first = codes.first else { return nil }
      let counted = codes.map { code in
        let rows = reading.numberCounts.first { $0.number == Double(code) }?.rows ?? 0
        return "\(code) in \(rows == 1 ? "1 cell" : "\(rows) cells")"
      }.joined(separator: ", ")
      return Diagnostic(
        severity, code: "looks-like-missing",
        "\"\(name)\" holds \(counted), \(reason), counted as \(codes.count == 1 ? "a rating" : "ratings"); if it stands for no answer, say --sentinel \"\(name):\(first)=missing\""
      )
    }
    return [
      remark(found.clear, .warning, "far from its other numbers"),
      remark(found.possible, .note, "just outside a usual scale"),
    ].compactMap { $0 }
  }

  /// Why a file without drivers has none, and what could be one.
  var noDrivers: String {
    let columns = mapping?.columns(.drivers) ?? []
    if !columns.isEmpty {
      let names = columns.map { "\"\($0.name)\"" }.joined(separator: ", ")
      return
        "nobody ticked anything in \(names); name another column with --drivers, or columns of ratings with --rated"
    }
    let others = others.map { "\"\($0)\"" }
    let shown =
      others.prefix(12).joined(separator: ", ") + (others.count > 12 ? " and \(others.count - 12) more" : "")
    return
      "the file has no column of drivers that was recognised; name the column of reasons with --drivers, or columns of ratings with --rated. "
      + (others.isEmpty ? "There is no other column" : "There are \(shown)")
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
  private func refusal(_ name: String, _ use: String) -> String? {
    let reason: String? =
      switch mapping?.field(ofKept: name) {
      case .score, .scoreClass: "it is the score, which drivers are to explain"
      case .account: "it names the accounts, whose moods the model takes out already"
      case .respondent: "it says who answered"
      case .comment: "it holds comments"
      case .drivers where use == "adjust for": "it holds the drivers"
      case .drivers where table.drivers.contains { $0.name == name }: "it is a driver already"
      default: nil
      }
    return reason.map { "the column \"\(name)\" is not one to \(use): \($0)" }
  }

  private func missing(_ name: String) -> String {
    let known = others
    let shown = known.prefix(12).map { "\"\($0)\"" }.joined(separator: ", ")
    return "there is no column \"\(name)\""
      + (known.isEmpty
        ? "" : "; there are \(shown)\(known.count > 12 ? " and \(known.count - 12) more" : "")")
  }

  /// Columns that can be named: those the file has.
  private var others: [String] {
    let fields: Set<SurveyField> = [.role, .wave, .csat, .segment, .date, .revenue]
    return mapping?.entries.filter { fields.contains($0.field) }.map(\.column.name) ?? []
  }
}
