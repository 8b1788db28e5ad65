import CredenceSurvey

/// Joins what the ranges counted: cleans names once per distinct cell, and applies the answers rule across ranges.
struct TallyJoiner {
  let plan: RowPlan
  let names: NameCleaner
  let rule: AnswerRule
  /// The line of the file the first range starts on.
  let firstLine: Int
  /// Whether ``Whole/standing`` is wanted, and how things stand over all waves.
  var remembersRespondents = false
  /// The wave asked for; `nil` for all.
  var chosenWave: String?

  /// The whole file's counts.
  struct JoinedTally {
    var tally: ScoreTally
    var accounts: [Account] = []
    var rejections = RejectionTally()
    var rows = 0
    var kept = 0
    var nonrespondentContacts = 0
    /// Respondents with several answers of which none has a date.
    var undatedRespondents = 0
    var notes: AnswerNotes
    var codes = CodeCounts()
    /// By the number a range gave a respondent: the answer that stands in its wave. Ranges one behind the other.
    var standing: [RespondentTable.Entry] = []
    /// What counts over all waves; `nil` where that is what stands.
    var current: CurrentAnswers?
    /// By a group's number in the only range, its wave; by an account's, its number.
    var groupWaves: [Int32] = []
    var accountNumbers: [Int32] = []
    /// Whether the wave asked for is none of the file's.
    var isWaveMissing = false
  }

  /// Joins the ranges in order. Each range's memory goes as soon as it has been taken in.
  func join(_ ranges: consuming [RangeTally]) -> JoinedTally {
    var accounts = CategoricalColumn()
    var waves = CategoricalColumn()
    var roles: [Role] = []
    var roleNumbers: [Role: Int32] = [:]
    var groups: [TallySink.Group] = []
    var groupNumbers: [TallySink.Group: Int32] = [:]
    var joined = TallySink(plan: plan, rule: rule, knowsContacts: false)
    var waveSeconds: [Int64] = []
    var ratedGroups: Set<TallySink.AccountGroup> = []
    var rowGroups: [Int32] = []
    var rowAccounts: [Int32] = []
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
      while waveSeconds.count < waves.levels.count { waveSeconds.append(.min) }
      for (raw, seconds) in range.sink.waveSeconds.enumerated() {
        let wave = Int(waveMap[raw])
        waveSeconds[wave] = max(waveSeconds[wave], seconds)
      }
      let groupMap = range.sink.groups.map { raw -> Int32 in
        let group = TallySink.Group(
          role: raw.role < 0 ? -1 : roleMap[Int(raw.role)], wave: raw.wave < 0 ? -1 : waveMap[Int(raw.wave)])
        if let known = groupNumbers[group] { return known }
        groupNumbers[group] = Int32(groups.count)
        groups.append(group)
        return Int32(groups.count - 1)
      }
      for rated in range.sink.ratedGroups {
        ratedGroups.insert(
          TallySink.AccountGroup(
            account: accountNumbers[Int(rated.account)], group: groupMap[Int(rated.group)]))
      }
      (rowGroups, rowAccounts) = (groupMap, accountNumbers)
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
    let order = WaveOrder.positions(waves.levels, latest: waveSeconds)
    groups = renumber(groups, by: order, in: &joined.respondents)
    let waveNames = order.map { waves.levels[$0] }
    let chosen = chosenWave.map { name in Self.position(of: name, among: waveNames) }
    var current: CurrentAnswers?
    if remembersRespondents, waveNames.count > 1 || rule == .all || chosen != nil {
      current = CurrentAnswers(
        joined, groups: groups, ratedGroups: ratedGroups, accounts: accounts.levels.count, rule: rule,
        chosenWave: chosen.map { $0.map { Int32($0) } ?? .max })
    }
    for entry in joined.respondents.entries {
      if rule == .all, entry.answer != .silence { continue }
      let answer = rule == .mean ? entry.meanScore.map { Answer($0) } ?? entry.answer : entry.answer
      joined.count(answer, account: entry.account, group: entry.group)
    }
    var result = whole(joined, accounts.levels, roles, waveNames, groups, current: current, rows: rows)
    result.codes = codes
    result.undatedRespondents = joined.respondents.entries.count { $0.answers > 1 && $0.seconds == .min }
    result.isWaveMissing = chosen == .some(.none)
    result.groupWaves = rowGroups.map { groups[Int($0)].wave }
    result.accountNumbers = rowAccounts
    result.standing =
      respondentNumbers.count == joined.respondents.count && waiting.count == 1
      ? joined.respondents.entries : respondentNumbers.map { joined.respondents.entries[$0] }
    return result
  }

  /// The place of a wave by its name, in any case.
  static func position(of name: String, among waves: [String]) -> Int? {
    waves.firstIndex(of: name) ?? waves.firstIndex { LooseKey.letters($0) == LooseKey.letters(name) }
  }

  /// Numbers the waves oldest first.
  private func renumber(
    _ groups: [TallySink.Group], by order: [Int], in respondents: inout RespondentTable
  ) -> [TallySink.Group] {
    guard order != Array(order.indices) else { return groups }
    var numbers = [Int32](repeating: 0, count: order.count)
    for (number, place) in order.enumerated() { numbers[place] = Int32(number) }
    let renumbered = groups.map { group in
      TallySink.Group(role: group.role, wave: group.wave < 0 ? -1 : numbers[Int(group.wave)])
    }
    respondents.setWaves { renumbered[Int($0)].wave }
    return renumbered
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
      if rule != .all, let loser = taken.superseded {
        joined.kept -= 1
        joined.rejections.add(.supersededAnswer, line: loser)
      }
    }
  }

  private func whole(
    _ joined: borrowing TallySink, _ accounts: [String], _ roles: [Role], _ waves: [String],
    _ groups: [TallySink.Group], current: CurrentAnswers?, rows: Int
  ) -> JoinedTally {
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
    func scoreCounts(_ cell: ClassCounts) -> ScoreCounts {
      ScoreCounts(
        promoters: Int(cell.promoters), passives: Int(cell.passives), detractors: Int(cell.detractors),
        population: knowsContacts ? cell.answers + Int(cell.silent) : nil)
    }
    let cells = counts.mapValues(scoreCounts)
    let currentCells = current?.cells.mapValues(scoreCounts)
    var result = JoinedTally(
      tally: ScoreTally(accounts: accounts, roles: roles, waves: waves, cells: cells, current: currentCells),
      notes: joined.notes)
    result.current = current
    result.rejections = joined.rejections
    result.rows = rows
    result.kept = joined.kept
    result.nonrespondentContacts =
      knowsContacts ? current?.cells.values.reduce(0) { $0 + Int($1.silent) } ?? silent : 0
    result.accounts = accounts.map { Account(name: $0) }
    if knowsContacts { addContacts(currentCells ?? cells, roles, to: &result.accounts) }
    return result
  }

  /// A contact who is asked in every wave is one contact: counted where it stands now.
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
