package import CredenceSurvey

/// What reading a file or a roster says of it.
package enum ImportFact: DiagnosticFact {
  // MARK: Columns

  /// A column was taken for a field over others that might be it.
  case columnChosen(SurveyField, taken: String, over: [String])
  /// The score was told by its cells alone.
  case scoreByContent(column: String)
  /// The date of the answers was told by its cells alone.
  case dateByContent(column: String)
  /// Who answered was told by its cells alone.
  case respondentByContent(column: String)
  /// Columns named as dates hold none.
  case noDatesInDateColumn([String])
  /// Columns hold dates and none was taken for that of the answers.
  case noAnswerDate([String])
  /// A column of months or years was taken for the wave.
  case periodsAsWaves(column: String)
  /// Choices like 9-10 may have been turned into dates, as the cell shows; in a column that is used.
  case choicesAsDates([String], cell: String, isUsed: Bool)
  /// No date shows the order, and the tool's custom was taken.
  case dateOrderAssumed(column: String, DateOrder)
  /// Some dates have the month first and some the day.
  case dateOrderContradictory(column: String)
  /// How often declared codes for no answer occur.
  case codesDeclared(column: String, [CodeCount])

  // MARK: Text

  /// Characters that are no text were replaced.
  case brokenCharacters(Int)
  /// The file was taken for Windows-1252.
  case encodingAssumed
  /// Lines above the heading were left out.
  case titlesAboveHeading(lines: Int, heading: Int)
  /// Headings further down name the columns in another order.
  case secondHeading(Int, line: Int)

  // MARK: Accounts and roles

  /// No column names the account, in a file of counts.
  case noAccountColumn
  /// No column names the account, so all rows are one; with columns that may name it, best first.
  case allRowsOneAccount(called: String, candidates: [String])
  /// Rows without an account.
  case accountBlank(putUnder: String)
  /// Accounts that are called like none.
  case accountLikeNone(Int, first: [String], Blanks)
  /// Accounts that may be the same.
  case similarAccounts(Int, first: [NearDuplicate])
  /// Roles that no alias knows.
  case rolesOfTheirOwn(Int, first: [RoleCount])
  /// Contacts that were asked and did not answer.
  case contactsFromFile(Int)
  /// Rows that count a group again.
  case repeatedGroups(lines: [Int])
  /// Identifiers of responses that occur again, first on some lines.
  case repeatedIdentifiers(Int, firstLines: [Int])

  // MARK: Roster

  /// Most cells of a column of figures cannot be read.
  case rosterColumnUnreadable(column: String, read: Int, answered: Int, firstLines: [Int])
  /// Values that contradict an earlier line.
  case conflictingRoster(Int, first: [RosterConflict])
  /// Lines that name a contact again.
  case repeatedContacts(lines: [Int])

  // MARK: Revenue

  /// Amounts below zero.
  case negativeRevenue(Int, first: [PlacedAccount])
  /// Most amounts cannot be read.
  case revenueMostlyUnreadable(read: Int, answered: Int, unread: Int, firstLines: [Int])
  /// Accounts with several amounts.
  case conflictingRevenue(Int, first: [PlacedAccount])
  /// Some amounts cannot be read.
  case revenueUnreadable(Int, firstLine: Int)
  /// No cell shows the decimal mark.
  case revenueMarkAssumed

  // MARK: Scores and answers

  /// The scores look like answers on another scale.
  case anotherScaleLikely(answers: Int, lowest: Int, highest: Int)
  /// The scale was declared.
  case scaleDeclared(ScoreScale)
  /// A score outside the scale occurs often.
  case frequentOffScale(score: String, Int, ScoreScale)
  /// Finished rows have a blank score.
  case possibleLostZeros(Int)
  /// The tool's class labels are no classes.
  case classLabelsUnread(column: String)
  /// The tool's class labels differ from the classes of the scores.
  case classLabelDiffers(column: String, Int, of: Int, first: LabelSlip, OtherCuts?, ScoreScale)
  /// Rows that are a further answer of a respondent.
  case answersSuperseded(Int, AnswerRule)
  /// The order of the file was taken for that of the answers, of some respondents or of all.
  case orderOfFile(undatedRespondents: Int?, AnswerRule)

  // MARK: Ratings and drivers

  /// Ratings that are not on the scale; with the numbers among them that occur most.
  case ratingsUnreadable(column: String, Int, SatisfactionScale, firstLine: Int, numbers: [NumberCount])
  /// Most ratings of a question cannot be read.
  case ratingsMostlyUnreadable(
    column: String, SatisfactionScale, read: Int, answered: Int, first: [PlacedCell])
  /// Columns hold more drivers than are kept.
  case tooManyLabels(columns: [String], Int, kept: Int)
  /// A column of drivers holds numbers.
  case driverColumnOfNumbers(String)
  /// Labels that were not declared; the first where they may be quoted.
  case undeclaredDrivers(column: String, Int, first: [String]?)
  /// Pieces that never occur apart; the first where they may be quoted.
  case driverLabelsJoined(column: String, Int, first: [String]?)
  /// Pieces that may be one label or two; the first where they may be quoted.
  case driverLabelsUncertain(column: String, Int, first: [String]?)
}

