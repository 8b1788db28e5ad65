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

  private mutating func say(_ fact: ImportFact) { diagnostics.append(Diagnostic(fact)) }

  private mutating func accounts(_ made: PlanMaker.PlannedImport, _ whole: TallyJoiner.JoinedTally) {
    if made.plan.account == nil {
      say(
        .allRowsOneAccount(
          called: NameCleaner.allResponses, candidates: made.mapping.accountCandidates))
      return
    }
    if whole.accounts.contains(where: { $0.name == NameCleaner.noAccount }) {
      say(.accountBlank(putUnder: NameCleaner.noAccount))
    }
    if let remark = AccountNames.remarkOnMarksForNone(whole.accounts.map(\.name)) {
      diagnostics.append(remark)
    }
    let pairs = NearDuplicates.pairs(among: whole.accounts.map(\.name))
    if !pairs.isEmpty {
      diagnostics.append(NearDuplicates.remark(pairs))
    }
  }

  private mutating func roles(_ whole: TallyJoiner.JoinedTally, _ options: ImportOptions) {
    let others = whole.tally.roles.filter { !Role.seeded.contains($0) && $0 != .unknown }.sorted()
    guard !others.isEmpty else { return }
    var counts: [Role: Int] = [:]
    for (key, cell) in whole.tally.cells {
      if let role = key.role { counts[whole.tally.roles[Int(role)], default: 0] += cell.responses }
    }
    let first = others.prefix(8).map { role in
      ImportFact.RoleCount(role: role, answers: options.tellsRoleCounts ? counts[role] : nil)
    }
    say(.rolesOfTheirOwn(others.count, first: first))
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
      say(.scaleDeclared(options.scale))
    }
    for (value, count) in whole.rejections.frequentOffScale(of: whole.rows) {
      say(.frequentOffScale(score: value, count, options.scale))
    }
    if let lost = whole.rejections.buckets[.missingPossibleLostZero] {
      say(.possibleLostZeros(lost.count))
    }
  }

  private mutating func answers(
    _ made: PlanMaker.PlannedImport, _ whole: TallyJoiner.JoinedTally, _ options: ImportOptions
  ) {
    if let superseded = whole.rejections.buckets[.supersededAnswer]?.count {
      say(.answersSuperseded(superseded, options.answers))
    }
    if whole.undatedRespondents > 0, options.answers == .latest || options.answers == .first {
      say(
        .orderOfFile(
          undatedRespondents: made.plan.date == nil ? nil : whole.undatedRespondents, options.answers))
    }
    if whole.nonrespondentContacts > 0 {
      say(.contactsFromFile(whole.nonrespondentContacts))
    }
  }
}

extension Diagnostic {
  /// Whether all results are in doubt because of it, so that it is to be said before them.
  package var putsAllInDoubt: Bool { code == .anotherScaleLikely }
}
