import CredenceSurvey
import CredenceTestSupport
import Foundation
import Testing

@testable import CredenceImport

@Suite("Files that cannot be used are refused with one clear message")
struct BadFileTests {
  static let importer = SurveyImporter(options: .test)

  static func refusal(_ bytes: some Collection<UInt8>) -> ImportError? {
    do {
      _ = try importer.read(bytes: bytes, name: "survey.csv")
      return nil
    } catch {
      return error
    }
  }

  static func refusal(path: String) -> ImportError? {
    do {
      _ = try importer.tally(path)
      return nil
    } catch {
      return error
    }
  }

  @Test("missing, folder, empty: by the file system")
  func fileSystem() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let missing = folder.appending(path: "none.csv").path
    #expect(Self.refusal(path: missing) == .missing(file: missing))
    #expect(Self.refusal(path: folder.path) == .isDirectory(file: folder.path))
    let empty = folder.appending(path: "empty.csv")
    try Data().write(to: empty)
    #expect(Self.refusal(path: empty.path) == .empty(file: empty.path))
    #expect(Self.refusal(path: missing)?.kind == .noInput)
    #expect(Self.refusal(path: empty.path)?.kind == .badData)
    #expect(Self.refusal(path: empty.path + "/below")?.kind == .noInput)
    guard case .unreadable(_, let reason)? = Self.refusal(path: "/dev/null") else {
      Issue.record("a device was read")
      return
    }
    #expect(reason.contains("device"))
  }

  @Test("nothing but white space, or a header alone")
  func nothingBelow() {
    #expect(Self.refusal(Array("\n\n \n".utf8)) == .empty(file: "survey.csv"))
    #expect(Self.refusal([0xEF, 0xBB, 0xBF]) == .empty(file: "survey.csv"))
    #expect(Self.refusal(Array("account,score\n".utf8)) == .noRows(file: "survey.csv"))
    #expect(Self.refusal(Array("account,score".utf8)) == .noRows(file: "survey.csv"))
  }

  @Test("binary files by their first bytes or their control characters")
  func binary() {
    guard case .binary(_, let kind)? = Self.refusal(Array("PK\u{3}\u{4}rest of a workbook".utf8)) else {
      Issue.record("a workbook was not refused")
      return
    }
    #expect(kind.contains("Excel"))
    var bytes: [UInt8] = []
    var state: UInt32 = 1
    for _ in 0..<10_000 {
      state = state &* 1_664_525 &+ 1_013_904_223
      bytes.append(UInt8(truncatingIfNeeded: state >> 24))
    }
    #expect(Self.refusal(bytes) == .binary(file: "survey.csv", kind: "binary data"))
  }

  @Test("a quote opened at the first byte that never closes")
  func openQuote() {
    #expect(
      Self.refusal(Array("\"account,score\nA,9\nA,8\n".utf8))
        == .unclosedHeaderQuote(file: "survey.csv", line: 1))
  }

  @Test("ten thousand columns, and a line without an end")
  func tooMuch() {
    let names = (0..<10_000).map { "c\($0)" }.joined(separator: ",")
    #expect(
      Self.refusal(Array("\(names)\n".utf8))
        == .tooManyColumns(file: "survey.csv", columns: 10_000, limit: ImportLimits.mostColumns))
    #expect(
      Self.refusal(Array(repeating: UInt8(ascii: "x"), count: 3 << 20))
        == .headerTooLong(file: "survey.csv", limit: ImportLimits.longestRecord))
  }

  @Test("a row that is too long is one bad row, with or without quotes")
  func longRow() throws {
    let long = String(repeating: "x", count: ImportLimits.longestRecord + 10)
    let plain = try BadRowsTests.read("account,score,comment\nA,9,\(long)\nA,8,y\n")
    #expect(plain.report[.rowTooLong] == 1)
    #expect(plain.table?.lines == [3])
    let open = try BadRowsTests.read("account,score,comment\nA,9,\"\(long)\nA,8,y\n")
    #expect(open.report[.unclosedQuote] == 1)
    #expect(open.table?.lines == [3])
  }

  @Test("no column can be the score")
  func noScore() {
    let refusal = Self.refusal(Array("account,colour\nA,red\nB,blue\n".utf8))
    guard case .columns(_, .noScore(let columns, _))? = refusal else {
      Issue.record("\(String(describing: refusal))")
      return
    }
    #expect(columns == ["account", "colour"])
  }

  @Test("duplicate headers are told apart and read")
  func duplicateHeaders() throws {
    // Which of two scores counts is for a person to say.
    let text = "account,score,score,,\nA,9,3,x,y\n"
    #expect(throws: ImportError.self) { try BadRowsTests.read(text) }
    let survey = try BadRowsTests.read(text) { $0.columns = ColumnOptions([.init(.score, ["score"])]) }
    #expect(
      survey.report.mapping.entries.map(\.column.name) == [
        "account", "score", "score (2)", "column 4", "column 5",
      ])
    #expect(survey.table?.scores == [9])
  }

  @Test("a file cut in the middle of a row loses that row alone")
  func truncated() throws {
    let survey = try BadRowsTests.read("account,score,role\nA,9,user\nA,8,user\nA,7")
    #expect(survey.report[.raggedRow] == 1)
    #expect(survey.table?.lines == [2, 3])
  }

  @Test("dates that can be read both ways stop the reading, until the order is said")
  func ambiguousDates() throws {
    let text = "account,score,date\nA,9,03/04/2025\nA,8,05/06/2025\n"
    #expect(
      Self.refusal(Array(text.utf8))
        == .ambiguousDates(file: "survey.csv", column: "date", example: "03/04/2025", line: 2))
    let said = try BadRowsTests.read(text) { $0.dateOrder = .dayFirst }
    #expect(said.table?.times?.first??.description == "2025-04-03")
    let decided = try BadRowsTests.read(text + "A,7,25/06/2025\n")
    #expect(decided.table?.times?.first??.description == "2025-04-03")
  }

  @Test("every byte alone and any prefix of a real file end in a result or a refusal")
  func anyPrefix() throws {
    for byte in UInt8.min...UInt8.max { _ = Self.refusal([byte]) }
    for file in ["bad_input.csv", "qualtrics_utf16.tsv", "surveymonkey_expanded.csv"] {
      let bytes = [UInt8](try Data(contentsOf: Fixtures.url("Import/\(file)")))
      for length in stride(from: 1, through: bytes.count, by: 37) {
        guard let survey = try? Self.importer.read(bytes: bytes.prefix(length), name: file) else { continue }
        #expect(survey.report.rowsKept + survey.report.rowsRejected == survey.report.rowsRead)
      }
    }
  }
}
