/// Numbers distinct byte strings in order of first appearance: an open-addressing table over its own arena.
struct ByteInterner: ~Copyable {
  private struct Slot {
    var hash: UInt64
    var identifier: Int32
  }

  private var slots: UnsafeMutablePointer<Slot>
  private var mask: Int
  private var arena: UnsafeMutablePointer<UInt8>
  private var arenaCapacity = 4096
  private var ends: [Int] = []
  private var arenaCount = 0

  init() {
    mask = 1023
    slots = .allocate(capacity: mask + 1)
    slots.initialize(repeating: Slot(hash: 0, identifier: -1), count: mask + 1)
    arena = .allocate(capacity: arenaCapacity)
  }

  deinit {
    slots.deallocate()
    arena.deallocate()
  }

  /// The number of distinct strings.
  var count: Int { ends.count }

  /// The bytes of a string by its number.
  func bytes(_ identifier: Int32) -> UnsafeBufferPointer<UInt8> {
    let start = identifier == 0 ? 0 : ends[Int(identifier) - 1]
    return UnsafeBufferPointer(start: arena + start, count: ends[Int(identifier)] - start)
  }

  /// The number of a string; a new one if it was not seen. `salt` makes equal strings different.
  @inline(__always)
  mutating func intern(_ bytes: UnsafeBufferPointer<UInt8>, salt: UInt64 = 0) -> Int32 {
    let hash = ByteHash.hash(bytes, seed: salt)
    var at = Int(truncatingIfNeeded: hash) & mask
    while true {
      let slot = slots[at]
      if slot.identifier < 0 { return insert(bytes, hash: hash, at: at) }
      if slot.hash == hash, matches(slot.identifier, bytes) { return slot.identifier }
      at = (at + 1) & mask
    }
  }

  @inline(__always)
  private func matches(_ identifier: Int32, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let known = self.bytes(identifier)
    return known.count == bytes.count && ByteHash.equal(known, bytes)
  }

  @inline(never)
  private mutating func insert(_ bytes: UnsafeBufferPointer<UInt8>, hash: UInt64, at: Int) -> Int32 {
    let identifier = Int32(truncatingIfNeeded: ends.count)
    if arenaCount + bytes.count > arenaCapacity {
      let capacity = max(arenaCapacity * 2, arenaCount + bytes.count)
      let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
      larger.update(from: arena, count: arenaCount)
      arena.deallocate()
      arena = larger
      arenaCapacity = capacity
    }
    if let source = bytes.baseAddress { (arena + arenaCount).update(from: source, count: bytes.count) }
    arenaCount += bytes.count
    ends.append(arenaCount)
    slots[at] = Slot(hash: hash, identifier: identifier)
    if ends.count * 2 > mask { grow() }
    return identifier
  }

  private mutating func grow() {
    let old = slots
    let oldCount = mask + 1
    mask = oldCount * 2 - 1
    slots = .allocate(capacity: mask + 1)
    slots.initialize(repeating: Slot(hash: 0, identifier: -1), count: mask + 1)
    for position in 0..<oldCount where old[position].identifier >= 0 {
      var at = Int(truncatingIfNeeded: old[position].hash) & mask
      while slots[at].identifier >= 0 { at = (at + 1) & mask }
      slots[at] = old[position]
    }
    old.deallocate()
  }
}

/// Hashing and comparing short byte strings by words.
enum ByteHash {
  /// A multiply-and-fold hash of the bytes. Not for anything an adversary should not steer:
  /// a bad hash costs time, never a wrong count, because the bytes are compared too.
  @inline(__always)
  static func hash(_ bytes: UnsafeBufferPointer<UInt8>, seed: UInt64 = 0) -> UInt64 {
    let count = bytes.count
    var state = fold(seed ^ UInt64(truncatingIfNeeded: count), 0x9E37_79B9_7F4A_7C15)
    guard let raw = UnsafeRawPointer(bytes.baseAddress) else { return state }
    if count >= 8 {
      var at = 0
      while at + 8 < count {
        state = fold(state ^ raw.loadUnaligned(fromByteOffset: at, as: UInt64.self), 0xD6E8_FEB8_6659_FD93)
        at += 8
      }
      let last = raw.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
      return fold(state ^ last, 0xA076_1D64_78BD_642F)
    }
    return fold(state ^ short(raw, count), 0xA076_1D64_78BD_642F)
  }

  @inline(__always)
  private static func short(_ raw: UnsafeRawPointer, _ count: Int) -> UInt64 {
    if count >= 4 {
      let first = raw.loadUnaligned(as: UInt32.self)
      let last = raw.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self)
      return UInt64(first) << 32 | UInt64(last)
    }
    guard count > 0 else { return 0 }
    let first = UInt64(raw.load(as: UInt8.self))
    let middle = UInt64(raw.load(fromByteOffset: count / 2, as: UInt8.self))
    let last = UInt64(raw.load(fromByteOffset: count - 1, as: UInt8.self))
    return first << 16 | middle << 8 | last
  }

  /// Both halves of the 128-bit product, folded.
  @inline(__always)
  static func fold(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let product = left.multipliedFullWidth(by: right)
    return product.high ^ product.low
  }

  /// Whether two strings of equal length are the same.
  @inline(__always)
  static func equal(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = UnsafeRawPointer(left.baseAddress), let second = UnsafeRawPointer(right.baseAddress)
    else { return true }
    let count = left.count
    var at = 0
    while at + 8 <= count {
      if first.loadUnaligned(fromByteOffset: at, as: UInt64.self)
        != second.loadUnaligned(fromByteOffset: at, as: UInt64.self)
      {
        return false
      }
      at += 8
    }
    while at < count {
      if first.load(fromByteOffset: at, as: UInt8.self) != second.load(fromByteOffset: at, as: UInt8.self) {
        return false
      }
      at += 1
    }
    return true
  }
}
