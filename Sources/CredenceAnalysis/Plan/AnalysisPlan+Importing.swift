package import CredenceImport
import CredencePosteriors
import CredenceSurvey

extension AnalysisPlan {
  /// How the plan reads a file.
  ///
  /// - Parameters:
  ///   - today: The day after which answers lie in the future.
  ///   - threads: Threads for reading.
  ///   - progress: Told the bytes read and the bytes in all.
  /// - Throws: ``PlanError`` for a setting that cannot be.
  func importOptions(
    today: Timestamp, threads: Int, progress: (@Sendable (_ done: Int, _ total: Int) -> Void)?
  ) throws(PlanError) -> ImportOptions {
    ImportOptions(
      today: today, columns: try columnOptions(), sentinels: try sentinelTable(), words: try wordTable(),
      reversed: reverse, scale: try scoreScale(), scaleIsDeclared: scale != nil,
      satisfactionScale: try satisfactionScale(), answers: answers, period: try answerPeriod(), waves: waves,
      roles: roleTable(),
      accountAliases: try accountTable(), driverLabels: driverLabels, dateOrder: dateOrder, threads: threads,
      readsComments: includesComments, respondents: .besideComments, tellsRoleCounts: minimumResponses <= 1,
      quotesWords: quotesWords, progress: progress)
  }

  /// Whether words of the file that are no name of anything may be quoted: refused cells, labels nobody declared.
  var quotesWords: Bool { includesComments && minimumResponses <= 1 }

  private func columnOptions() throws(PlanError) -> ColumnOptions {
    var options = ColumnOptions()
    for name in columns.keys.sorted() {
      guard let field = SurveyField(rawValue: name), field.canBeNamed else {
        let fields = SurveyField.allCases.filter(\.canBeNamed).map(\.rawValue).joined(separator: ", ")
        throw .setting("columns", reason: "there is no field \"\(name)\"; the fields are \(fields)")
      }
      options.assign(field, columns[name] ?? [])
    }
    // What drivers are adjusted for, or rated by, is kept as it stands, beside the field it is.
    options.keep(drivers.columns)
    for pair in map {
      do { try options.assign(parsing: pair) } catch { throw .mapping(error) }
    }
    return options
  }

  private func wordTable() throws(PlanError) -> DeclaredWords {
    do { return try DeclaredWords(parsing: words) } catch {
      throw .setting("words", reason: error.description)
    }
  }

  private func sentinelTable() throws(PlanError) -> DeclaredSentinels {
    do { return try DeclaredSentinels(parsing: sentinels) } catch {
      throw .setting("sentinels", reason: error.description)
    }
  }

  private func answerPeriod() throws(PlanError) -> AnswerPeriod {
    let period = AnswerPeriod(since: try day(since, "since"), until: try day(until, "until"))
    if let first = period.since, let last = period.until, last < first {
      throw .setting("until", reason: "the last day, \(until ?? ""), lies before the first, \(since ?? "")")
    }
    return period
  }

  private func day(_ text: String?, _ setting: String) throws(PlanError) -> Timestamp? {
    guard let text else { return nil }
    guard let day = Timestamp(day: text) else {
      throw .setting(setting, reason: "\"\(text)\" is no day; write it as 2025-03-01")
    }
    return day
  }

  private func scoreScale() throws(PlanError) -> ScoreScale {
    guard let scale else { return .likelihoodToRecommend }
    do { return try ScoreScale(parsing: scale) } catch {
      throw .setting("scale", reason: error.description)
    }
  }

  private func satisfactionScale() throws(PlanError) -> SatisfactionScale {
    switch csatScale {
    case "1-5": .fivePoint
    case "1-7": .sevenPoint
    case "0-10": .elevenPoint
    default:
      throw .setting("csatScale", reason: "the satisfaction scale is 1-5, 1-7 or 0-10, not \"\(csatScale)\"")
    }
  }

  /// What the roles are called: the usual names and the plan's.
  package func roleTable() -> RoleAliases {
    var roles = RoleAliases.standard
    for label in roleAliases.keys.sorted() { roles.add(label, as: Role(rawValue: roleAliases[label] ?? "")) }
    return roles
  }

  private func accountTable() throws(PlanError) -> AccountAliases {
    let pairs = accountAliases.keys.sorted().map { (alias: $0, name: accountAliases[$0] ?? $0) }
    do { return try AccountAliases(pairs) } catch {
      throw .setting("accountAliases", reason: error.description)
    }
  }

  /// The prior, checked; `nil` for the usual ones.
  func dirichletPrior() throws(PlanError) -> DirichletPrior? {
    guard let prior else { return nil }
    do { return try DirichletPrior(named: prior) } catch {
      throw .setting("prior", reason: error.description)
    }
  }
}
