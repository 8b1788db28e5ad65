import CredenceDelimitedText
import CredenceSurvey

/// Counts rows by account, role and wave without keeping them.
struct TallySink: RowSink, ~Copyable {
  private let plan: RowPlan
  private let keepsRespondents: Bool
  private let countsAll: Bool
  private let promoterFloor: Int16
  private let passiveFloor: Int16
  /// The raw cells, numbered. Cleaning them is for the end: there are few.
  var accounts = ByteInterner()
  var roles = ByteInterner()
  var waves = ByteInterner()
  /// Pairs of (role, wave), numbered.
  private(set) var groups: [Group] = []
  private var groupNumbers: [Group: Int32] = [:]
  private var lastGroups: [Int32] = []
  var cells = CellCounts()
  var respondents: RespondentTable
  var rejections = RejectionTally()
  /// How often each score occurs, and beside which class label.
  var notes: AnswerNotes
  /// The respondent's number in the last row, or -1.
  private(set) var lastRespondent: Int32 = -1
  /// The account's and the group's number in the last row that counts.
  private(set) var lastAccount: Int32 = -1
  private(set) var lastGroup: Int32 = -1
  /// By wave, the seconds of its latest answer; `Int64.min` where none is dated.
  private(set) var waveSeconds: [Int64] = []
  /// The groups of an account that have ratings and no scores to be counted.
  private(set) var ratedGroups: Set<AccountGroup> = []
  /// Rows that count.
  var kept = 0

  struct AccountGroup: Hashable, Sendable {
    var account: Int32
    var group: Int32
  }

  struct Group: Hashable, Sendable {
    /// Number of the raw cell; -1 where the file has no such column.
    var role: Int32
    var wave: Int32
  }

  /// - Parameter knowsContacts: Whether contacts are told apart also where all their answers count.
  init(plan: RowPlan, rule: AnswerRule, knowsContacts: Bool) {
    self.plan = plan
    countsAll = rule == .all
    keepsRespondents = (rule != .all || knowsContacts) && plan.respondent != nil
    promoterFloor = Int16(plan.scores.scale.promoterFloor)
    passiveFloor = Int16(plan.scores.scale.passiveFloor)
    respondents = RespondentTable(rule: rule)
    notes = AnswerNotes(plan)
  }

  @inline(__always)
  mutating func take(
    _ row: Row, cells fields: UnsafeMutablePointer<Field>, text: Text, scratch: borrowing Scratch
  ) {
    let answer: Answer?
    lastRespondent = -1
    switch row.verdict {
    case .answer(let score):
      answer = Answer(score)
      notes.observe(score, cells: fields, text: text, scratch: scratch, line: row.line)
    case .ratingOnly: answer = .rating
    case .rejected(let reason, let column):
      rejections.add(reason, line: row.line, cell: column.map { fields[$0] }, column: column, text: text)
      answer = row.isNonrespondent ? .silence : nil
    }
    guard row.isAboutAccount else { return }
    let account = accounts.intern(cell(plan.account, fields, text, scratch))
    guard let answer else { return }
    if answer != .silence { kept += 1 }
    let group = group(fields, text, scratch)
    lastAccount = account
    lastGroup = group
    if plan.wave != nil, answer != .silence { notice(answer, account, group, row.seconds) }
    if keepsRespondents, let column = plan.respondent {
      let person = text.content(of: fields[column], scratch: scratch).trimmed
      if !person.isNobody {
        let entry = RespondentTable.Entry(
          account: account, wave: groups[Int(group)].wave, group: group, answer: answer, seconds: row.seconds,
          line: row.line)
        let taken = respondents.takeNumbered(person, entry)
        if countsAll {
          if answer != .silence { count(answer, account: account, group: group) }
          return
        }
        lastRespondent = Int32(truncatingIfNeeded: taken.number)
        if let loser = taken.superseded {
          kept -= 1
          rejections.add(.supersededAnswer, line: loser)
        }
        return
      }
    }
    count(answer, account: account, group: group)
  }

  /// Keeps in mind how late a wave goes, and who gave ratings alone.
  @inline(never)
  private mutating func notice(_ answer: Answer, _ account: Int32, _ group: Int32, _ seconds: Int64) {
    let wave = Int(groups[Int(group)].wave)
    while waveSeconds.count <= wave { waveSeconds.append(.min) }
    waveSeconds[wave] = max(waveSeconds[wave], seconds)
    if answer == .rating { ratedGroups.insert(AccountGroup(account: account, group: group)) }
  }

  /// Adds one answer to its group.
  @inline(__always)
  mutating func count(_ answer: Answer, account: Int32, group: Int32) {
    if answer == .rating { return }
    let (promoterFloor, passiveFloor) = (promoterFloor, passiveFloor)
    cells.add(account: account, group: group) {
      Self.add(answer, to: &$0, promoterFloor: promoterFloor, passiveFloor: passiveFloor)
    }
  }

  /// Adds one answer to counts.
  func add(_ answer: Answer, to counts: inout ClassCounts) {
    Self.add(answer, to: &counts, promoterFloor: promoterFloor, passiveFloor: passiveFloor)
  }

  @inline(__always)
  private static func add(
    _ answer: Answer, to counts: inout ClassCounts, promoterFloor: Int16, passiveFloor: Int16
  ) {
    if answer == .silence {
      counts.silent += 1
    } else if answer.code >= promoterFloor {
      counts.promoters += 1
    } else if answer.code >= passiveFloor {
      counts.passives += 1
    } else {
      counts.detractors += 1
    }
  }

  @inline(__always)
  private func cell(
    _ column: Int?, _ fields: UnsafeMutablePointer<Field>, _ text: Text, _ scratch: borrowing Scratch
  ) -> CellBytes {
    guard let column else { return CellBytes(start: nil, count: 0) }
    return text.content(of: fields[column], scratch: scratch)
  }

  /// The number of the row's (role, wave).
  @inline(__always)
  private mutating func group(
    _ fields: UnsafeMutablePointer<Field>, _ text: Text, _ scratch: borrowing Scratch
  ) -> Int32 {
    let role = plan.role == nil ? -1 : roles.intern(cell(plan.role, fields, text, scratch))
    let wave = plan.wave == nil ? -1 : waves.intern(cell(plan.wave, fields, text, scratch))
    let group = Group(role: role, wave: wave)
    // Files have few roles and come wave by wave: the last answer for this role is nearly always right.
    let slot = Int(role) + 1
    if slot < lastGroups.count, lastGroups[slot] >= 0, groups[Int(lastGroups[slot])] == group {
      return lastGroups[slot]
    }
    return newGroup(group)
  }

  @inline(never)
  private mutating func newGroup(_ group: Group) -> Int32 {
    let number = groupNumbers[group] ?? Int32(groups.count)
    if number == groups.count {
      groups.append(group)
      groupNumbers[group] = number
    }
    let slot = Int(group.role) + 1
    while lastGroups.count <= slot { lastGroups.append(-1) }
    lastGroups[slot] = number
    return number
  }
}
