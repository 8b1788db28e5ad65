import CredenceSurvey

/// Joins what the ranges counted: cleans names once per distinct cell, and applies the answers rule across ranges.
struct TallyJoiner {
  let plan: RowPlan
  let names: NameCleaner
  let rule: AnswerRule
  /// The line of the file the first range starts on.
  let firstLine: Int
  /// Whether ``Whole/standing`` is wanted.
  var remembersRespondents = false

  /// The whole file's counts.
  struct Whole {
    var tally: ScoreTally
    var accounts: [Account] = []
    var rejections = RejectionTally()
    var rows = 0
    var kept = 0
    var silentContacts = 0
    var notes: AnswerNotes
    var codes = CodeCounts()
    /// By the number a range gave a respondent: the answer that stands. Ranges one behind the other.
    var standing: [RespondentTable.Entry] = []
  }

  /// Joins the ranges in order. Each range's memory goes as soon as it has been taken in.
  func join(_ ranges: consuming [RangeTally]) -> Whole {
    var accounts = CategoricalColumn()
    var waves = CategoricalColumn()
    var roles: [Role] = []
    var roleNumbers: [Role: Int32] = [:]
    var groups: [TallySink.Group] = []
    var groupNumbers: [TallySink.Group: Int32] = [:]
    var joined = TallySink(plan: plan, rule: rule)
    joined.rejections = RejectionTally(keepsLines: remembersRespondents)
    var rows = 0
    var codes = CodeCounts()
    var lines = firstLine
    var respondentNumbers: [Int] = []
    var rawAccounts = ByteInterner()
    var cleanAccounts: [Int32] = []
    var waiting: [RangeTally?] = ranges
    for position in waiting.indices {
      guard let range = waiting[position] else { continue }
      waiting[position] = nil
      // The ranges see mostly the same cells: each is cleaned once for all of them.
      let accountNumbers = (0..<range.sink.accounts.count).map { number -> Int32 in
        let cell = range.sink.accounts.bytes(Int32(number))
        let known = Int(rawAccounts.intern(cell))
        if known == cleanAccounts.count {
          cleanAccounts.append(accounts.intern(names.account(cell, isColumn: plan.account != nil)))
        }
        return cleanAccounts[known]
      }
      let roleMap = (0..<range.sink.roles.count).map { number -> Int32 in
        let role = names.role(range.sink.roles.bytes(Int32(number)))
        if let known = roleNumbers[role] { return known }
        roleNumbers[role] = Int32(roles.count)
        roles.append(role)
        return Int32(roles.count - 1)
      }
      let waveMap = (0..<range.sink.waves.count).map {
        waves.intern(names.wave(range.sink.waves.bytes(Int32($0))))
      }
      let groupMap = range.sink.groups.map { raw -> Int32 in
        let group = TallySink.Group(
          role: raw.role < 0 ? -1 : roleMap[Int(raw.role)], wave: raw.wave < 0 ? -1 : waveMap[Int(raw.wave)])
        if let known = groupNumbers[group] { return known }
        groupNumbers[group] = Int32(groups.count)
        groups.append(group)
        return Int32(groups.count - 1)
      }
      range.sink.cells.forEach { account, group, counts in
        joined.cells.add(account: accountNumbers[Int(account)], group: groupMap[Int(group)]) { $0 += counts }
      }
      joined.rejections.merge(range.sink.rejections, linesBefore: lines)
      joined.notes.merge(range.sink.notes, linesBefore: lines)
      joined.kept += range.sink.kept
      if joined.respondents.isEmpty, Self.isUnchanged(accountNumbers), Self.isUnchanged(groupMap),
        Self.isUnchanged(waveMap)
      {
        // Respondents of the first range, under the numbers they have.
        swap(&joined.respondents, &range.sink.respondents)
        joined.respondents.moveLines(by: lines)
        if remembersRespondents { respondentNumbers += 0..<joined.respondents.count }
      } else {
        take(range, accountNumbers, groupMap, groups, linesBefore: lines, into: &joined, &respondentNumbers)
      }
      rows += range.result.rows
      codes.merge(range.result.codes)
      lines += range.result.lines
    }
    for entry in joined.respondents.entries {
      let answer = rule == .mean ? entry.meanScore.map { Answer($0) } ?? entry.answer : entry.answer
      joined.count(answer, account: entry.account, group: entry.group)
    }
    var result = whole(joined, accounts.levels, roles, waves.levels, groups, rows: rows)
    result.codes = codes
    result.standing =
      respondentNumbers.count == joined.respondents.count && waiting.count == 1
      ? joined.respondents.entries : respondentNumbers.map { joined.respondents.entries[$0] }
    return result
  }

