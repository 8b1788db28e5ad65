import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Keeps a process alive when a file that it has mapped is cut off behind its back.
///
/// Reading a page beyond the end of such a file raises SIGBUS, which ends the process. The guard answers it: the rest
/// of the mapping becomes NUL bytes, and the file is known to be torn. A fault anywhere else goes to whoever handled the
/// signal before.
enum MappingGuard {
  /// A file that is watched.
  struct Slot: Sendable, Equatable {
    fileprivate let number: Int
  }

  // The handler may neither allocate nor lock, so the files stand in a table that never moves. An entry is taken by its
  // start, and is in force once it has an end.
  private struct Entry: ~Copyable {
    let start = Atomic<UInt>(0)
    let end = Atomic<UInt>(0)
    let isTorn = Atomic<Bool>(false)
  }

  private static let capacity = 64
  // Safe: atomics, made once and never freed.
  private nonisolated(unsafe) static let entries: UnsafeMutablePointer<Entry> = {
    let entries = UnsafeMutablePointer<Entry>.allocate(capacity: capacity)
    for number in 0..<capacity { (entries + number).initialize(to: Entry()) }
    return entries
  }()
  private nonisolated(unsafe) static let previous: UnsafeMutablePointer<sigaction> = {
    let previous = UnsafeMutablePointer<sigaction>.allocate(capacity: 1)
    previous.initialize(to: sigaction())
    return previous
  }()
  private static let isInstalled: Bool = {
    // Made before the handler can run, which must find them made.
    _ = entries
    var action = sigaction()
    action.sa_flags = Int32(bitPattern: UInt32(SA_SIGINFO) | UInt32(SA_NODEFER))
    #if os(Linux)
      action.__sigaction_handler.sa_sigaction = { MappingGuard.answer($0, $1, $2) }
    #else
      action.__sigaction_u.__sa_sigaction = { MappingGuard.answer($0, $1, $2) }
    #endif
    return sigaction(SIGBUS, &action, previous) == 0
  }()

  /// Watches a mapped file; `nil` where that cannot be, and the file must not be mapped.
  static func watch(_ bytes: UnsafeRawBufferPointer) -> Slot? {
    guard isInstalled, let base = bytes.baseAddress else { return nil }
    let start = UInt(bitPattern: base)
    for number in 0..<capacity {
      let isFree = entries[number].start.compareExchange(
        expected: 0, desired: start, ordering: .acquiringAndReleasing
      ).exchanged
      guard isFree else { continue }
      entries[number].isTorn.store(false, ordering: .relaxed)
      entries[number].end.store(start + UInt(bytes.count), ordering: .releasing)
      return Slot(number: number)
    }
    return nil
  }

  /// Whether bytes of the file were missing when they were read.
  static func isTorn(_ slot: Slot) -> Bool { entries[slot.number].isTorn.load(ordering: .acquiring) }

  /// Watches a file no more.
  static func release(_ slot: Slot) {
    entries[slot.number].end.store(0, ordering: .releasing)
    entries[slot.number].start.store(0, ordering: .releasing)
  }

  /// Runs in the handler: nothing here allocates, locks or is made on first use.
  private static func answer(
    _ signal: Int32, _ information: UnsafeMutablePointer<siginfo_t>?, _ context: UnsafeMutableRawPointer?
  ) {
    if let information {
      #if os(Linux)
        let address = UInt(bitPattern: information.pointee._sifields._sigfault.si_addr)
      #else
        let address = UInt(bitPattern: information.pointee.si_addr)
      #endif
      for number in 0..<capacity where fill(number, from: address) { return }
    }
    pass(signal, information, context)
  }

  /// Fills a watched file from an address on; whether the address lies in it.
  private static func fill(_ number: Int, from address: UInt) -> Bool {
    let end = entries[number].end.load(ordering: .acquiring)
    let start = entries[number].start.load(ordering: .acquiring)
    guard end > 0, address >= start, address < end else { return false }
    entries[number].isTorn.store(true, ordering: .releasing)
    let page = UInt(sysconf(Int32(_SC_PAGESIZE)))
    let first = address / page * page
    let place = UnsafeMutableRawPointer(bitPattern: first)
    let made = mmap(place, Int(end - first), PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0)
    return made == place
  }

  /// What would have happened without the guard.
  private static func pass(
    _ signal: Int32, _ information: UnsafeMutablePointer<siginfo_t>?, _ context: UnsafeMutableRawPointer?
  ) {
    let wantsInformation = UInt32(bitPattern: previous.pointee.sa_flags) & UInt32(SA_SIGINFO) != 0
    #if os(Linux)
      let withInformation = previous.pointee.__sigaction_handler.sa_sigaction
    #else
      let withInformation = previous.pointee.__sigaction_u.__sa_sigaction
    #endif
    if wantsInformation, let withInformation {
      withInformation(signal, information, context)
      return
    }
    // The usual end: the fault happens again, and nobody answers it.
    sigaction(signal, previous, nil)
  }
}
