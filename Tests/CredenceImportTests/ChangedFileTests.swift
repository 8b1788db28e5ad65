import CredenceDelimitedText
import CredenceSurvey
import CredenceTestSupport
import Foundation
import Testing

@testable import CredenceImport

/// Files that somebody writes to while they are read.
@Suite("Files that change")
struct ChangedFileTests {
  private static func withFile(_ bytes: Int, _ body: (String) throws -> Void) throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).csv").path
    let row = Array("Acme,9,someone@example.com,a comment that fills the line\n".utf8)
    var content = Array("account,score,respondent,comment\n".utf8)
    while content.count < bytes { content += row }
    try Data(content).write(to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    try body(path)
  }

  @Test("bytes a mapped file has lost read as NUL, and the file is known to have changed")
  func truncated() throws {
    try Self.withFile(100_000) { path in
      let file = try FileBytes(path: path, mappedSize: 1)
      try file.checkIsOneState()
      #expect(truncate(path, 10) == 0)
      #expect(file.bytes[90_000] == 0 && file.bytes[20_000] == 0)
      #expect(throws: ImportError.changed(file: path)) { try file.checkIsOneState() }
      // The next one is watched like the first.
      let other = try FileBytes(path: path, mappedSize: 1)
      #expect(other.bytes.count == 10)
      try other.checkIsOneState()
    }
  }

  @Test("a mapped file that is overwritten or grows is known to have changed")
  func overwritten() throws {
    try Self.withFile(100_000) { path in
      let file = try FileBytes(path: path, mappedSize: 1)
      let handle = try FileHandle(forUpdating: URL(filePath: path))
      try handle.write(contentsOf: Data("Account".utf8))
      try handle.close()
      #expect(throws: ImportError.changed(file: path)) { try file.checkIsOneState() }
    }
  }

  @Test("a file that is read whole does not mind what comes later")
  func small() throws {
    try Self.withFile(1_000) { path in
      let file = try FileBytes(path: path)
      let before = Array(file.bytes)
      #expect(truncate(path, 0) == 0)
      #expect(Array(file.bytes) == before)
      try file.checkIsOneState()
    }
  }

  @Test("cut off while its rows are read: one error, of a missing input", arguments: [1, 3])
  func whileReading(threads: Int) throws {
    try Self.withFile(24 << 20) { path in
      let today = Timestamp(year: 2026, month: 1, day: 1)
      var options = ImportOptions(today: today)
      options.threads = threads
      options.progress = { _, _ in _ = truncate(path, 1 << 16) }
      let error = try #require(throws: ImportError.self) {
        _ = try SurveyImporter(options: options).tally(path)
      }
      #expect(error == .changed(file: path) && error.kind == .noInput)
    }
  }
}
