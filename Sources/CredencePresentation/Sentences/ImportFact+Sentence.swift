import CredenceAnalysis
package import CredenceImport
import CredenceSurvey

extension ImportFact: Worded {
  package func sentence(naming: SettingNaming) -> String {
    switch self {
    case .columnChosen(let field, let taken, let others):
      "\u{201C}\(taken)\u{201D} was taken for the \(field.rawValue) over \(others.named(first: 3)); choose with \(naming(.column(field)))"
    case .scoreByContent(let column):
      "\u{201C}\(column)\u{201D} was taken for the score, because its cells are answers on the scale and no heading says more; name another with \(naming(.column(.score))), or, if it is a satisfaction, with \(naming(.column(.csat)))"
    case .dateByContent(let column):
      "\u{201C}\(column)\u{201D} was taken for the date of the answers, because its cells are dates; name another with \(naming(.column(.date))), or set it aside with \(naming(.map, "\"\(column)=ignore\""))"
    case .respondentByContent(let column):
      "\u{201C}\(column)\u{201D} was taken for who answered, because its cells are addresses; name another with \(naming(.column(.respondent))), or set it aside with \(naming(.map, "\"\(column)=ignore\""))"
    case .noDatesInDateColumn(let columns):
      "\(columns.named(first: 3)) \(columns.count.named("is", "are")) named as a date and \(columns.count.named("holds", "hold")) none that can be read, so the answers have no dates; write dates as YYYY-MM-DD, or name the column with \(naming(.column(.date)))"
    case .noAnswerDate(let columns):
      "no column was taken for the date of the answers; \(columns.named(first: 3)) \(columns.count.named("holds", "hold")) dates: if they are the answers', say so with \(naming(.column(.date)))"
    case .periodsAsWaves(let column):
      "\u{201C}\(column)\u{201D} holds months or years and no days, so it was taken for the wave of each answer; name another column with \(naming(.column(.wave))) or \(naming(.column(.date))), or set it aside with \(naming(.map, "\"\(column)=ignore\""))"
    case .choicesAsDates(let columns, let cell, _):
      "\(columns.named(first: 3)) \(columns.count.named("holds", "hold")) days of a month among other answers (\(cell)): a spreadsheet may have turned choices like 9-10 into dates; export the file again and open it as text"
    case .dateOrderAssumed(let column, let order):
      "no date in \u{201C}\(column)\u{201D} shows whether month or day comes first; \(order.rawValue) is this tool's custom"
    case .dateOrderContradictory(let column):
      "some dates in \u{201C}\(column)\u{201D} have the month first and some the day; those that can be read both ways were refused; write dates as YYYY-MM-DD"
    case .codesDeclared(let column, let codes):
      "in \u{201C}\(column)\u{201D} \(codes.map(\.words).joined(separator: ", ")), no answer as declared"
    case .brokenCharacters(let count):
      "\(count.counted("character is broken and was", "characters are broken and were")) replaced; export the file again as UTF-8"
    case .encodingAssumed:
      "the file is not valid UTF-8 and was read as windows-1252; check names with accents, or export it as UTF-8"
    case .titlesAboveHeading(let lines, let heading):
      "\(lines.counted("line")) above the heading \(lines.named("was", "were")) left out; the heading is on line \(heading)"
    case .secondHeading(let count, let line):
      "\(count.counted("heading", "headings")) further down \(count.named("names", "name")) the columns in another order (first on line \(line)); the rows below were read by it"
    case .noAccountColumn:
      "no column names the account; name it with \(naming(.column(.account)))"
    case .allRowsOneAccount(let name, let candidates):
      "no column names the account, so all rows are one: \(name); name it with \(naming(.column(.account)))\(candidates.isEmpty ? "" : "; it may be \(candidates.named(first: candidates.count))")"
    case .accountBlank(let name):
      "rows without an account were put under \(name)"
    case .accountLikeNone(let count, let names, let blanks):
      "\(count.named("an account is", "accounts are")) called \(names.named(of: count)); if that means that there is none, leave the cells blank: \(Self.words(blanks))"
    case .similarAccounts(let count, let pairs):
      "these accounts may be the same and were kept apart: \(pairs.map(\.words).joined(separator: "; "))\(count > pairs.count ? " and \((count - pairs.count).counted("more pair"))" : ""); accountAliases in a plan merges them"
    case .rolesOfTheirOwn(let count, let roles):
      "roles that no alias knows were kept as levels of their own: \(roles.map(\.words).joined(separator: ", "))\(Self.more(count, than: roles.count))"
    case .contactsFromFile(let count):
      "\(count.counted("contact was", "contacts were")) asked and did not answer; the file's contacts are taken for all known ones"
    case .repeatedGroups(let lines):
      "\(lines.count.counted("row counts a group again and was", "rows count a group again and were")) added to it (\(Self.places(lines))); check that these are not the same answers"
    case .repeatedIdentifiers(let count, let lines):
      "response identifiers occur again (rows: \(count), judged like any other), first on \(lines.count == 1 ? "line" : "lines") \(Self.list(lines))"
    case .rosterColumnUnreadable(let column, let read, let answered, let lines):
      "only \(read) of the \(answered.counted("cell")) in \u{201C}\(column)\u{201D} can be read, so the column was left out (the first that cannot: lines \(Self.list(lines))); write plain numbers"
    case .conflictingRoster(let count, let conflicts):
      "\(count.counted("value contradicts", "values contradict")) an earlier line, which counts: \(conflicts.map(\.words).joined(separator: "; "))\(count > conflicts.count ? "; and \(count - conflicts.count) more" : ""). Keep one value"
    case .repeatedContacts(let lines):
      "\(lines.count.counted("line names a contact again and was", "lines name a contact again and were")) not counted (\(Self.places(lines))); keep one line a contact"
    case .negativeRevenue(let count, let accounts):
      "\(count.counted("revenue is", "revenues are")) negative and left out: \(Self.list(accounts))\(Self.more(count, than: accounts.count)); correct the amount, or leave the cell blank"
    case .revenueMostlyUnreadable(let read, let answered, let unread, let lines):
      "only \(read) of \(answered.counted("revenue")) can be read as an amount, so revenue is left out (the first that cannot: \(unread.named("line", "lines")) \(Self.list(lines))); write plain numbers, or name another column with \(naming(.column(.revenue)))"
    case .conflictingRevenue(let count, let accounts):
      "\(count.counted("account has", "accounts have")) several revenues, the first counts: \(Self.list(accounts))\(Self.more(count, than: accounts.count)); write the same amount on each row"
    case .revenueUnreadable(let count, let line):
      "\(count.counted("revenue is no amount and was", "revenues are no amounts and were")) left out (first on line \(line)); write it as a plain number"
    case .revenueMarkAssumed:
      "amounts like 85.000 were read as eighty-five thousand; no cell shows the decimal mark"
    case .anotherScaleLikely(let answers, let lowest, let highest):
      Self.anotherScale(answers, lowest, highest, naming)
    case .scaleDeclared(let scale):
      "scores are read on the scale of \(scale.minimum) to \(scale.maximum): \(scale.classWords)"
    case .frequentOffScale(let score, let count, let scale):
      "the score \(score) lies outside \(scale.minimum) to \(scale.maximum) and occurs \(count.counted("time")); if it stands for no answer, say \(naming(.sentinels, "\(score)=missing"))"
    case .possibleLostZeros(let count):
      "\(count.counted("finished row has", "finished rows have")) a blank score: this tool may export a 0 as a blank; compare with its own count of zeros"
    case .classLabelsUnread(let column):
      "the labels in \u{201C}\(column)\u{201D} are no names of the three classes and follow no coding of them, so they were not compared with the scores"
    case .classLabelDiffers(let column, let count, let all, let first, let cuts, let scale):
      "\u{201C}\(column)\u{201D} names another class than the score in \(count) of \(all.counted("row")) (first on line \(first.line), where \(first.score) is called a \(first.label.rawValue)); the score counts\(cuts.map { ". The file's labels fit \($0.words): they were made with other cuts than \(scale.classWords)" } ?? "")"
    case .answersSuperseded(let count, let rule):
      "\(count.counted("row is a further answer", "rows are further answers")) of a respondent; \(Self.words(rule)) (\(naming(.answers)))"
    case .orderOfFile(let undated, let rule):
      "\(undated.map { "of \($0.counted("respondent")) no answer has a date" } ?? "no column dates the answers"), so the order of the file was taken: the lower row as the later answer. Whether the file has the newest first cannot be told; if it has, choose \(naming(.answers, rule == .latest ? "first" : "latest")), or name the date with \(naming(.column(.date)))"
    case .ratingsUnreadable(let column, let count, let scale, let line, let numbers):
      "\(count.counted("rating")) in \u{201C}\(column)\u{201D} \(count.named("is", "are")) not on the scale of \(scale.minimum) to \(scale.maximum) and \(count.named("was", "were")) left out (first on line \(line)\(Self.words(numbers))), not the rest of the row; if the scale is another one, declare it with \(naming(.csatScale)); if a number stands for no answer, with \(naming(.sentinels, "\"\(column):NUMBER=missing\""))"
    case .ratingsMostlyUnreadable(let column, let scale, let read, let answered, let first):
      "\u{201C}\(column)\u{201D} is not shown: \(read == 0 ? "none" : "only \(read)") of its \(answered.counted("answer")) can be read on the scale of \(scale.minimum) to \(scale.maximum); the first that cannot: \(first.map(\.words).joined(separator: ", ")). Declare what its words mean, as in \(naming(.words, "\"satisfied=1,neutral or dissatisfied=0\"")), or its scale with \(naming(.csatScale))"
    case .tooManyLabels(let columns, let count, let kept):
      "\(columns.prefix(3).map { "\u{201C}\($0)\u{201D}" }.joined(separator: ", "))\(columns.count > 3 ? " and others" : "") \(columns.count == 1 ? "holds" : "hold") \(count) different drivers; the \(kept) ticked most are kept. If this is free text, name the labels with \(naming(.driverLabels)), or map the column to comment"
    case .driverColumnOfNumbers(let column):
      "\u{201C}\(column)\u{201D} holds numbers and no labels, so nothing was ticked in it and it was left out; name ratings with \(naming(.rated)), or the labels of codes with \(naming(.driverLabels))"
    case .undeclaredDrivers(let column, let count, let first):
      "\u{201C}\(column)\u{201D} holds labels that were not declared and were left out\(first.map { ": " + $0.map { "\u{201C}\($0)\u{201D}" }.joined(separator: ", ") } ?? " (\(count))"); add them to driverLabels in the plan"
    case .driverLabelsJoined(let column, let count, let first):
      "In \"\(column)\" these pieces never occur apart and are taken as one label each\(Self.examples(first, of: count))."
    case .driverLabelsUncertain(let column, let count, let first):
      "In \"\(column)\" too few rows tell whether these are one label with a comma or two labels; they are counted as two\(Self.examples(first, of: count)). A list of the labels offered decides it."
    }
  }

  private static func anotherScale(
    _ answers: Int, _ lowest: Int, _ highest: Int, _ naming: SettingNaming
  ) -> String {
    let example =
      highest <= 5 ? (lowest == 0 ? "0-5" : highest <= 4 ? "1-4:3:4" : "1-5") : "1-7"
    let cuts = example == "1-4:3:4" ? " (passives from 3, promoters from 4)" : ""
    let lie = lowest == highest ? "are \(lowest)" : "lie in \(lowest) to \(highest)"
    return
      "all \(answers.counted("score")) \(lie), so another scale than 0 to 10 is likely and the classes below would be wrong; declare the scale with \(naming(.scale)), as in \(naming(.scale, example))\(cuts), or say \(naming(.scale, "0-10")) if it is that one"
  }

  private static func words(_ blanks: Blanks) -> String {
    switch blanks {
    case .leftOut: "lines without an account are left out"
    case .putUnder(let name): "rows without an account go to \(name)"
    }
  }

  private static func words(_ rule: AnswerRule) -> String {
    switch rule {
    case .latest: "the latest of each respondent counts"
    case .first: "the first of each respondent counts"
    case .mean: "each respondent's mean counts"
    case .all: "all count"
    }
  }

  private static func words(_ numbers: [NumberCount]) -> String {
    numbers.isEmpty
      ? ""
      : "; " + numbers.map { "\($0.number) in \($0.cells.counted("cell"))" }.joined(separator: ", ")
  }

  /// `lines 3, 4, 5, 6, 7, ...`.
  private static func places(_ lines: [Int]) -> String {
    "\(lines.count.named("line")) \(list(Array(lines.prefix(5))))\(lines.count > 5 ? ", ..." : "")"
  }

  private static func list(_ lines: [Int]) -> String { lines.map(String.init).joined(separator: ", ") }

  private static func list(_ accounts: [PlacedAccount]) -> String {
    accounts.map { "\($0.name) (line \($0.line))" }.joined(separator: ", ")
  }

  private static func more(_ count: Int, than shown: Int) -> String {
    count > shown ? " and \(count - shown) more" : ""
  }

  private static func examples(_ first: [String]?, of count: Int) -> String {
    guard let first else { return " (\(count))" }
    let shown = first.map { "\"\($0)\"" }.joined(separator: "; ")
    return ": " + (count > first.count ? "\(shown); and \(count - first.count) more" : shown)
  }
}

