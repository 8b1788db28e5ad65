/// One entry per respondent: what the answers rule needs to know of them.
struct RespondentTable: ~Copyable {
  /// A respondent's standing answer.
  struct Entry: Sendable {
    var account: Int32
    var wave: Int32
    var group: Int32
    var answer: Answer
    var seconds: Int64
    /// The line of the row that stands.
    var line: Int
    /// For the mean: all scores so far.
    var sum: Int32 = 0
    var answers: Int32 = 0
    /// All answers so far, ratings alone among them.
    var rows: Int32 = 0

    init(account: Int32, wave: Int32, group: Int32, answer: Answer, seconds: Int64, line: Int) {
      self.account = account
      self.wave = wave
      self.group = group
      self.answer = answer
      self.seconds = seconds
      self.line = line
      rows = answer == .silence ? 0 : 1
      if let score = answer.score {
        sum = Int32(score)
        answers = 1
      }
    }

    /// The mean of all scores, rounded, halves up.
    var meanScore: Int8? {
      guard answers > 0 else { return nil }
      let twice = 2 * Int(sum) + Int(answers)
      let divisor = 2 * Int(answers)
      let quotient = twice / divisor
      return Int8(twice % divisor < 0 ? quotient - 1 : quotient)
    }
  }

  private let rule: AnswerRule
  private var keys = ByteInterner()
  private(set) var entries: [Entry] = []
  private var key: [UInt8] = []

  init(rule: AnswerRule) { self.rule = rule }

  /// The number of respondents.
  var count: Int { entries.count }

  var isEmpty: Bool { entries.isEmpty }

  /// Counts the lines of all answers from further up.
  mutating func moveLines(by lines: Int) {
    for number in entries.indices { entries[number].line += lines }
  }

  /// Numbers the waves anew, by the number of the group. No answer can be taken in afterwards.
  mutating func setWaves(_ wave: (_ group: Int32) -> Int32) {
    for number in entries.indices { entries[number].wave = wave(entries[number].group) }
  }

  /// Takes in an answer. Gives back the line of the answer that no longer stands, if one had to go.
  @discardableResult
  mutating func take(_ person: CellBytes, _ entry: Entry) -> Int? {
    takeNumbered(person, entry).superseded
  }

  /// The same, with the respondent's number.
  mutating func takeNumbered(_ person: CellBytes, _ entry: Entry) -> (number: Int, superseded: Int?) {
    let number = Int(identifier(person, account: entry.account, wave: entry.wave))
    guard number < entries.count else {
      entries.append(entry)
      return (number, nil)
    }
    let standing = entries[number]
    if entry.answer == .silence { return (number, nil) }
    if standing.answer == .silence {
      entries[number] = entry
      return (number, nil)
    }
    let takesOver = takesOver(entry, from: standing)
    if takesOver { entries[number] = entry }
    entries[number].sum = standing.sum + entry.sum
    entries[number].answers = standing.answers + entry.answers
    entries[number].rows = standing.rows + entry.rows
    return (number, takesOver ? standing.line : entry.line)
  }

  /// By answer within a wave, the number of the contact it is of: the same person of the same account; and the number
  /// of contacts.
  func persons() -> (numbers: [Int32], count: Int) {
    var persons = ByteInterner()
    var key: [UInt8] = []
    let numbers = entries.indices.map { number -> Int32 in
      key.removeAll(keepingCapacity: true)
      withUnsafeBytes(of: entries[number].account) { key.append(contentsOf: $0) }
      key.append(contentsOf: person(number))
      return key.withUnsafeBufferPointer { persons.intern($0) }
    }
    return (numbers, persons.count)
  }

  /// The person's bytes of a number.
  func person(_ number: Int) -> CellBytes { CellBytes(rebasing: keys.bytes(Int32(number)).dropFirst(8)) }

  private func takesOver(_ new: Entry, from old: Entry) -> Bool {
    switch rule {
    case .latest: (new.seconds, new.line) > (old.seconds, old.line)
    case .first: (dated(new), new.line) < (dated(old), old.line)
    case .mean, .all: new.line < old.line
    }
  }

  private func dated(_ entry: Entry) -> Int64 { entry.seconds == .min ? .max : entry.seconds }

  private mutating func identifier(_ person: CellBytes, account: Int32, wave: Int32) -> Int32 {
    key.removeAll(keepingCapacity: true)
    withUnsafeBytes(of: account) { key.append(contentsOf: $0) }
    withUnsafeBytes(of: wave) { key.append(contentsOf: $0) }
    // Mail addresses are one whatever their case; other identifiers may differ by it alone.
    if person.contains(UInt8(ascii: "@")) {
      key.append(contentsOf: person.lazy.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 })
    } else {
      key.append(contentsOf: person)
    }
    return key.withUnsafeBufferPointer { keys.intern($0) }
  }
}
