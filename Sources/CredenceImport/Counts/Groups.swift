import CredenceSurvey

/// Groups of counts as they are read, with the accounts they belong to.
struct Groups {
  let names: NameCleaner
  var rows = 0
  var rejections = RejectionTally()
  var accounts: [Account] = []
  private(set) var roles: [Role] = []
  private(set) var waves: [String] = []
  private(set) var cells: [ScoreTally.Key: ScoreCounts] = [:]
  /// The contacts by group, whether or not its answers could be read.
  private(set) var contacts: [ScoreTally.Key: Int] = [:]
  /// Lines that count a group again.
  private(set) var repeated: [Int] = []
  private var positions: [String: Int32] = [:]
  private var roleNumbers: [Role: Int32] = [:]
  private var waveNumbers: [String: Int32] = [:]
  /// Answers and contacts of all rows so far.
  private var countedAnswers = 0
  private var countedContacts = 0

  init(names: NameCleaner) { self.names = names }

  /// Takes a row's answers and contacts into the file's, where there is room for them: single counts may be right and
  /// their sum beyond all counting.
  mutating func makeRoom(answers more: Int, contacts others: Int) -> Bool {
    let most = ImportLimits.mostCounted
    guard more <= most - countedAnswers, others <= most - countedContacts else { return false }
    countedAnswers += more
    countedContacts += others
    return true
  }

  /// Where a row's counts belong. The account is known from then on, with its contacts, counted or not.
  mutating func place(account: String?, role: String?, wave: String?, population: Int?) -> ScoreTally.Key {
    let name =
      account.map { $0.withCellBytes { names.account($0, isColumn: true) } } ?? NameCleaner.allResponses
    let position = positions[name] ?? Int32(accounts.count)
    if position == accounts.count {
      positions[name] = position
      accounts.append(Account(name: name))
    }
    let known = role.map { $0.withCellBytes { names.role($0) } }
    let key = ScoreTally.Key(
      account: position, role: known.map { Self.number($0, in: &roles, &roleNumbers) },
      wave: wave.map { $0.withCellBytes { names.wave($0) } }.map { Self.number($0, in: &waves, &waveNumbers) }
    )
    if let population { contacts[key, default: 0] += population }
    return key
  }

  /// Adds counts to a group.
  mutating func add(_ counts: ScoreCounts, at key: ScoreTally.Key, line: Int) {
    if let known = cells[key] {
      repeated.append(line)
      cells[key] = known + counts
    } else {
      cells[key] = counts
    }
  }

  private static func number<Value: Hashable>(
    _ value: Value, in list: inout [Value], _ numbers: inout [Value: Int32]
  ) -> Int32 {
    if let known = numbers[value] { return known }
    let number = Int32(list.count)
    numbers[value] = number
    list.append(value)
    return number
  }
}