extension [String] {
  /// Names in quotation marks, the first of them, and how many more there are.
  fileprivate func named(first shown: Int) -> String { Array(prefix(shown)).named(of: count) }

  fileprivate func named(of all: Int) -> String {
    map { "\u{201C}\($0)\u{201D}" }.joined(separator: ", ") + (all > count ? " and \(all - count) more" : "")
  }
}

extension NearDuplicate {
  fileprivate var words: String { "\u{201C}\(first)\u{201D} and \u{201C}\(second)\u{201D}" }
}

extension ImportFact.CodeCount {
  fileprivate var words: String {
    "\(cells.counted("cell is", "cells are")) \(code) (\(meaning.rawValue))"
  }
}

extension ImportFact.RoleCount {
  fileprivate var words: String {
    answers.map { $0 > 0 ? "\(role.rawValue) (\($0))" : role.rawValue } ?? role.rawValue
  }
}

extension ImportFact.RosterConflict {
  fileprivate var words: String {
    "\(field.words) of \(account) (line \(line)): \(kept) of line \(keptLine) is kept, \(found) is not"
  }
}

extension ImportFact.RosterField {
  fileprivate var words: String {
    switch self {
    case .revenue: "revenue"
    case .owner: "owner"
    case .contacts: "contacts"
    case .contactsOf(let role): "contacts of \(role)"
    }
  }
}

extension ImportFact.PlacedCell {
  fileprivate var words: String { cell.map { "line \(line) (\($0))" } ?? "line \(line)" }
}

extension ImportFact.OtherCuts {
  fileprivate var words: String {
    let shown = ranges.map { range in
      let scores = range.lowest == range.highest ? "\(range.lowest)" : "\(range.lowest)-\(range.highest)"
      return "\(range.loyalty.rawValue)s \(scores)"
    }
    return shown.joined(separator: ", ") + (misfits == 0 ? "" : ", but for \(misfits.counted("row"))")
  }
}
