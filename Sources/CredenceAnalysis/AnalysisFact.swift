package import CredenceSurvey

/// What an analysis says beside its results: of methods, of what is hidden, of roster and roles, of drivers.
package enum AnalysisFact: DiagnosticFact {
  /// The method asked for cannot serve an account.
  case methodNotApplicable(EstimationError)
  /// There are more different sets of counts than are compared.
  case comparisonLeftOut(distinct: Int, most: Int)
  /// The account is hidden.
  case hidden(minimum: Int)
  /// How many groups of each kind are hidden.
  case groupsHidden(accounts: Int, roles: Int, waves: Int, touchpoints: Int, minimum: Int)
  /// Of each account the latest wave is shown, because nobody knows who answered twice.
  case latestWaveShown

  /// Accounts of the file without a line in the roster, the first of them by name and line of the file.
  case notInRoster(Int, first: [PlacedAccount])
  /// Accounts of the roster without an answer, the first of them by line of the roster.
  case silentAccounts(Int, first: [PlacedAccount])
  /// Accounts of roster and file that may be the same, the first of them.
  case similarAccounts(Int, first: [Resemblance])
  /// A role the roster has contacts of and no answer has.
  case roleWithoutAnswers(Role, line: Int)
  /// Accounts whose revenue differs between roster and file.
  case revenueDiffers(Int, first: [PlacedAccount])
  /// Nobody has counted an account's contacts of a role.
  case contactsIncomplete(Role, answers: Int, line: Int)
  /// An account has fewer contacts in all than its roles have together.
  case contactsDisagree(contacts: Int, byRole: Int, line: Int?, roles: [Role])
  /// A contact's answers all count, so nobody knows how many were heard.
  case contactsRepeated
  /// More answers than contacts, of a role or of the account; perhaps the account's number is unknown for it too.
  case moreAnswersThanContacts(Role?, answers: Int, contacts: Int, line: Int?, alsoOfAccount: Bool)

  /// A role that was given weight does not occur; with those that do.
  case weightWithoutRole(Role, weight: Double, roles: [Role])
  /// No role of the file has a weight.
  case noWeightedRole([Role])
  /// Roles whose answers do not count in the health.
  case rolesWithoutWeight([Role])
  /// Roles taken together, beside those told apart.
  case rolesGrouped([Role], beside: [Role])

  /// Why there is no analysis of drivers.
  case noDriverAnalysis(DriverReportError)
  /// Why there is no second opinion on the drivers.
  case noSecondOpinion(DriverReportError)
  /// An adjustment is taken as a number.
  case numericAdjustment(String)
  /// No column names the account: each answer, or each respondent, is one of its own.
  case noAccountColumn(hasRespondents: Bool)
  /// Ratings that were not read; the first of them where they may be quoted.
  case ratingNotRead(column: String, Int, of: Int, words: [String]?)
  /// Numbers that look like codes for a missing answer.
  case looksLikeMissing(column: String, [CodeCount], Suspicion)
  /// Levels of an adjustment that are too small to be shown.
  case smallLevelsTogether(adjustment: String, isConstant: Bool)

  /// An account and where it stands.
  package struct PlacedAccount: Sendable, Hashable {
    package let name: String
    package let line: Int?
  }

  /// Two names that may be one account's.
  package struct Resemblance: Sendable, Hashable {
    package let inRoster: String
    package let line: Int
    package let inFile: String
  }

  /// A number and the cells that hold it.
  package struct CodeCount: Sendable, Hashable {
    package let code: Int
    package let cells: Int
  }

  /// What makes numbers look like codes, and what they are taken for.
  package enum Suspicion: Sendable, Hashable {
    /// Ratings far from the others.
    case farFromRatings
    /// Ratings just outside a usual scale.
    case outsideScale
    /// Numbers adjusted for, far from the others; a single high one may be an amount.
    case farFromNumbers(isSure: Bool)
  }

  package var severity: Diagnostic.Severity {
    switch self {
    case .methodNotApplicable, .notInRoster, .similarAccounts, .roleWithoutAnswers, .revenueDiffers,
      .contactsDisagree, .moreAnswersThanContacts, .weightWithoutRole, .noWeightedRole, .noSecondOpinion,
      .ratingNotRead, .looksLikeMissing(_, _, .farFromRatings),
      .looksLikeMissing(_, _, .farFromNumbers(isSure: true)):
      .warning
    case .comparisonLeftOut, .hidden, .groupsHidden, .latestWaveShown, .silentAccounts, .contactsRepeated,
      .rolesWithoutWeight, .rolesGrouped, .numericAdjustment, .noAccountColumn, .smallLevelsTogether,
      .looksLikeMissing(_, _, .outsideScale), .looksLikeMissing(_, _, .farFromNumbers(isSure: false)):
      .note
    case .contactsIncomplete(_, let answers, _): answers > 0 ? .warning : .note
    // Data that carry no model are no fault; a column that was asked for and is not used is.
    case .noDriverAnalysis(.plan): .warning
    case .noDriverAnalysis: .note
    }
  }

  package var code: Diagnostic.Code {
    switch self {
    case .methodNotApplicable: "method-not-applicable"
    case .comparisonLeftOut: .comparisonLeftOut
    case .hidden: .hidden
    case .groupsHidden: .groupsHidden
    case .latestWaveShown: "latest-wave-shown"
    case .notInRoster: "not-in-roster"
    case .silentAccounts: "silent-accounts"
    case .similarAccounts: "similar-accounts"
    case .roleWithoutAnswers: "role-without-answers"
    case .revenueDiffers: "revenue-differs"
    case .contactsIncomplete: "contacts-incomplete"
    case .contactsDisagree: "contacts-disagree"
    case .contactsRepeated: "contacts-repeated"
    case .moreAnswersThanContacts: "more-answers-than-contacts"
    case .weightWithoutRole: "weight-without-role"
    case .noWeightedRole: "no-weighted-role"
    case .rolesWithoutWeight: "role-without-weight"
    case .rolesGrouped: "roles-grouped"
    case .noDriverAnalysis: "no-driver-analysis"
    case .noSecondOpinion: "no-second-opinion"
    case .numericAdjustment: "numeric-adjustment"
    case .noAccountColumn: "no-account-column"
    case .ratingNotRead: "rating-not-read"
    case .looksLikeMissing: "looks-like-missing"
    case .smallLevelsTogether: "small-levels-together"
    }
  }

  /// What is said of a role is not said where the role is hidden. Nobody need hide what else is told here.
  package var subjects: [Diagnostic.Subject] {
    switch self {
    case .contactsIncomplete(let role, _, let line): [.role(role), .line(line)]
    // The sum takes a role's answers where they are more than its contacts.
    case .contactsDisagree(_, _, let line, let roles): roles.map { .role($0) } + Self.place(line)
    case .moreAnswersThanContacts(let role, _, _, let line, _):
      (role.map { [.role($0)] } ?? []) + Self.place(line)
    case .notInRoster(_, let accounts), .silentAccounts(_, let accounts), .revenueDiffers(_, let accounts):
      accounts.map { .account($0.name) }
    case .similarAccounts(_, let pairs): pairs.map { .account($0.inRoster) }
    case .roleWithoutAnswers(_, let line): [.line(line)]
    case .ratingNotRead(let column, _, _, _), .looksLikeMissing(let column, _, _): [.column(column)]
    case .numericAdjustment(let name), .smallLevelsTogether(let name, _): [.column(name)]
    case .methodNotApplicable, .comparisonLeftOut, .hidden, .groupsHidden, .latestWaveShown,
      .contactsRepeated, .weightWithoutRole, .noWeightedRole, .rolesWithoutWeight, .rolesGrouped,
      .noDriverAnalysis, .noSecondOpinion, .noAccountColumn:
      []
    }
  }

  private static func place(_ line: Int?) -> [Diagnostic.Subject] { line.map { [.line($0)] } ?? [] }
}

extension Diagnostic.Code {
  /// Ranks and pooled estimates were left out.
  package static let comparisonLeftOut: Self = "comparison-left-out"
  /// An account is hidden.
  package static let hidden: Self = "hidden"
  /// How many groups are hidden.
  package static let groupsHidden: Self = "groups-hidden"
}
