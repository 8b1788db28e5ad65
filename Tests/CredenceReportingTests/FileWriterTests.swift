import Dispatch
import Foundation
import Synchronization
import Testing

@testable import CredenceReporting

@Suite("Files written whole or not at all")
final class FileWriterTests {
  let folder: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "credence-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    folder = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func content(_ name: String) throws -> String {
    try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
  }
  var names: [String] { get throws { try FileManager.default.contentsOfDirectory(atPath: folder).sorted() } }
  func permissions(_ name: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: "\(folder)/\(name)")
    return try #require(attributes[.posixPermissions] as? Int)
  }

  @Test("a new file and nothing beside it; a replaced one keeps its permissions")
  func replaces() throws {
    try FileWriter.write(Array("one".utf8), to: "\(folder)/a")
    #expect(try content("a") == "one")
    for mode in [0o600, 0o640, 0o755] {
      try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: "\(folder)/a")
      try FileWriter.write(Array("mode \(mode)".utf8), to: "\(folder)/a")
      #expect(try content("a") == "mode \(mode)")
      #expect(try permissions("a") == mode)
    }
    #expect(try names == ["a"])
  }

  @Test("a failure half way leaves the old file, or none, and no temporary one")
  func failure() throws {
    try FileWriter.write(Array("old".utf8), to: "\(folder)/a")
    for name in ["a", "new"] {
      #expect(throws: OutputError.readerGone) {
        try FileWriter.write(to: "\(folder)/\(name)") { sink throws(OutputError) in
          try sink.write("half")
          throw .readerGone
        }
      }
    }
    #expect(try content("a") == "old")
    #expect(try names == ["a"])
  }

  @Test("while it is written the old file stands whole, and no half-written one has a name")
  func meanwhile() throws {
    try FileWriter.write(Array("old".utf8), to: "\(folder)/a")
    try FileWriter.write(to: "\(folder)/a") { sink throws(OutputError) in
      try sink.write("new")
      #expect(try! self.content("a") == "old")
      #if os(Linux)
        #expect(try! self.names == ["a"])
      #endif
    }
    #expect(try content("a") == "new")
  }

  @Test("symbolic links are followed, also to a file not there yet")
  func links() throws {
    try FileManager.default.createDirectory(atPath: "\(folder)/sub", withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(atPath: "\(folder)/link", withDestinationPath: "sub/real")
    try FileManager.default.createSymbolicLink(
      atPath: "\(folder)/chain", withDestinationPath: "\(folder)/link")
    try FileWriter.write(Array("first".utf8), to: "\(folder)/chain")
    #expect(try content("sub/real") == "first")
    try FileWriter.write(Array("second".utf8), to: "\(folder)/link")
    #expect(try content("sub/real") == "second")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: "\(folder)/link") == "sub/real")
    #expect(try names == ["chain", "link", "sub"])
    try FileManager.default.createSymbolicLink(atPath: "\(folder)/self", withDestinationPath: "self")
    #expect(throws: OutputError.cannotWrite(path: "\(folder)/self", code: ELOOP)) {
      try FileWriter.write([], to: "\(self.folder)/self")
    }
  }

  @Test("each refusal says which path, why and what to do")
  func refusals() throws {
    try FileWriter.write([], to: "\(folder)/file")
    let cases: [(path: String, code: Int32, words: String)] = [
      ("\(folder)", EISDIR, "Is a directory"), ("\(folder)/none/a", ENOENT, "No such file or directory"),
      ("\(folder)/file/a", ENOTDIR, "Not a directory"),
      ("\(folder)/" + String(repeating: "x", count: 300), ENAMETOOLONG, "File name too long"),
    ]
    for (path, code, words) in cases {
      let error = try #require(throws: OutputError.self) { try FileWriter.write([1], to: path) }
      #expect(error == .cannotWrite(path: path, code: code))
      #expect(error.description.hasPrefix("Cannot write \(path): \(words). "))
      #expect(error.description.hasSuffix("."))
    }
    #expect(
      OutputError.cannotWrite(path: "/full/report.json", code: ENOSPC).description
        == "Cannot write /full/report.json: No space left on device. Free some space there, or choose another place."
    )
    #expect(!OutputError.cannotWrite(path: "\u{1B}[2J", code: EIO).description.contains("\u{1B}"))
    #expect(try names == ["file"])
  }

  @Test("a folder that cannot be synchronised is told as that: the file is in its place")
  func notSynchronised() throws {
    try FileWriter.settled(0, "a.json")
    let error = try #require(throws: OutputError.self) { try FileWriter.settled(-EIO, "a\u{1B}.json") }
    #expect(error == .notSynchronised(path: "a\u{1B}.json", code: EIO))
    #expect(error.description.contains("is written whole") && !error.description.contains("Cannot write"))
    #expect(!error.description.contains("\u{1B}"))
  }

  @Test(
    "a file one may not write is refused, though a rename could replace it",
    .disabled(if: geteuid() == 0, "the superuser may write everything"))
  func readOnly() throws {
    try FileWriter.write(Array("kept".utf8), to: "\(folder)/a")
    try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: "\(folder)/a")
    #expect(throws: OutputError.cannotWrite(path: "\(folder)/a", code: EACCES)) {
      try FileWriter.write([], to: "\(self.folder)/a")
    }
    #expect(try content("a") == "kept")
  }

  @Test("a full disk is told, and devices are written directly")
  func devices() throws {
    #if os(Linux)
      #expect(throws: OutputError.cannotWrite(path: "/dev/full", code: ENOSPC)) {
        try FileWriter.write([1], to: "/dev/full")
      }
    #endif
    try FileWriter.write([1, 2, 3], to: "/dev/null")
    var status = stat()
    #expect(stat("/dev/null", &status) == 0 && status.st_mode & S_IFMT == S_IFCHR)
  }

  @Test("a named pipe is written directly, more than it holds at once")
  func pipe() throws {
    let path = "\(folder)/pipe"
    #expect(mkfifo(path, 0o600) == 0)
    let bytes = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    // A thread of its own: two blocked tasks could hold all threads tasks have, and wait for each other forever.
    let read = Mutex<[UInt8]>([])
    let done = DispatchSemaphore(value: 0)
    Thread {
      // Not Data(contentsOf:), which may close a pipe before its end.
      let descriptor = open(path, O_RDONLY)
      var piece = [UInt8](repeating: 0, count: 10_000)
      while true {
        let count = Glibc.read(descriptor, &piece, piece.count)
        if count <= 0 { break }
        read.withLock { $0.append(contentsOf: piece[..<count]) }
      }
      close(descriptor)
      done.signal()
    }.start()
    try FileWriter.write(bytes, to: path)
    done.wait()
    #expect(read.withLock { $0 } == bytes)
    #expect(try names == ["pipe"])
  }

  @Test("folders are made with those above them; one that is there is fine; a file in the way is told")
  func folders() throws {
    try FileWriter.makeFolder("\(folder)/a/b/c/")
    try FileWriter.makeFolder("\(folder)/a/b/c")
    try FileWriter.write([1], to: "\(folder)/a/b/c/x")
    #expect(throws: OutputError.self) { try FileWriter.makeFolder("\(self.folder)/a/b/c/x") }
    #expect(throws: OutputError.self) { try FileWriter.makeFolder("\(self.folder)/a/b/c/x/y") }
  }

  @Test("a reader that has gone is a quiet error of its own")
  func readerGone() async {
    await #expect(processExitsWith: .exitCode(7)) {
      StandardStream.ignoreBrokenPipes()
      var ends: [Int32] = [0, 0]
      _ = ends.withUnsafeMutableBufferPointer { Glibc.pipe($0.baseAddress!) }
      close(ends[0])
      dup2(ends[1], 1)
      do throws(OutputError) {
        try StandardStream.output.write("nobody reads this")
      } catch {
        exit(error == .readerGone ? 7 : 1)
      }
      exit(2)
    }
  }

  @Test("standard output gets every byte through a small, non-blocking pipe")
  func everything() async {
    await #expect(processExitsWith: .exitCode(7)) {
      var ends: [Int32] = [0, 0]
      _ = ends.withUnsafeMutableBufferPointer { Glibc.pipe($0.baseAddress!) }
      dup2(ends[1], 1)
      close(ends[1])
      _ = fcntl(1, F_SETFL, fcntl(1, F_GETFL) | O_NONBLOCK)
      let bytes = (0..<500_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
      let descriptor = ends[0]
      let reader = Thread {
        var read: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1000)
        while read.count < bytes.count {
          let count = Glibc.read(descriptor, &piece, piece.count)
          if count <= 0 { exit(3) }
          read.append(contentsOf: piece[..<count])
          if read.count < 20_000 { usleep(1000) }
        }
        exit(read == bytes ? 7 : 4)
      }
      reader.start()
      do { try StandardStream.output.write(bytes) } catch { exit(5) }
      sleep(20)
      exit(6)
    }
  }
}