  /// Whether numbers are what they were.
  private static func isUnchanged(_ numbers: [Int32]) -> Bool {
    numbers.indices.allSatisfy { Int(numbers[$0]) == $0 }
  }

  /// Takes in the respondents of a range under their joined numbers, and applies the answers rule.
  private func take(
    _ range: RangeTally, _ accountNumbers: [Int32], _ groupMap: [Int32], _ groups: [TallySink.Group],
    linesBefore lines: Int, into joined: inout TallySink, _ respondentNumbers: inout [Int]
  ) {
    for (number, raw) in range.sink.respondents.entries.enumerated() {
      var entry = raw
      entry.account = accountNumbers[Int(raw.account)]
      entry.group = groupMap[Int(raw.group)]
      entry.wave = groups[Int(entry.group)].wave
      entry.line += lines
      let taken = joined.respondents.takeNumbered(range.sink.respondents.person(number), entry)
      if remembersRespondents { respondentNumbers.append(taken.number) }
      if let loser = taken.superseded {
        joined.kept -= 1
        joined.rejections.add(.supersededAnswer, line: loser)
      }
    }
  }

  private func whole(
    _ joined: borrowing TallySink, _ accounts: [String], _ roles: [Role], _ waves: [String],
    _ groups: [TallySink.Group], rows: Int
  ) -> Whole {
    var counts: [ScoreTally.Key: ClassCounts] = [:]
    var silent = 0
    joined.cells.forEach { account, group, cell in
      let group = groups[Int(group)]
      let key = ScoreTally.Key(
        account: account, role: group.role < 0 ? nil : group.role, wave: group.wave < 0 ? nil : group.wave)
      counts[key, default: ClassCounts()] += cell
      silent += Int(cell.silent)
    }
    // A file that names contacts without an answer names all it asked; then, and only then, it tells how many
    // there are.
    let knowsContacts = silent > 0
    let cells = counts.mapValues { cell -> ScoreCounts in
      let answers = Int(cell.promoters) + Int(cell.passives) + Int(cell.detractors)
      return ScoreCounts(
        promoters: Int(cell.promoters), passives: Int(cell.passives), detractors: Int(cell.detractors),
        population: knowsContacts ? answers + Int(cell.silent) : nil)
    }
    var result = Whole(
      tally: ScoreTally(accounts: accounts, roles: roles, waves: waves, cells: cells), notes: joined.notes)
    result.rejections = joined.rejections
    result.rows = rows
    result.kept = joined.kept
    result.silentContacts = silent
    result.accounts = accounts.map { Account(name: $0) }
    if knowsContacts { addContacts(cells, roles, to: &result.accounts) }
    return result
  }

  private func addContacts(
    _ cells: [ScoreTally.Key: ScoreCounts], _ roles: [Role], to accounts: inout [Account]
  ) {
    for (key, cell) in cells {
      let population = cell.population ?? 0
      if let role = key.role {
        accounts[Int(key.account)].contactsByRole[roles[Int(role)], default: 0] += population
      } else {
        accounts[Int(key.account)].contacts = (accounts[Int(key.account)].contacts ?? 0) + population
      }
    }
  }
}
