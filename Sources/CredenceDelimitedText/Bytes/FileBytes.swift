#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The bytes of a file. A large one is mapped rather than copied, so that what has been read can be given back to the
/// system; a small one and a pipe are read whole.
///
/// Somebody may write to the file meanwhile. Bytes that a mapped file has lost read as NUL (``MappingGuard``), and
/// ``checkUnchanged()`` says afterwards whether what was read is one state of the file.
package final class FileBytes: @unchecked Sendable {
  // Unchecked: the bytes are written before the initialiser ends and only read afterwards.

  /// The file as the user named it.
  package let name: String
  /// All of it.
  package let bytes: UnsafeRawBufferPointer
  private let mapping: Mapping?

  /// A mapped file: it stays open, to see whether it changes.
  private struct Mapping {
    let slot: MappingGuard.Slot
    let descriptor: Int32
    let state: FileState
  }

  /// Files of this size and more are mapped: a few megabytes are no burden to memory.
  static let mappedSize = 1 << 22

  /// Opens a file.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - mappedSize: The size from which on it is mapped.
  /// - Throws: ``TextFileError`` when it is missing, a folder, empty, may not be read, or changes meanwhile.
  package init(path: String, mappedSize: Int = FileBytes.mappedSize) throws(TextFileError) {
    name = path
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw errno == ENOENT || errno == ENOTDIR
        ? .missing : .unreadable(reason: Self.systemMessage())
    }
    var isKeptOpen = false
    defer { if !isKeptOpen { close(descriptor) } }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw .unreadable(reason: Self.systemMessage())
    }
    switch status.st_mode & S_IFMT {
    case S_IFDIR:
      throw .isDirectory
    case S_IFREG where status.st_size >= max(1, mappedSize):
      let size = Int(status.st_size)
      if let address = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), address != MAP_FAILED {
        let all = UnsafeRawBufferPointer(start: address, count: size)
        if let slot = MappingGuard.watch(all) {
          madvise(address, size, MADV_SEQUENTIAL)
          bytes = all
          mapping = Mapping(slot: slot, descriptor: descriptor, state: FileState(status))
          isKeptOpen = true
          return
        }
        // More files are mapped at once than can be watched: this one is read.
        munmap(address, size)
      }
      fallthrough
    case S_IFREG, S_IFIFO, S_IFSOCK:
      // Also files of the system that claim to have no bytes.
      let found = try Self.readAll(descriptor, name: path, expecting: Int(status.st_size))
      guard status.st_mode & S_IFMT != S_IFREG || FileState(of: descriptor) == FileState(status),
        status.st_size == 0 || found.count == Int(status.st_size)
      else {
        found.deallocate()
        throw .changed
      }
      bytes = found
      mapping = nil
    default:
      throw .unreadable(reason: "it is a device")
    }
    if bytes.isEmpty { throw .empty }
  }

  /// Bytes that are in memory already.
  package init(name: String, bytes: some Collection<UInt8>) {
    self.name = name
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, bytes.count), alignment: 16)
    copy.copyBytes(from: bytes)
    self.bytes = UnsafeRawBufferPointer(rebasing: copy.prefix(bytes.count))
    mapping = nil
  }

  /// Takes over bytes allocated by the caller.
  init(name: String, adopting bytes: UnsafeMutableRawBufferPointer) {
    self.name = name
    self.bytes = UnsafeRawBufferPointer(bytes)
    mapping = nil
  }

  deinit {
    guard let start = bytes.baseAddress else { return }
    if let mapping {
      // Watched until it is gone, and not a moment longer: the addresses may become another's.
      munmap(UnsafeMutableRawPointer(mutating: start), bytes.count)
      MappingGuard.release(mapping.slot)
      close(mapping.descriptor)
    } else {
      UnsafeMutableRawPointer(mutating: start).deallocate()
    }
  }

  /// Tells the system that a range has been read and its memory can go. The bytes stay readable.
  package func release(_ range: Range<Int>) {
    guard let mapping, let start = bytes.baseAddress else { return }
    // Where the file has lost its end, its place is filled, and giving it back would let others in.
    if MappingGuard.isTorn(mapping.slot) { return }
    let page = 1 << 16
    let first = (range.lowerBound + page - 1) / page * page
    let last = range.upperBound / page * page
    guard first < last else { return }
    madvise(UnsafeMutableRawPointer(mutating: start + first), last - first, MADV_DONTNEED)
  }

  /// Whether what was read is one state of the file. To be asked when the reading has ended, whatever came of it.
  ///
  /// - Throws: ``TextFileError/changed`` where somebody wrote to the file meanwhile.
  package func checkUnchanged() throws(TextFileError) {
    guard let mapping else { return }
    if MappingGuard.isTorn(mapping.slot) || FileState(of: mapping.descriptor) != mapping.state {
      throw .changed
    }
  }

  private static func readAll(
    _ descriptor: Int32, name: String, expecting size: Int
  ) throws(TextFileError) -> UnsafeRawBufferPointer {
    // One more than is expected: the read that finds the end needs room.
    var capacity = max(1 << 16, size + 1)
    var count = 0
    var buffer = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 16)
    while true {
      if count == capacity {
        let larger = UnsafeMutableRawPointer.allocate(byteCount: capacity * 2, alignment: 16)
        larger.copyMemory(from: buffer, byteCount: count)
        buffer.deallocate()
        buffer = larger
        capacity *= 2
      }
      let got = read(descriptor, buffer + count, capacity - count)
      if got > 0 {
        count += got
      } else if got == 0 {
        break
      } else if errno != EINTR {
        let reason = systemMessage()
        buffer.deallocate()
        throw .unreadable(reason: reason)
      }
    }
    return UnsafeRawBufferPointer(start: buffer, count: count)
  }

  private static func systemMessage() -> String { String(cString: strerror(errno)) }
}
