/// Answers of one group by class, and its contacts that did not answer.
struct ClassCounts: Sendable {
  // 32 bits: a file of more than four thousand million rows in one group is none of ours.
  var promoters: UInt32 = 0
  var passives: UInt32 = 0
  var detractors: UInt32 = 0
  var silent: UInt32 = 0

  static func += (left: inout ClassCounts, right: ClassCounts) {
    left.promoters += right.promoters
    left.passives += right.passives
    left.detractors += right.detractors
    left.silent += right.silent
  }
}

/// Counts by account and group, both numbered from 0.
///
/// The first groups of an account lie side by side, so that a count is found without a search; files with more
/// groups than that (free text in the role column) keep the rest in a dictionary.
struct CellCounts: ~Copyable {
  private static let shift: Int32 = 3
  private static let near: Int32 = 1 << shift

  private struct FarKey: Hashable {
    var account: Int32
    var group: Int32
  }

  private var counts: UnsafeMutablePointer<ClassCounts>
  private var capacity: Int32 = 64
  private var accounts: Int32 = 0
  private var far: [FarKey: ClassCounts] = [:]

  init() {
    counts = .allocate(capacity: Int(capacity) << Int(Self.shift))
    counts.initialize(repeating: ClassCounts(), count: Int(capacity) << Int(Self.shift))
  }

  deinit { counts.deallocate() }

  /// Adds to the counts of a group of an account.
  @inline(__always)
  mutating func add(account: Int32, group: Int32, _ body: (inout ClassCounts) -> Void) {
    if account >= accounts { makeRoom(account) }
    guard group < Self.near else {
      body(&far[FarKey(account: account, group: group), default: ClassCounts()])
      return
    }
    body(&counts[Int(account) << Int(Self.shift) + Int(group)])
  }

  @inline(never)
  private mutating func makeRoom(_ account: Int32) {
    accounts = account + 1
    guard accounts > capacity else { return }
    let larger = max(accounts, capacity * 2)
    let room = UnsafeMutablePointer<ClassCounts>.allocate(capacity: Int(larger) << Int(Self.shift))
    let used = Int(capacity) << Int(Self.shift)
    room.moveInitialize(from: counts, count: used)
    (room + used).initialize(repeating: ClassCounts(), count: Int(larger) << Int(Self.shift) - used)
    counts.deallocate()
    counts = room
    capacity = larger
  }

  /// All groups that have anything, in no order.
  func forEach(_ body: (_ account: Int32, _ group: Int32, ClassCounts) -> Void) {
    for account in 0..<accounts {
      for group in 0..<Self.near {
        let cell = counts[Int(account) << Int(Self.shift) + Int(group)]
        if cell.promoters | cell.passives | cell.detractors | cell.silent != 0 { body(account, group, cell) }
      }
    }
    for (key, cell) in far { body(key.account, key.group, cell) }
  }
}
