/// Answers of one group by class, and its contacts that did not answer.
struct ClassCounts: Sendable {
  var promoters: Int = 0
  var passives: Int = 0
  var detractors: Int = 0
  var silent: Int = 0

  static func += (left: inout ClassCounts, right: ClassCounts) {
    left.promoters += right.promoters
    left.passives += right.passives
    left.detractors += right.detractors
    left.silent += right.silent
  }
}

/// Counts by a pair of small numbers: (account, group).
struct CellCounts: ~Copyable {
  struct Slot {
    // -1 in all bits is no pair: groups are numbered from 0 and never get that far.
    var key: UInt64
    var counts: ClassCounts
  }

  private static let vacant = UInt64.max
  private var slots: UnsafeMutablePointer<Slot>
  private var mask: Int
  private(set) var count = 0

  init() {
    mask = 1023
    slots = .allocate(capacity: mask + 1)
    slots.initialize(repeating: Slot(key: Self.vacant, counts: ClassCounts()), count: mask + 1)
  }

  deinit { slots.deallocate() }

  /// The counts of a pair, made if there are none.
  @inline(__always)
  mutating func counts(account: Int32, group: Int32) -> UnsafeMutablePointer<ClassCounts> {
    let key = UInt64(UInt32(bitPattern: account)) << 32 | UInt64(UInt32(bitPattern: group))
    var at = position(of: key)
    if slots[at].key != key {
      slots[at].key = key
      count += 1
      if count * 2 > mask {
        grow()
        at = position(of: key)
      }
    }
    return UnsafeMutableRawPointer(slots + at)
      .advanced(by: MemoryLayout<Slot>.offset(of: \.counts) ?? 0)
      .assumingMemoryBound(to: ClassCounts.self)
  }

  @inline(__always)
  private func position(of key: UInt64) -> Int {
    var at = Int(truncatingIfNeeded: ByteHash.fold(key, 0x9E37_79B9_7F4A_7C15)) & mask
    while slots[at].key != key, slots[at].key != Self.vacant { at = (at + 1) & mask }
    return at
  }

  private mutating func grow() {
    let old = slots
    let oldCount = mask + 1
    mask = oldCount * 2 - 1
    slots = .allocate(capacity: mask + 1)
    slots.initialize(repeating: Slot(key: Self.vacant, counts: ClassCounts()), count: mask + 1)
    for at in 0..<oldCount where old[at].key != Self.vacant {
      slots[position(of: old[at].key)] = old[at]
    }
    old.deallocate()
  }

  /// All pairs, in no order.
  func forEach(_ body: (_ account: Int32, _ group: Int32, ClassCounts) -> Void) {
    for at in 0...mask where slots[at].key != Self.vacant {
      let key = slots[at].key
      body(
        Int32(bitPattern: UInt32(truncatingIfNeeded: key >> 32)),
        Int32(bitPattern: UInt32(truncatingIfNeeded: key)), slots[at].counts)
    }
  }
}
