package import CredenceSurvey

/// What a reader must know of a file that was read: gathered from what was counted.
struct Remarks {
  private(set) var diagnostics: [Diagnostic] = []

  init(made: PlanMaker.PlannedImport, whole: TallyJoiner.JoinedTally, options: ImportOptions) {
    accounts(made, whole)
    roles(whole, options)
    scores(whole, options)
    classes(made, whole, options)
    diagnostics += whole.codes.remarks(made.plan.codes, made.mapping.entries.map(\.column))
    answers(made, whole, options)
  }

  /// Adds remarks made elsewhere.
  mutating func addAll(from others: [Diagnostic]) { diagnostics += others }

  private mutating func warn(_ code: String, _ message: String) {
    diagnostics.append(Diagnostic(.warning, code: code, message))
  }

  private mutating func note(_ code: String, _ message: String) {
    diagnostics.append(Diagnostic(.note, code: code, message))
  }

  private mutating func accounts(_ made: PlanMaker.PlannedImport, _ whole: TallyJoiner.JoinedTally) {
    if made.plan.account == nil {
      warn(
        "no-account-column",
        "no column names the account, so all rows are one: \(NameCleaner.allResponses); name it with --account\(candidates(made.mapping))"
      )
      return
    }
    if whole.accounts.contains(where: { $0.name == NameCleaner.noAccount }) {
      warn("account-blank", "rows without an account were put under \(NameCleaner.noAccount)")
    }
    if let remark = AccountNames.remarkOnMarksForNone(whole.accounts.map(\.name)) {
      diagnostics.append(remark)
    }
    let pairs = NearDuplicates.pairs(among: whole.accounts.map(\.name))
    if !pairs.isEmpty {
      diagnostics.append(NearDuplicates.remark(pairs))
    }
  }

  /// The columns that may name the account, best first.
  private func candidates(_ mapping: ColumnMapping) -> String {
    guard !mapping.accountCandidates.isEmpty else { return "" }
    let names = mapping.accountCandidates.map { "\u{201C}\($0)\u{201D}" }.joined(separator: ", ")
    return "; it may be \(names)"
  }

  private mutating func roles(_ whole: TallyJoiner.JoinedTally, _ options: ImportOptions) {
    let others = whole.tally.roles.filter { !Role.seeded.contains($0) && $0 != .unknown }.sorted()
    guard !others.isEmpty else { return }
    var counts: [Role: Int] = [:]
    for (key, cell) in whole.tally.cells {
      if let role = key.role { counts[whole.tally.roles[Int(role)], default: 0] += cell.responses }
    }
    let shown = others.prefix(8).map { role in
      !options.tellsRoleCounts
        ? role.rawValue
        : counts[role].map { $0 > 0 ? "\(role.rawValue) (\($0))" : role.rawValue } ?? role.rawValue
    }.joined(separator: ", ")
    let more = others.count > 8 ? " and \(others.count - 8) more" : ""
    note("roles-of-their-own", "roles that no alias knows were kept as levels of their own: \(shown)\(more)")
  }

  private mutating func classes(
    _ made: PlanMaker.PlannedImport, _ whole: TallyJoiner.JoinedTally, _ options: ImportOptions
  ) {
    guard let column = made.mapping.scoreClass,
      let remark = ClassLabels(whole.notes, scale: options.scale)?.remark(column: column.name)
    else { return }
    diagnostics.append(remark)
  }

  private mutating func scores(_ whole: TallyJoiner.JoinedTally, _ options: ImportOptions) {
    let doubt = ScaleDoubt.remark(
      whole.notes.steps, scale: options.scale, isDeclared: options.scaleIsDeclared)
    if let doubt { diagnostics.append(doubt) }
    if options.scale != .likelihoodToRecommend {
      note(
        "scale-declared",
        "scores are read on the scale of \(options.scale.minimum) to \(options.scale.maximum): \(options.scale.classWords)"
      )
    }
    for (value, count) in whole.rejections.frequentOffScale(of: whole.rows) {
      warn(
        "frequent-off-scale",
        "the score \(value) lies outside \(options.scale.minimum) to \(options.scale.maximum) and occurs \(count.counted("time")); if it stands for no answer, say --sentinel \(value)=missing"
      )
    }
    if let lost = whole.rejections.buckets[.missingPossibleLostZero] {
      warn(
        "possible-lost-zeros",
        "\(lost.count.counted("finished row has", "finished rows have")) a blank score: this tool may export a 0 as a blank; compare with its own count of zeros"
      )
    }
  }

  private mutating func answers(
    _ made: PlanMaker.PlannedImport, _ whole: TallyJoiner.JoinedTally, _ options: ImportOptions
  ) {
    if let superseded = whole.rejections.buckets[.supersededAnswer]?.count {
      let what =
        switch options.answers {
        case .latest: "the latest of each respondent counts"
        case .first: "the first of each respondent counts"
        case .mean: "each respondent's mean counts"
        case .all: "all count"
        }
      note(
        "answers-superseded",
        "\(superseded.counted("row is a further answer", "rows are further answers")) of a respondent; \(what) (--answers)"
      )
    }
    if whole.undatedRespondents > 0, options.answers == .latest || options.answers == .first {
      note(
        "order-of-file",
        "\(made.plan.date == nil ? "no column dates the answers" : "of \(whole.undatedRespondents.counted("respondent")) no answer has a date"), so the order of the file was taken: the lower row as the later answer. Whether the file has the newest first cannot be told; if it has, choose --answers \(options.answers == .latest ? "first" : "latest"), or name the date with --date"
      )
    }
    if whole.nonrespondentContacts > 0 {
      note(
        "contacts-from-file",
        "\(whole.nonrespondentContacts.counted("contact was", "contacts were")) asked and did not answer; the file's contacts are taken for all known ones"
      )
    }
  }
}

extension Diagnostic {
  /// Whether all results are in doubt because of it, so that it is to be said before them.
  public var putsAllInDoubt: Bool { code.rawValue == ScaleDoubt.code }
}
