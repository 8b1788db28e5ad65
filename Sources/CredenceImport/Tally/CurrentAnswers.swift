import CredenceSurvey

/// How things stand now: of every contact one answer over all waves, by the answers rule.
///
/// Within a wave the rule has been applied when the rows were read; here a contact's waves are held against each other.
/// Answers without a respondent may be anybody's, so of these only the account's latest wave counts: whoever answered
/// before may have answered again.
struct CurrentAnswers {
  /// By the number of a respondent's answer within a wave, whether it is the one that counts.
  private(set) var isCurrent: [Bool]
  /// The counts by account and role, each contact once.
  private(set) var cells: [ScoreTally.Key: ClassCounts] = [:]
  /// By account, the wave whose answers without a respondent count; -1 where none do.
  private(set) var anonymousWave: [Int32]
  /// By the same number, the mean of the contact's scores over the waves that count; empty where no mean was asked for.
  private(set) var means: [Int8?] = []
  /// Answers that count in their own wave alone.
  private(set) var superseded = 0
  /// Where all answers were asked for: accounts of which a contact counts more than once.
  private(set) var repeatedAccounts: Set<Int32> = []

  private let rule: AnswerRule
  private let chosenWave: Int32?
  private let groups: [TallySink.Group]

  /// - Parameters:
  ///   - sink: What the file holds, its respondents not yet in its cells; waves are numbered oldest first.
  ///   - ratedGroups: The groups that have ratings, in a file without scores.
  ///   - accounts: The number of accounts.
  ///   - chosenWave: The wave asked for; `nil` for all.
  init(
    _ sink: borrowing TallySink, groups: [TallySink.Group], ratedGroups: Set<TallySink.AccountGroup>,
    accounts: Int, rule: AnswerRule, chosenWave: Int32?
  ) {
    self.rule = rule
    self.chosenWave = chosenWave
    self.groups = groups
    isCurrent = [Bool](repeating: false, count: sink.respondents.count)
    anonymousWave = [Int32](repeating: -1, count: accounts)
    takeContacts(sink)
    takeAnonymous(sink, ratedGroups)
  }

  /// Whether a wave is looked at.
  func isChosen(_ wave: Int32) -> Bool { chosenWave == nil || wave == chosenWave }

  // MARK: Contacts

  private mutating func takeContacts(_ sink: borrowing TallySink) {
    let entries = sink.respondents.entries
    let (persons, count) = sink.respondents.persons()
    var isDated = [Bool](repeating: true, count: count)
    var rows = [Int32](repeating: 0, count: count)
    for (entry, person) in zip(entries, persons) where entry.answer != .silence {
      if entry.seconds == .min { isDated[Int(person)] = false }
      rows[Int(person)] += entry.rows
      if rows[Int(person)] > 1 { repeatedAccounts.insert(entry.account) }
    }
    if rule == .all {
      // The answers stand in the cells as they were read; who never answered is silent once.
      for (number, person) in persons.enumerated() where rows[Int(person)] == 0 {
        rows[Int(person)] = 1
        add(.silence, entries[number], sink)
      }
      return
    }
    repeatedAccounts = []
    var best = [Int](repeating: -1, count: count)
    for (number, person) in persons.enumerated() {
      let known = best[Int(person)]
      if known < 0 || takesOver(entries[number], from: entries[known], byDate: isDated[Int(person)]) {
        best[Int(person)] = number
      }
    }
    let personMeans = rule == .mean ? self.means(entries, persons, count: count) : []
    if rule == .mean { means = persons.map { personMeans[Int($0)] } }
    for (number, entry) in entries.enumerated() {
      let person = Int(persons[number])
      let isHeard = entry.answer != .silence && isChosen(entry.wave)
      if best[person] == number {
        isCurrent[number] = isHeard
        let answer =
          personMeans.isEmpty ? entry.answer : personMeans[person].map { Answer($0) } ?? entry.answer
        add(isHeard ? answer : .silence, entry, sink)
      }
      if entry.answer != .silence, !isCurrent[number] { superseded += 1 }
    }
  }

  /// Whether an answer of the same contact counts rather than another one. Where all of a contact's answers are dated
  /// their dates decide, else the order of the waves.
  private func takesOver(_ new: RespondentTable.Entry, from old: RespondentTable.Entry, byDate: Bool) -> Bool
  {
    let (isNewHeard, isOldHeard) = (isHeard(new), isHeard(old))
    guard isNewHeard == isOldHeard else { return isNewHeard }
    let newest = rule == .latest
    let (first, second) = newest ? (old, new) : (new, old)
    let undated = newest ? Int64.min : .max
    func seconds(_ entry: RespondentTable.Entry) -> Int64 { entry.seconds == .min ? undated : entry.seconds }
    if byDate {
      return (first.seconds, first.wave, first.line) < (second.seconds, second.wave, second.line)
    }
    return (first.wave, seconds(first), first.line) < (second.wave, seconds(second), second.line)
  }

  private func isHeard(_ entry: RespondentTable.Entry) -> Bool {
    entry.answer != .silence && isChosen(entry.wave)
  }

  /// Each contact's mean over the waves that count, rounded as within a wave.
  private func means(_ entries: [RespondentTable.Entry], _ persons: [Int32], count: Int) -> [Int8?] {
    var whole = [RespondentTable.Entry?](repeating: nil, count: count)
    for (entry, person) in zip(entries, persons) where isHeard(entry) {
      if var sum = whole[Int(person)] {
        sum.sum += entry.sum
        sum.answers += entry.answers
        whole[Int(person)] = sum
      } else {
        whole[Int(person)] = entry
      }
    }
    return whole.map { $0?.meanScore }
  }

  private mutating func add(_ answer: Answer, _ entry: RespondentTable.Entry, _ sink: borrowing TallySink) {
    if answer == .rating { return }
    sink.add(answer, to: &cells[key(entry.account, entry.group), default: ClassCounts()])
  }

  private func key(_ account: Int32, _ group: Int32) -> ScoreTally.Key {
    let role = groups[Int(group)].role
    return ScoreTally.Key(account: account, role: role < 0 ? nil : role)
  }

  // MARK: Answers of nobody in particular

  private mutating func takeAnonymous(
    _ sink: borrowing TallySink, _ ratedGroups: Set<TallySink.AccountGroup>
  ) {
    var anonymous: [(account: Int32, group: Int32, counts: ClassCounts)] = []
    sink.cells.forEach { anonymous.append(($0, $1, $2)) }
    for (account, group, counts) in anonymous where counts.answers > 0 { notice(account, group) }
    for rated in ratedGroups { notice(rated.account, rated.group) }
    for entry in sink.respondents.entries where entry.answer != .silence {
      notice(entry.account, entry.group)
    }
    for (account, group, counts) in anonymous {
      let wave = groups[Int(group)].wave
      if countsAnonymous(inWave: wave, ofAccount: account) {
        cells[key(account, group), default: ClassCounts()] += counts
      } else {
        superseded += counts.answers
      }
    }
  }

  /// Whether answers without a respondent count; with all answers asked for, whether any do.
  func countsAnonymous(inWave wave: Int32, ofAccount account: Int32) -> Bool {
    rule == .all ? isChosen(wave) : wave == anonymousWave[Int(account)]
  }

  private mutating func notice(_ account: Int32, _ group: Int32) {
    let wave = groups[Int(group)].wave
    if isChosen(wave) { anonymousWave[Int(account)] = max(anonymousWave[Int(account)], wave) }
  }
}

extension ClassCounts {
  /// The answers of all three classes.
  var answers: Int { Int(promoters) + Int(passives) + Int(detractors) }
}
