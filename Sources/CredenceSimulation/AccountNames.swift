/// Names for accounts: invented, plausible, all different, from many languages.
///
/// Every pattern spells its names as a number in mixed radix, whose digits choose an opening, an ending, a trade
/// and a legal form. The numbers are visited in a scattered order that depends on the seed. When a pattern has
/// used all its names, they come again with a number behind. A likeness to any real company is chance.
struct AccountNames: Sendable {
  private let offset: UInt64

  /// Which pattern names the accounts 0, 1, 2, ... (and again from 20 on).
  private static let turns = [0, 1, 4, 2, 0, 6, 3, 0, 5, 1, 7, 0, 8, 2, 0, 9, 4, 1, 0, 3]
  /// Per turn: how many earlier turns of the same cycle belong to its pattern.
  private static let earlierTurns = turns.indices.map { turn in
    turns[..<turn].filter { $0 == turns[turn] }.count
  }
  private static let turnsPerPattern = NamePattern.all.indices.map { pattern in
    turns.filter { $0 == pattern }.count
  }
  /// A prime above every capacity, so that stepping by it visits every name before any comes again.
  private static let stride: UInt64 = 2_147_483_647

  /// Names in the order of a seed; `offset` is any number drawn from it.
  init(offset: UInt64) { self.offset = offset }

  /// The name of the account at `index`, from 0.
  func name(of index: Int) -> String {
    let (cycle, turn) = index.quotientAndRemainder(dividingBy: Self.turns.count)
    let number = Self.turns[turn]
    let pattern = NamePattern.all[number]
    let ordinal = cycle * Self.turnsPerPattern[number] + Self.earlierTurns[turn]
    let (round, place) = ordinal.quotientAndRemainder(dividingBy: pattern.capacity)
    let capacity = UInt64(pattern.capacity)
    let scattered = (UInt64(place) * (Self.stride % capacity) + offset % capacity) % capacity
    let name = pattern.name(Int(scattered))
    return round == 0 ? name : "\(name) \(round + 1)"
  }
}
