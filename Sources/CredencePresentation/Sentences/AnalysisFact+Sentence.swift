package import CredenceAnalysis
import CredenceImport
import CredenceSurvey

extension AnalysisFact: Worded {
  package func sentence(naming: SettingNaming) -> String {
    switch self {
    case .methodNotApplicable(let error):
      error.description
    case .comparisonLeftOut(let distinct, let most):
      "ranks and pooled estimates were left out: there are \(distinct) different sets of counts, and they are made for up to \(most)"
    case .hidden(let minimum):
      HiddenGroup.reason(minimum)
    case .groupsHidden(let accounts, let roles, let waves, let touchpoints, let minimum):
      "hidden groups: \(Self.kinds(accounts, roles, waves, touchpoints)); each has fewer than \(minimum) answers, or such a group could be had by subtraction (\(naming(.minimumResponses)))"
    case .latestWaveShown:
      "the file has waves and no column of respondents, so nobody knows who answered twice: of each account the latest wave is shown, and the earlier ones in the table of waves. Name the column of respondents, or choose a wave"
    case .notInRoster(let count, let accounts):
      "\(count.counted("account")) with rows in the file \(count == 1 ? "is" : "are") not in the roster: \(Self.list(accounts.map { $0.name(in: "line") }, of: count)); the number of contacts is unknown there. Add \(count == 1 ? "it" : "them") to the roster"
    case .silentAccounts(let count, let accounts):
      "\(count.counted("account")) of the roster \(count == 1 ? "has" : "have") no answer and \(count == 1 ? "is" : "are") shown as silent: \(Self.list(accounts.map { $0.name(in: "roster line") }, of: count))"
    case .similarAccounts(let count, let pairs):
      "these accounts may be the same and were kept apart, so that revenue, contacts and answers are not joined: \(Self.list(pairs.map(\.words), of: count)). Correct the name, or map one to the other with accountAliases in a plan"
    case .roleWithoutAnswers(let role, let line):
      "the roster has contacts of the role \(role.rawValue) (first on roster line \(line)) and no answer has that role; check its spelling (roleAliases in a plan maps it)"
    case .revenueDiffers(let count, let accounts):
      "\(count.counted("account")) \(count == 1 ? "has" : "have") another revenue in the roster than in the file; the roster's is kept: \(Self.list(accounts.map { $0.name(in: "roster line") }, of: count)). Correct one of them"
    case .contactsIncomplete(let role, let answers, let line):
      "the role \(role) \(answers > 0 ? "has \(answers.counted("answer")) and no number of contacts" : "has no number of contacts") in the roster (line \(line)), so the account's number of contacts is taken as unknown; add it to the roster\(answers > 0 ? "" : ", 0 if there is none")"
    case .contactsDisagree(let contacts, let byRole, let line, _):
      "the account has \(contacts.counted("contact")) in all and \(byRole) by its roles\(Self.rosterLine(line)); the number of contacts is taken as unknown. Correct one of them"
    case .contactsRepeated:
      "a contact's answers all count, so how many of the account's contacts were heard is not known; the number of contacts is not used"
    case .moreAnswersThanContacts(let role, let answers, let contacts, let line, let alsoOfAccount):
      "\(role.map { "the role \($0)" } ?? "the account") has \(answers.counted("answer")) but \(contacts == 0 ? "no" : "only \(contacts)") known \(contacts.named("contact"))\(Self.rosterLine(line)); the number of contacts is taken as unknown\(alsoOfAccount ? ", for the role and the account" : ""). Correct it"
    case .weightWithoutRole(let role, let weight, let roles):
      "the role \(role.rawValue) has weight \(weight) and occurs in neither file nor roster; the roles are \(roles.map(\.rawValue).joined(separator: ", ")). Check its spelling"
    case .noWeightedRole(let roles):
      "none of the file's roles (\(Self.list(roles))) has a weight; they count equally. Set \(naming(.roleWeights))"
    case .rolesWithoutWeight(let roles):
      "\(Self.list(roles)) \(roles.count.named("has no weight: its", "have no weight: their")) answers inform the accounts' mood and do not count in the health. Set \(naming(.roleWeights))"
    case .rolesGrouped(let roles, let own):
      "\(roles.count) roles (\(Self.list(roles))) are taken together as other roles in the health, beside \(Self.list(own)): it tells \(own.count + 1) apart. Map titles to roles with roleAliases in a plan, or set mostRoles"
    case .noDriverAnalysis(let error):
      "drivers: \(error.sentence(naming: naming))"
    case .noSecondOpinion(let error):
      "left out: \(error.sentence(naming: naming))"
    case .numericAdjustment(let name):
      "\(name) is adjusted for as a number"
    case .noAccountColumn(let hasRespondents):
      "no column names the account, so each \(hasRespondents ? "respondent" : "answer") is taken for an account of its own; name the column with \(naming(.column(.account)))"
    case .ratingNotRead(let name, let count, let all, let words):
      "\(count) of \(all) answers in \"\(name)\" \(count == 1 ? "is" : "are") no number and no step of its scale, and \(count == 1 ? "counts" : "count") as not answered\(words.map { ": \($0.quoted)" } ?? "")"
    case .looksLikeMissing(let name, let codes, let suspicion):
      "\"\(name)\" holds \(codes.map(\.words).joined(separator: ", ")), \(Self.words(suspicion, of: codes.count)); if it stands for no answer, say \(naming(.sentinels, "\"\(name):\(codes.first?.code ?? 0)=missing\""))"
    case .smallLevelsTogether(let name, let isConstant):
      isConstant
        ? "\(name) is not adjusted for: all its groups, or all but one, are too small to be shown (\(naming(.minimumResponses)))"
        : "groups of \(name) that are too small to be shown are adjusted for together (\(naming(.minimumResponses)))"
    }
  }

  private static func kinds(_ accounts: Int, _ roles: Int, _ waves: Int, _ touchpoints: Int) -> String {
    [(accounts, "accounts"), (roles, "roles"), (waves, "waves"), (touchpoints, "touchpoints")]
      .filter { $0.0 > 0 }.map { "\($0.1) \($0.0)" }.joined(separator: ", ")
  }

  private static func list(_ names: [String], of count: Int) -> String {
    names.joined(separator: ", ") + (count > names.count ? " and \(count - names.count) more" : "")
  }

  /// Names, at most ten of them.
  private static func list(_ roles: [Role]) -> String {
    let names = roles.prefix(10).map(\.rawValue).joined(separator: ", ")
    return roles.count > 10 ? "\(names) and \(roles.count - 10) more" : names
  }

  private static func rosterLine(_ line: Int?) -> String { line.map { " (roster line \($0))" } ?? "" }

  private static func words(_ suspicion: Suspicion, of count: Int) -> String {
    switch suspicion {
    case .farFromRatings:
      "far from its other numbers, counted as \(count == 1 ? "a rating" : "ratings")"
    case .outsideScale:
      "just outside a usual scale, counted as \(count == 1 ? "a rating" : "ratings")"
    case .farFromNumbers:
      "far from its other numbers, adjusted for as \(count == 1 ? "a number" : "numbers")"
    }
  }
}

extension AnalysisFact.PlacedAccount {
  fileprivate func name(in place: String) -> String {
    "\"\(name)\"" + (line.map { " (\(place) \($0))" } ?? "")
  }
}

extension AnalysisFact.Resemblance {
  fileprivate var words: String { "\"\(inRoster)\" (roster line \(line)) and the file's \"\(inFile)\"" }
}

extension AnalysisFact.CodeCount {
  fileprivate var words: String { "\(code) in \(cells.counted("cell"))" }
}

extension [String] {
  /// `"a", "b"`.
  var quoted: String { map { "\"\($0)\"" }.joined(separator: ", ") }
}

/// A group that is not shown.
enum HiddenGroup {
  /// Why it is not.
  static func reason(_ minimum: Int) -> String {
    "hidden: fewer than \(minimum) answers, or such a group could be had by subtraction"
  }
}
