/// Writes files whole or not at all.
///
/// The bytes go to a temporary file in the same folder, which is synchronised and renamed over the path; then the
/// folder is synchronised. Where the system allows, the temporary file has no name until it is complete: a new file
/// then appears under its own name at once, and a process that is killed leaves nothing. Only where a file is replaced
/// does the complete one bear a name of its own (`.credence-….tmp`) for the moment before it takes the other's place;
/// a process killed in that moment leaves it there, complete, and it can be removed. A file that is replaced keeps its permissions; symbolic links are followed;
/// a file without write permission is refused, though a rename could replace it. Devices and pipes cannot be
/// replaced and are written directly.
package enum FileWriter {
  /// Writes what `body` gives to the sink. If it throws, the path is as it was before.
  package static func write(
    to path: String, _ body: (FileSink) throws(OutputError) -> Void
  ) throws(OutputError) {
    switch SystemCalls.target(of: path) {
    case .failed(let code):
      throw OutputError(path: path, code: code)
    case .folder:
      throw OutputError(path: path, code: SystemCalls.isFolder)
    case .device:
      try writeDirectly(to: path, body)
    case .regular(let mode, let user, let group):
      try OutputError.check(-SystemCalls.mayWrite(path), path)
      try replace(path, body) { descriptor in
        SystemCalls.adopt(descriptor, mode: mode, user: user, group: group)
      }
    case .nothing:
      try replace(path, body) { _ in 0 }
    }
  }

  /// Writes the bytes.
  package static func write(_ bytes: [UInt8], to path: String) throws(OutputError) {
    try write(to: path) { sink throws(OutputError) in try sink.write(bytes) }
  }

  /// Removes a file (of a symbolic link, the link).
  ///
  /// - Returns: Whether it was there.
  @discardableResult
  package static func remove(_ path: String) throws(OutputError) -> Bool {
    let result = SystemCalls.removing(path)
    if result == -SystemCalls.noSuchFile { return false }
    try OutputError.check(result, path)
    return true
  }

  /// Makes a folder and those above it; one that is there already is fine.
  package static func makeFolder(_ path: String) throws(OutputError) {
    if case .folder = SystemCalls.target(of: path) { return }
    let result = SystemCalls.makeFolder(path)
    if result == -SystemCalls.noSuchFile {
      let parent = SystemCalls.folder(of: trimmed(path))
      guard parent != path, parent != "." else { throw OutputError(path: path, code: -result) }
      try makeFolder(parent)
      try OutputError.check(SystemCalls.makeFolder(path), path)
    } else if result == -SystemCalls.exists, case .folder = SystemCalls.target(of: path) {
      return  // somebody else made it meanwhile
    } else {
      try OutputError.check(result, path)
    }
  }

  private static func trimmed(_ path: String) -> String {
    var path = path[...]
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    return String(path)
  }

  private static func writeDirectly(
    to path: String, _ body: (FileSink) throws(OutputError) -> Void
  ) throws(OutputError) {
    let descriptor = SystemCalls.openForWriting(path)
    try OutputError.check(descriptor, path)
    do {
      try body(FileSink(descriptor: descriptor, path: path))
    } catch {
      _ = SystemCalls.closing(descriptor)
      throw error
    }
    try OutputError.check(SystemCalls.closing(descriptor), path)
  }

  private static func replace(
    _ path: String, _ body: (FileSink) throws(OutputError) -> Void, adopt: (Int32) -> Int32
  ) throws(OutputError) {
    let (destination, loop) = SystemCalls.followed(path)
    try OutputError.check(-loop, path)
    let folder = SystemCalls.folder(of: destination)
    var draft = try Draft(in: folder, for: path)
    do {
      try body(FileSink(descriptor: draft.descriptor, path: path))
      try OutputError.check(adopt(draft.descriptor), path)
      try OutputError.check(SystemCalls.synchronise(draft.descriptor), path)
      try draft.publish(as: destination, for: path)
    } catch {
      draft.discard()
      throw error
    }
    try settled(SystemCalls.synchronise(folder: folder), path)
  }

  /// The file is in its place already: what fails now is no failure to write it.
  static func settled(_ result: Int32, _ path: String) throws(OutputError) {
    if result < 0 { throw .notSynchronised(path: path, code: -result) }
  }

  /// A temporary file, without a name where the system can do that.
  private struct Draft {
    let descriptor: Int32
    let folder: String
    var name: String?
    var isOpen = true

    init(in folder: String, for path: String) throws(OutputError) {
      self.folder = folder
      let unnamed = SystemCalls.openUnnamed(in: folder)
      if unnamed >= 0 {
        descriptor = unnamed
      } else {
        var made: (descriptor: Int32, name: String)?
        try Draft.tryNames(in: folder, for: path) { name in
          let opened = SystemCalls.createExclusively(name)
          if opened >= 0 { made = (opened, name) }
          return opened
        }
        (descriptor, name) = (made!.descriptor, made!.name)
      }
    }

    mutating func publish(as destination: String, for path: String) throws(OutputError) {
      if name == nil, SystemCalls.name(unnamed: descriptor, destination) == 0 {
        // Nothing stood there. A close that fails now takes it away again.
        name = destination
        isOpen = false
        try OutputError.check(SystemCalls.closing(descriptor), path)
        name = nil
        return
      }
      if name == nil {
        var linked: String?
        let descriptor = descriptor
        try Draft.tryNames(in: folder, for: path) { name in
          linked = name
          return SystemCalls.name(unnamed: descriptor, name)
        }
        name = linked
      }
      isOpen = false
      try OutputError.check(SystemCalls.closing(descriptor), path)
      try OutputError.check(SystemCalls.move(name!, to: destination), path)
      name = nil
    }

    mutating func discard() {
      if isOpen { _ = SystemCalls.closing(descriptor) }
      if let name { SystemCalls.remove(name) }
    }

    /// Tries names nobody has: those of this process, counted up past what others with its number left.
    private static func tryNames(
      in folder: String, for path: String, _ attempt: (String) -> Int32
    ) throws(OutputError) {
      for _ in 0..<100 {
        let tag = String(UInt32.random(in: 0 ... .max), radix: 36)
        let result = attempt("\(folder)/.credence-\(SystemCalls.process)-\(tag).tmp")
        if result == -SystemCalls.exists { continue }
        return try OutputError.check(result, path)
      }
      throw OutputError(path: path, code: SystemCalls.exists)
    }
  }
}

/// The file being written; valid only inside ``FileWriter/write(to:_:)``.
package struct FileSink: ByteSink {
  let descriptor: Int32
  let path: String

  /// Writes all the bytes.
  package func write(_ bytes: [UInt8]) throws(OutputError) {
    try OutputError.check(-SystemCalls.writeAll(bytes, to: descriptor), path)
  }
}

extension OutputError {
  init(path: String, code: Int32) {
    self = code == SystemCalls.brokenPipe ? .readerGone : .cannotWrite(path: path, code: code)
  }

  /// Throws for a negative result, which is minus an `errno`.
  static func check(_ result: Int32, _ path: String) throws(OutputError) {
    if result < 0 { throw OutputError(path: path, code: -result) }
  }
}
