import CredenceSurvey

/// How things stand by a file of counts: of each account the latest wave, since nobody knows who answered in which.
struct LatestWaves {
  /// All waves, oldest first, and how things stand now.
  let tally: ScoreTally
  /// The accounts with the contacts known now.
  private(set) var accounts: [Account]
  /// The wave asked for, by its name in the file; `nil` for all.
  let chosenWave: String?
  /// Whether the wave asked for is none of the file's.
  let isWaveMissing: Bool
  /// Answers shown.
  let answers: Int
  /// Answers of other waves.
  let superseded: Int

  init(_ groups: Groups, chosenWave name: String?) {
    let order = WaveOrder.positions(groups.waves, latest: [])
    var numbers = [Int32](repeating: 0, count: order.count)
    for (number, place) in order.enumerated() { numbers[place] = Int32(number) }
    func renumbered<Value>(_ cells: [ScoreTally.Key: Value]) -> [ScoreTally.Key: Value] {
      Dictionary(
        uniqueKeysWithValues: cells.map { key, value in
          (
            ScoreTally.Key(account: key.account, role: key.role, wave: key.wave.map { numbers[Int($0)] }),
            value
          )
        })
    }
    let waves = order.map { groups.waves[$0] }
    let cells = renumbered(groups.cells)
    let contacts = renumbered(groups.contacts)
    let position = name.map { TallyJoiner.position(of: $0, among: waves) }
    let chosen = position.map { $0.map { Int32($0) } ?? .max }
    isWaveMissing = position == .some(.none)
    chosenWave = position.flatMap { $0 }.map { waves[$0] }
    func isChosen(_ wave: Int32) -> Bool { chosen == nil || wave == chosen }

    var latest = [Int32](repeating: -1, count: groups.accounts.count)
    for (key, counts) in cells where counts.responses > 0 {
      let wave = key.wave ?? -1
      if isChosen(wave) { latest[Int(key.account)] = max(latest[Int(key.account)], wave) }
    }
    var current: [ScoreTally.Key: ScoreCounts] = [:]
    var superseded = 0
    for (key, counts) in cells {
      if (key.wave ?? -1) == latest[Int(key.account)] {
        current[ScoreTally.Key(account: key.account, role: key.role)] = counts
      } else {
        superseded += counts.responses
      }
    }
    // Contacts are those of the latest wave that tells of them.
    var known: [ScoreTally.Key: (wave: Int32, contacts: Int)] = [:]
    for (key, count) in contacts where isChosen(key.wave ?? -1) {
      let place = ScoreTally.Key(account: key.account, role: key.role)
      let wave = key.wave ?? -1
      if known[place].map({ $0.wave < wave }) ?? true { known[place] = (wave, count) }
    }
    var accounts = groups.accounts
    for (key, (_, count)) in known {
      if let role = key.role {
        accounts[Int(key.account)].contactsByRole[groups.roles[Int(role)], default: 0] += count
      } else {
        accounts[Int(key.account)].contacts = (accounts[Int(key.account)].contacts ?? 0) + count
      }
    }
    self.accounts = accounts
    self.superseded = superseded
    let needsCurrent = waves.count > 1 || chosen != nil
    tally = ScoreTally(
      accounts: accounts.map(\.name), roles: groups.roles, waves: waves, cells: cells,
      current: needsCurrent ? current : nil)
    answers = (needsCurrent ? current : cells).values.reduce(0) { $0 + $1.responses }
  }
}
