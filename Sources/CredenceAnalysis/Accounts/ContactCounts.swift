import CredenceSurvey

/// How many contacts an account has, in all and by role: what roster and file say, held against the answers.
///
/// A number that the answers contradict is not used, and no sum is taken that rests on it: with the head-count of a
/// role open, nobody knows that all have answered.
struct ContactCounts {
  /// All answers, with the number of contacts where it is known.
  private(set) var total: ScoreCounts
  /// The same by role; also roles that have contacts and no answer.
  private(set) var roles: [Role: ScoreCounts] = [:]
  /// What concerns one role alone.
  private(set) var roleDiagnostics: [(role: Role, remark: Diagnostic)] = []
  /// What concerns the account.
  private(set) var diagnostics: [Diagnostic] = []

  /// Where a roster tells of the account.
  struct RosterPlace {
    let line: Int
    /// The line that tells of contacts of a role first.
    let roleLine: (Role) -> Int?
    /// The roles the roster has a number of contacts for, in one account or another.
    let countedRoles: [Role]
  }

  private let account: Account
  private let place: RosterPlace?

  /// - Parameters:
  ///   - account: What roster and file say of the account.
  ///   - total: All its answers, with the population the file gives.
  ///   - roles: The same by role; `nil` where the file has no roles.
  ///   - place: Its line in the roster; `nil` where it has none.
  init(_ account: Account, total: ScoreCounts, roles: [Role: ScoreCounts]?, place: RosterPlace?) {
    self.account = account
    self.place = place
    self.total = total.withoutPopulation
    let contradicted = holdRoles(against: roles ?? [:], hasRoles: roles != nil)
    let uncounted = uncountedRoles()
    if let stated = account.contacts {
      holdTotal(stated, leastByRole: leastContactsByRole)
    } else if !contradicted && uncounted.isEmpty {
      if let sum = sumOverRoles(hasRoles: roles != nil) ?? total.population { holdTotal(sum, leastByRole: 0) }
    }
  }

  /// The roles' numbers; whether one of them is too small for the answers.
  private mutating func holdRoles(against answers: [Role: ScoreCounts], hasRoles: Bool) -> Bool {
    var contradicted = false
    for role in answers.keys.sorted() {
      let counts = answers[role] ?? .empty
      roles[role] = counts.withoutPopulation
      guard let known = account.contactsByRole[role] ?? counts.population else { continue }
      if let valid = try? counts.withPopulation(known) {
        roles[role] = valid
      } else {
        contradicted = true
        roleDiagnostics.append((role, tooFew(known, for: counts, of: role, line: place?.roleLine(role))))
      }
    }
    guard hasRoles else { return contradicted }
    for (role, known) in account.contactsByRole where roles[role] == nil {
      roles[role] = ScoreCounts(promoters: 0, passives: 0, detractors: 0, population: known)
    }
    return contradicted
  }

  /// The roles whose contacts nobody has counted, while others' are: without them there is no sum. Answers without a
  /// role come from contacts of the roles there are.
  private mutating func uncountedRoles() -> [Role] {
    guard !account.contactsByRole.isEmpty else { return [] }
    // Nearly every account of nearly every roster is whole.
    let isWhole =
      roles.allSatisfy { account.contactsByRole[$0.key] != nil }
      && (place?.countedRoles ?? []).allSatisfy { account.contactsByRole[$0] != nil }
    if isWhole { return [] }
    var answered = roles.filter {
      $0.value.responses > 0 && account.contactsByRole[$0.key] == nil && $0.value.population == nil
    }
    // Where the roster names contacts without their role, these may be the ones who answered.
    if answered.values.reduce(0, { $0 + $1.responses }) <= account.contactsByRole[.unknown] ?? 0 {
      answered = [:]
    }
    let blank = place.map { $0.countedRoles } ?? []
    let uncounted = Set(answered.keys).union(blank).subtracting(account.contactsByRole.keys)
      .subtracting([.unknown]).filter { roles[$0]?.population == nil }.sorted()
    guard account.contacts == nil, let place else { return uncounted }
    for role in uncounted {
      let responses = roles[role]?.responses ?? 0
      roleDiagnostics.append(
        (
          role,
          Diagnostic(AnalysisFact.contactsIncomplete(role, answers: responses, line: place.line))
        ))
    }
    return uncounted
  }

  /// The sum of the roles' contacts; `nil` where nobody has counted any.
  private func sumOverRoles(hasRoles: Bool) -> Int? {
    if account.contactsByRole.isEmpty { return nil }
    guard hasRoles else { return account.contactsByRole.values.reduce(0, +) }
    return roles.values.reduce(0) { $0 + ($1.population ?? 0) }
  }

  /// The contacts there are at the least, by the roles' numbers and answers.
  private var leastContactsByRole: Int {
    Set(roles.keys).union(account.contactsByRole.keys).subtracting([.unknown]).reduce(0) { sum, role in
      sum + max(account.contactsByRole[role] ?? 0, roles[role]?.population ?? 0, roles[role]?.responses ?? 0)
    }
  }

  private mutating func holdTotal(_ known: Int, leastByRole: Int) {
    guard let valid = try? total.withPopulation(known) else {
      diagnostics.append(tooFew(known, for: total, of: nil, line: place?.line))
      return
    }
    if known >= leastByRole {
      total = valid
    } else {
      diagnostics.append(
        Diagnostic(
          AnalysisFact.contactsDisagree(
            contacts: known, byRole: leastByRole, line: place?.line, roles: roles.keys.sorted())))
    }
  }

  /// Says why no number of contacts is used.
  mutating func noteRepeats() {
    diagnostics.append(Diagnostic(AnalysisFact.contactsRepeated))
  }

  private func tooFew(_ known: Int, for counts: ScoreCounts, of role: Role?, line: Int?) -> Diagnostic {
    Diagnostic(
      AnalysisFact.moreAnswersThanContacts(
        role, answers: counts.responses, contacts: known, line: line,
        alsoOfAccount: role != nil && account.contacts == nil))
  }
}

extension Account {
  /// Leaves out how many contacts are known.
  mutating func forgetContacts() {
    contacts = nil
    contactsByRole = [:]
  }
}

extension ScoreCounts {
  /// The same answers, the number of contacts not known.
  var withoutPopulation: ScoreCounts {
    ScoreCounts(promoters: promoters, passives: passives, detractors: detractors)
  }
}
