#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The system's calls, each with what the house wants of it: interrupted calls are repeated, partial writes
/// continued, failures are an `errno`. The only file here that knows the platform.
enum SystemCalls {
  /// Writes everything, or returns why it could not (0: done).
  static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count {
        let written = write(descriptor, buffer.baseAddress! + done, buffer.count - done)
        if written > 0 {
          done += written
        } else if written == 0 {
          return EIO
        } else if errno == EAGAIN || errno == EWOULDBLOCK {
          // A pipe somebody else made non-blocking: wait until it takes more.
          var wait = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
          _ = poll(&wait, 1, -1)
        } else if errno != EINTR {
          return errno
        }
      }
      return 0
    }
  }

  /// Repeats a call while it is interrupted; returns its result, or minus the `errno`.
  static func repeating(_ call: () -> Int32) -> Int32 {
    while true {
      let result = call()
      if result >= 0 { return result }
      if errno != EINTR { return -errno }
    }
  }

  static func reason(_ code: Int32) -> String { String(cString: strerror(code)) }

  /// What a person can do about a failure.
  static func advice(_ code: Int32) -> String {
    switch code {
    case ENOSPC, EDQUOT: "Free some space there, or choose another place."
    case EACCES, EPERM: "Choose a place you may write to, or change its permissions."
    case EROFS: "Choose a place that is not mounted read-only."
    case ENOENT: "Create the folder first, or check the path."
    case EISDIR: "Give a file's name; this is a folder."
    case ENOTDIR: "A part of the path is a file, not a folder: check the path."
    case EEXIST: "A file stands where a folder is needed: choose another name."
    case ELOOP: "The symbolic links go in a circle: check the path."
    case ENAMETOOLONG: "Choose a shorter name."
    case EFBIG: "The file would be larger than is allowed there: choose another place."
    default: "Choose another place."
    }
  }

  static let brokenPipe = EPIPE

  static func ignoreBrokenPipes() { signal(SIGPIPE, SIG_IGN) }

  static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  /// The columns of the terminal behind a descriptor.
  static func columns(_ descriptor: Int32) -> Int? {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }
}

// MARK: Files

extension SystemCalls {
  /// What a path leads to, symbolic links followed.
  enum Target {
    case nothing
    case regular(mode: UInt32, user: UInt32, group: UInt32)
    case folder
    case device
    case failed(Int32)
  }

  static func target(of path: String) -> Target {
    var status = stat()
    guard stat(path, &status) == 0 else { return errno == ENOENT ? .nothing : .failed(errno) }
    switch status.st_mode & S_IFMT {
    case S_IFREG:
      return .regular(mode: UInt32(status.st_mode & 0o7777), user: status.st_uid, group: status.st_gid)
    case S_IFDIR: return .folder
    default: return .device
    }
  }

  /// Where the last part of a path leads when it is a symbolic link, even to a file that is not there yet.
  static func followed(_ path: String) -> (path: String, code: Int32) {
    var path = path
    for _ in 0..<40 {
      var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
      let length = readlink(path, &buffer, Int(PATH_MAX))
      guard length >= 0 else { return (path, 0) }
      let link = String(decoding: buffer[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)
      path = link.hasPrefix("/") ? link : folder(of: path) + "/" + link
    }
    return (path, ELOOP)
  }

  /// The folder a path's last part stands in.
  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  static func mayWrite(_ path: String) -> Int32 { access(path, W_OK) == 0 ? 0 : errno }

  static func openForWriting(_ path: String) -> Int32 {
    repeating { open(path, O_WRONLY | O_CLOEXEC) }
  }

  /// A file without a name in a folder, gone with its descriptor even when the process is killed.
  /// Negative where the system or the file system cannot.
  static func openUnnamed(in folder: String) -> Int32 {
    #if os(Linux)
      // O_TMPFILE is __O_TMPFILE | O_DIRECTORY, a macro the importer does not see.
      return repeating { open(folder, 0o20_000_000 | O_DIRECTORY | O_WRONLY | O_CLOEXEC, 0o666) }
    #else
      return -EOPNOTSUPP
    #endif
  }

  static func name(unnamed descriptor: Int32, _ path: String) -> Int32 {
    #if os(Linux)
      return repeating {
        linkat(AT_FDCWD, "/proc/self/fd/\(descriptor)", AT_FDCWD, path, AT_SYMLINK_FOLLOW)
      }
    #else
      return -EOPNOTSUPP
    #endif
  }

  static func createExclusively(_ path: String) -> Int32 {
    repeating { open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666) }
  }

  static let exists = EEXIST
  static let isFolder = EISDIR
  static let noSuchFile = ENOENT
  static let notFolder = ENOTDIR

  /// Gives a new file the owner and permissions of the one it replaces, as far as the system lets us.
  static func adopt(_ descriptor: Int32, mode: UInt32, user: UInt32, group: UInt32) -> Int32 {
    var own = stat()
    if fstat(descriptor, &own) == 0, own.st_uid != user || own.st_gid != group {
      _ = fchown(descriptor, user, group)
    }
    return repeating { fchmod(descriptor, mode_t(mode)) }
  }

  static func synchronise(_ descriptor: Int32) -> Int32 { repeating { fsync(descriptor) } }

  /// Makes a rename durable. File systems that cannot synchronise a folder say EINVAL: that is no failure.
  static func synchronise(folder: String) -> Int32 {
    let descriptor = repeating { open(folder, O_RDONLY | O_CLOEXEC) }
    // A folder one may write but not read cannot be opened; the rename itself has happened.
    guard descriptor >= 0 else { return descriptor == -EACCES ? 0 : descriptor }
    defer { _ = close(descriptor) }
    let result = synchronise(descriptor)
    return result == -EINVAL ? 0 : result
  }

  /// Closes; some file systems report a full disk only here.
  static func closing(_ descriptor: Int32) -> Int32 {
    // An interrupted close has closed: repeating it could close another thread's file.
    close(descriptor) == 0 || errno == EINTR ? 0 : -errno
  }

  static func move(_ old: String, to new: String) -> Int32 { repeating { rename(old, new) } }
  static func remove(_ path: String) { _ = unlink(path) }
  static func removing(_ path: String) -> Int32 { repeating { unlink(path) } }
  static func makeFolder(_ path: String) -> Int32 { repeating { mkdir(path, 0o777) } }
  static var process: Int32 { getpid() }
}
