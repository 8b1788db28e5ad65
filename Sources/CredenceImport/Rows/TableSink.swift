import CredenceDelimitedText

/// Keeps the rows that count, column by column, and tallies them as ``TallySink`` does.
struct TableSink: RowSink, ~Copyable {
  private let plan: RowPlan
  let tally: RangeTally
  /// Per kept row.
  private(set) var lines: [Int] = []
  private(set) var scores: [Int8?] = []
  private(set) var seconds: [Int64] = []
  /// Per kept row the number of its respondent in the tally, or -1.
  private(set) var respondents: [Int32] = []
  /// Per kept row, in a file of waves, the numbers of its account and group in the tally.
  private(set) var rowAccounts: [Int32] = []
  private(set) var rowGroups: [Int32] = []
  let accounts: CapturedColumn?
  let columns: [CapturedColumn]
  /// Of every row that tells of an account, kept or not: its line, account and revenue.
  private(set) var revenueLines: [Int] = []
  let revenueAccounts: CapturedColumn?
  let revenues: CapturedColumn?
  /// Identifiers of responses, to find those that occur twice.
  private var identifiers = ByteInterner()
  private let identifier: Int?
  private(set) var repeatedLines: [Int] = []
  private(set) var repeatedCount = 0

  init(plan: RowPlan, start: Int, rule: AnswerRule, columns: [Int], revenue: Int?, identifier: Int?) {
    self.plan = plan
    self.identifier = identifier
    tally = RangeTally(plan: plan, start: start, rule: rule)
    accounts = plan.account.map { CapturedColumn($0) }
    self.columns = columns.map { CapturedColumn($0) }
    revenues = plan.account == nil ? nil : revenue.map { CapturedColumn($0) }
    revenueAccounts = revenues == nil ? nil : plan.account.map { CapturedColumn($0) }
  }

  mutating func take(
    _ row: Row, cells: UnsafeMutablePointer<Field>, text: Text, scratch: borrowing Scratch
  ) {
    tally.sink.take(row, cells: cells, text: text, scratch: scratch)
    if let identifier, row.isAboutAccount {
      notice(text.content(of: cells[identifier], scratch: scratch), line: row.line)
    }
    if row.isAboutAccount, let revenues, let revenueAccounts {
      revenueLines.append(row.line)
      revenues.append(text.content(of: cells[revenues.index], scratch: scratch))
      revenueAccounts.append(text.content(of: cells[revenueAccounts.index], scratch: scratch))
    }
    switch row.verdict {
    case .answer(let score): scores.append(score)
    case .ratingOnly: scores.append(nil)
    case .rejected: return
    }
    lines.append(row.line)
    seconds.append(row.seconds)
    respondents.append(tally.sink.lastRespondent)
    if plan.wave != nil {
      rowAccounts.append(tally.sink.lastAccount)
      rowGroups.append(tally.sink.lastGroup)
    }
    if let accounts { accounts.append(text.content(of: cells[accounts.index], scratch: scratch)) }
    for column in columns { column.append(text.content(of: cells[column.index], scratch: scratch)) }
  }

  private mutating func notice(_ identifier: CellBytes, line: Int) {
    guard !identifier.trimmed.isEmpty else { return }
    let known = identifiers.count
    if identifiers.intern(identifier.trimmed) < known {
      repeatedCount += 1
      if repeatedLines.count < 5 { repeatedLines.append(line) }
    }
  }

  /// Leaves only the rows that stand.
  mutating func keep(_ stands: [Bool]) {
    guard stands.contains(false) else { return }
    let rows = stands.indices.filter { stands[$0] }
    lines = rows.map { lines[$0] }
    scores = rows.map { scores[$0] }
    seconds = rows.map { seconds[$0] }
    respondents = rows.map { respondents[$0] }
    accounts?.keep(stands)
    for column in columns { column.keep(stands) }
  }

  /// Gives every row its respondent's mean score.
  mutating func setScores(_ score: (Int32) -> Int8?) {
    for row in scores.indices where respondents[row] >= 0 {
      if let mean = score(respondents[row]) { scores[row] = mean }
    }
  }
}
