/// Numbers distinct byte strings in order of first appearance: an open-addressing table over its own arena.
///
/// A look-up touches two lines of memory, the slot and the string: with many accounts that is what it costs.
struct ByteInterner: ~Copyable {
  private struct Slot {
    var hash: UInt32
    /// -1 where the slot is free.
    var identifier: Int32
    /// In units of eight bytes.
    var start: UInt32
    var count: UInt32
  }

  private static let free = Slot(hash: 0, identifier: -1, start: 0, count: 0)
  private var slots: UnsafeMutablePointer<Slot>
  private var mask: Int
  private var arena: UnsafeMutablePointer<UInt8>
  private var arenaCapacity = 1 << 14
  private var arenaCount = 0
  /// Where each string lies, by number.
  private var places: [(start: UInt32, count: UInt32)] = []

  init() {
    mask = 255
    slots = .allocate(capacity: mask + 1)
    slots.initialize(repeating: Self.free, count: mask + 1)
    arena = .allocate(capacity: arenaCapacity)
  }

  deinit {
    slots.deallocate()
    arena.deallocate()
  }

  /// The number of distinct strings.
  var count: Int { places.count }

  /// The bytes of a string by its number.
  func bytes(_ identifier: Int32) -> UnsafeBufferPointer<UInt8> {
    let place = places[Int(identifier)]
    return UnsafeBufferPointer(start: arena + Int(place.start) << 3, count: Int(place.count))
  }

  /// The number of a string; a new one if it was not seen.
  @inline(__always)
  mutating func intern(_ bytes: UnsafeBufferPointer<UInt8>) -> Int32 {
    let full = ByteHash.hash(bytes)
    let hash = UInt32(truncatingIfNeeded: full >> 32)
    var at = Int(truncatingIfNeeded: full) & mask
    while true {
      let slot = slots[at]
      if slot.identifier < 0 { return insert(bytes, full: full, at: at) }
      if slot.hash == hash, Int(slot.count) == bytes.count {
        let known = UnsafeBufferPointer(start: arena + Int(slot.start) << 3, count: bytes.count)
        if ByteHash.equal(known, bytes) { return slot.identifier }
      }
      at = (at + 1) & mask
    }
  }

  @inline(never)
  private mutating func insert(_ bytes: UnsafeBufferPointer<UInt8>, full: UInt64, at: Int) -> Int32 {
    let identifier = Int32(truncatingIfNeeded: places.count)
    let room = (bytes.count + 7) & ~7
    if arenaCount + room > arenaCapacity {
      let capacity = max(arenaCapacity * 2, arenaCount + room)
      let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
      larger.update(from: arena, count: arenaCount)
      arena.deallocate()
      arena = larger
      arenaCapacity = capacity
    }
    if let source = bytes.baseAddress { (arena + arenaCount).update(from: source, count: bytes.count) }
    let start = UInt32(arenaCount >> 3)
    arenaCount += room
    places.append((start, UInt32(bytes.count)))
    slots[at] = Slot(
      hash: UInt32(truncatingIfNeeded: full >> 32), identifier: identifier, start: start,
      count: UInt32(bytes.count))
    if places.count * 3 > mask * 2 { grow() }
    return identifier
  }

  private mutating func grow() {
    slots.deallocate()
    mask = mask * 2 + 1
    slots = .allocate(capacity: mask + 1)
    slots.initialize(repeating: Self.free, count: mask + 1)
    for (number, place) in places.enumerated() {
      let full = ByteHash.hash(bytes(Int32(number)))
      var at = Int(truncatingIfNeeded: full) & mask
      while slots[at].identifier >= 0 { at = (at + 1) & mask }
      slots[at] = Slot(
        hash: UInt32(truncatingIfNeeded: full >> 32), identifier: Int32(number), start: place.start,
        count: place.count)
    }
  }
}

/// Hashing and comparing short byte strings by words.
enum ByteHash {
  /// A multiply-and-fold hash of the bytes. Not for anything an adversary should not steer:
  /// a bad hash costs time, never a wrong count, because the bytes are compared too.
  @inline(__always)
  static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    let count = bytes.count
    var state = fold(UInt64(truncatingIfNeeded: count) &+ 0x1656_67B1, 0x9E37_79B9_7F4A_7C15)
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
