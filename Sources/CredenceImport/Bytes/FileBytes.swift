#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The bytes of a file, mapped rather than copied: what has been read can be given back to the system.
///
/// A pipe cannot be mapped and is read whole.
final class FileBytes: @unchecked Sendable {
  // Unchecked: the bytes are written before the initialiser ends and only read afterwards.

  /// The file as the user named it.
  let name: String
  /// All of it.
  let bytes: UnsafeRawBufferPointer
  private let isMapped: Bool

  /// Opens a file.
  ///
  /// - Throws: ``ImportError`` when it is missing, a folder, empty, or may not be read.
  init(path: String) throws(ImportError) {
    name = path
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw errno == ENOENT || errno == ENOTDIR
        ? .missing(file: path) : .unreadable(file: path, reason: Self.systemMessage())
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw .unreadable(file: path, reason: Self.systemMessage())
    }
    switch status.st_mode & S_IFMT {
    case S_IFDIR:
      throw .isDirectory(file: path)
    case S_IFREG where status.st_size > 0:
      let size = Int(status.st_size)
      guard let address = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), address != MAP_FAILED else {
        throw .unreadable(file: path, reason: Self.systemMessage())
      }
      madvise(address, size, MADV_SEQUENTIAL)
      bytes = UnsafeRawBufferPointer(start: address, count: size)
      isMapped = true
    case S_IFREG, S_IFIFO, S_IFSOCK:
      // Also files of the system that claim to have no bytes.
      bytes = try Self.readAll(descriptor, name: path)
      isMapped = false
    default:
      throw .unreadable(file: path, reason: "it is a device")
    }
    if bytes.isEmpty { throw .empty(file: path) }
  }

  /// Bytes that are in memory already.
  init(name: String, bytes: some Collection<UInt8>) {
    self.name = name
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, bytes.count), alignment: 16)
    copy.copyBytes(from: bytes)
    self.bytes = UnsafeRawBufferPointer(rebasing: copy.prefix(bytes.count))
    isMapped = false
  }

  /// Takes over bytes allocated by the caller.
  init(name: String, adopting bytes: UnsafeMutableRawBufferPointer) {
    self.name = name
    self.bytes = UnsafeRawBufferPointer(bytes)
    isMapped = false
  }

  deinit {
    guard let start = bytes.baseAddress else { return }
    if isMapped {
      munmap(UnsafeMutableRawPointer(mutating: start), bytes.count)
    } else {
      UnsafeMutableRawPointer(mutating: start).deallocate()
    }
  }

  /// Tells the system that a range has been read and its memory can go. The bytes stay readable.
  func release(_ range: Range<Int>) {
    guard isMapped, let start = bytes.baseAddress else { return }
    let page = 1 << 16
    let first = (range.lowerBound + page - 1) / page * page
    let last = range.upperBound / page * page
    guard first < last else { return }
    madvise(UnsafeMutableRawPointer(mutating: start + first), last - first, MADV_DONTNEED)
  }

  private static func readAll(_ descriptor: Int32, name: String) throws(ImportError) -> UnsafeRawBufferPointer
  {
    var capacity = 1 << 16
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
        throw .unreadable(file: name, reason: reason)
      }
    }
    return UnsafeRawBufferPointer(start: buffer, count: count)
  }

  private static func systemMessage() -> String { String(cString: strerror(errno)) }
}