// MARK: - Parts of facts

extension ImportFact {
  /// A declared code, what it means, and the cells that hold it.
  package struct CodeCount: Sendable, Hashable {
    package let code: Int
    package let meaning: Sentinels.Meaning
    package let cells: Int
  }

  /// What becomes of rows without an account.
  package enum Blanks: Sendable, Hashable {
    /// They are left out.
    case leftOut
    /// They go to an account of this name.
    case putUnder(String)
  }

  /// A role with its answers, where these may be told.
  package struct RoleCount: Sendable, Hashable {
    package let role: Role
    package let answers: Int?
  }

  /// What a value of a roster is of.
  package enum RosterField: Sendable, Hashable {
    case revenue, owner, contacts
    case contactsOf(Role)
  }

  /// A value of a roster that is kept, and a later one that is not.
  package struct RosterConflict: Sendable, Hashable {
    package let field: RosterField
    package let account: String
    package let line: Int
    package let kept: String
    package let keptLine: Int
    package let found: String
  }

  /// An account and a line that tells of it.
  package struct PlacedAccount: Sendable, Hashable {
    package let name: String
    package let line: Int
  }

  /// A cell and its line; the cell where it may be quoted.
  package struct PlacedCell: Sendable, Hashable {
    package let line: Int
    package let cell: String?
  }

  /// A number and the cells that hold it.
  package struct NumberCount: Sendable, Hashable {
    package let number: Int
    package let cells: Int
  }

  /// A score that is called another class than it is of.
  package struct LabelSlip: Sendable, Hashable {
    package let line: Int
    package let score: Int
    package let label: LoyaltyClass
  }

  /// Cuts of the scale that a file's own labels fit better.
  package struct OtherCuts: Sendable, Hashable {
    /// The scores of each class that occur.
    package let ranges: [ClassRange]
    /// Rows that do not fit these either.
    package let misfits: Int
  }

  /// The scores of a class.
  package struct ClassRange: Sendable, Hashable {
    package let loyalty: LoyaltyClass
    package let lowest: Int
    package let highest: Int
  }
}

// MARK: - Severity, code, subjects

extension ImportFact {
  package var severity: Diagnostic.Severity {
    switch self {
    case .noDatesInDateColumn, .dateOrderContradictory, .brokenCharacters, .encodingAssumed,
      .noAccountColumn, .allRowsOneAccount, .accountBlank, .accountLikeNone, .similarAccounts,
      .repeatedGroups, .repeatedIdentifiers, .rosterColumnUnreadable, .conflictingRoster, .repeatedContacts,
      .negativeRevenue, .revenueMostlyUnreadable, .conflictingRevenue, .revenueUnreadable,
      .anotherScaleLikely, .frequentOffScale, .possibleLostZeros, .classLabelDiffers, .ratingsUnreadable,
      .ratingsMostlyUnreadable, .tooManyLabels, .driverColumnOfNumbers, .undeclaredDrivers,
      .driverLabelsUncertain:
      .warning
    case .columnChosen, .scoreByContent, .dateByContent, .respondentByContent, .noAnswerDate,
      .periodsAsWaves, .dateOrderAssumed, .codesDeclared, .titlesAboveHeading, .secondHeading,
      .rolesOfTheirOwn, .contactsFromFile, .revenueMarkAssumed, .scaleDeclared, .classLabelsUnread,
      .answersSuperseded, .orderOfFile, .driverLabelsJoined:
      .note
    case .choicesAsDates(_, _, let isUsed): isUsed ? .warning : .note
    }
  }

  package var code: Diagnostic.Code {
    switch self {
    case .columnChosen: "column-chosen"
    case .scoreByContent: "score-by-content"
    case .dateByContent: "date-by-content"
    case .respondentByContent: "respondent-by-content"
    case .noDatesInDateColumn: "no-dates-in-date-column"
    case .noAnswerDate: "no-answer-date"
    case .periodsAsWaves: "periods-as-waves"
    case .choicesAsDates: "choices-as-dates"
    case .dateOrderAssumed: "date-order-assumed"
    case .dateOrderContradictory: "date-order-contradictory"
    case .codesDeclared: "codes-declared"
    case .brokenCharacters: "broken-characters"
    case .encodingAssumed: "encoding-assumed"
    case .titlesAboveHeading: "titles-above-heading"
    case .secondHeading: "second-heading"
    case .noAccountColumn, .allRowsOneAccount: "no-account-column"
    case .accountBlank: "account-blank"
    case .accountLikeNone: "account-like-none"
    case .similarAccounts: "similar-accounts"
    case .rolesOfTheirOwn: "roles-of-their-own"
    case .contactsFromFile: "contacts-from-file"
    case .repeatedGroups: "repeated-groups"
    case .repeatedIdentifiers: "repeated-identifiers"
    case .rosterColumnUnreadable: "roster-column-unreadable"
    case .conflictingRoster: "conflicting-roster"
    case .repeatedContacts: "repeated-contacts"
    case .negativeRevenue: "negative-revenue"
    case .revenueMostlyUnreadable: "revenue-mostly-unreadable"
    case .conflictingRevenue: "conflicting-revenue"
    case .revenueUnreadable: "revenue-unreadable"
    case .revenueMarkAssumed: "revenue-mark-assumed"
    case .anotherScaleLikely: .anotherScaleLikely
    case .scaleDeclared: "scale-declared"
    case .frequentOffScale: "frequent-off-scale"
    case .possibleLostZeros: "possible-lost-zeros"
    case .classLabelsUnread: "class-labels-unread"
    case .classLabelDiffers: "class-label-differs"
    case .answersSuperseded: "answers-superseded"
    case .orderOfFile: "order-of-file"
    case .ratingsUnreadable: "ratings-unreadable"
    case .ratingsMostlyUnreadable: "ratings-mostly-unreadable"
    case .tooManyLabels: "too-many-labels"
    case .driverColumnOfNumbers: "driver-column-of-numbers"
    case .undeclaredDrivers: "undeclared-drivers"
    case .driverLabelsJoined: "driver-labels-joined"
    case .driverLabelsUncertain: "driver-labels-uncertain"
    }
  }

  package var subjects: [Diagnostic.Subject] {
    switch self {
    case .columnChosen(_, let column, _), .scoreByContent(let column), .dateByContent(let column),
      .respondentByContent(let column), .periodsAsWaves(let column), .dateOrderAssumed(let column, _),
      .dateOrderContradictory(let column), .codesDeclared(let column, _), .classLabelsUnread(let column),
      .driverColumnOfNumbers(let column), .undeclaredDrivers(let column, _, _),
      .driverLabelsJoined(let column, _, _), .driverLabelsUncertain(let column, _, _):
      [.column(column)]
    case .noDatesInDateColumn(let columns), .noAnswerDate(let columns), .choicesAsDates(let columns, _, _),
      .tooManyLabels(let columns, _, _):
      columns.map { .column($0) }
    case .classLabelDiffers(let column, _, _, let first, _, _): [.column(column), .line(first.line)]
    case .ratingsUnreadable(let column, _, _, let line, _): [.column(column), .line(line)]
    case .ratingsMostlyUnreadable(let column, _, _, _, let first):
      [.column(column)] + first.map { .line($0.line) }
    case .rosterColumnUnreadable(let column, _, _, let lines): [.column(column)] + lines.map { .line($0) }
    case .titlesAboveHeading(_, let line), .secondHeading(_, let line), .revenueUnreadable(_, let line):
      [.line(line)]
    case .repeatedGroups(let lines), .repeatedContacts(let lines), .repeatedIdentifiers(_, let lines),
      .revenueMostlyUnreadable(_, _, _, let lines):
      lines.map { .line($0) }
    case .accountLikeNone(_, let names, _): names.map { .account($0) }
    case .similarAccounts(_, let pairs): pairs.flatMap { [.account($0.first), .account($0.second)] }
    case .conflictingRoster(_, let conflicts):
      conflicts.flatMap { [.account($0.account), .line($0.line)] }
    case .negativeRevenue(_, let accounts), .conflictingRevenue(_, let accounts):
      accounts.flatMap { [.account($0.name), .line($0.line)] }
    case .brokenCharacters, .encodingAssumed, .noAccountColumn, .allRowsOneAccount, .accountBlank,
      .rolesOfTheirOwn, .contactsFromFile, .revenueMarkAssumed, .anotherScaleLikely, .scaleDeclared,
      .frequentOffScale, .possibleLostZeros, .answersSuperseded, .orderOfFile:
      []
    }
  }
}

extension Diagnostic.Code {
  /// The scores look like answers on another scale, so every class is in doubt.
  package static let anotherScaleLikely: Self = "another-scale-likely"
}
