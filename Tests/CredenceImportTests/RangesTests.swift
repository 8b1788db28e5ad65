import CredenceDelimitedText
import CredenceSurvey
import CredenceTestSupport
import Foundation
import Testing

@testable import CredenceImport

@Suite("Reading in ranges is reading in one go")
struct RangesTests {
  static func tally(
    _ bytes: [UInt8], rangeSize: Int?, threads: Int, answers: AnswerRule = .latest
  ) throws -> ImportedSurvey {
    var options = ImportOptions.test
    options.rangeSize = rangeSize
    options.threads = threads
    options.answers = answers
    return try SurveyImporter(options: options).tally(bytes: bytes, name: "survey.csv")
  }

  static func expectSame(_ left: ImportedSurvey, _ right: ImportedSurvey, _ comment: String) {
    #expect(left.tally.cells == right.tally.cells, "\(comment)")
    #expect(left.tally.accounts == right.tally.accounts, "\(comment)")
    #expect(left.tally.roles == right.tally.roles, "\(comment)")
    #expect(left.accounts == right.accounts, "\(comment)")
    #expect(left.report.rejections == right.report.rejections, "\(comment)")
    #expect(left.report.rowsRead == right.report.rowsRead, "\(comment)")
    #expect(left.report.warnings == right.report.warnings, "\(comment)")
  }

  @Test(
    "any size of range gives the same result",
    arguments: ["bad_input.csv", "canonical.csv", "customergauge.csv", "surveymonkey_expanded.csv"])
  func anySize(file: String) throws {
    let bytes = [UInt8](try Data(contentsOf: Fixtures.url("Import/\(file)")))
    let whole = try Self.tally(bytes, rangeSize: bytes.count, threads: 1)
    #expect(whole.report.rowsRead > 0)
    for size in Array(1...24) + Array(stride(from: 25, to: bytes.count, by: 171)) {
      Self.expectSame(try Self.tally(bytes, rangeSize: size, threads: 1), whole, "\(file), ranges of \(size)")
    }
  }

  /// Rows that look like the ends of others: commas, quotes and rows within quotes, broken quotes, NULs.
  static func treacherous(seed: UInt64, rows: Int) -> [UInt8] {
    var state = seed
    func draw(_ below: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % below
    }
    let pieces = [
      "x", "two words", "\"a, b\"", "\"line\nbreak\"", "\"A,9,user,ok,p1\nB,8,user,ok,p2\n\"", "\"\"\"\"",
      "\"open",
      "mid\"quote", "\"9\"x", "a\u{0}b", "Ünlü", "\"end\"\r", "",
    ]
    var text = "account,score,role,comment,contact\n"
    for _ in 0..<rows {
      let account = ["A", "B", "\"C, Inc.\"", " A"][draw(4)]
      let comment = pieces[draw(10) < 6 ? 0 : draw(pieces.count)]
      let extra = draw(25) == 0 ? ",more" : ""
      text +=
        "\(account),\(draw(12)),\(["user", "DM", "champion"][draw(3)]),\(comment),p\(draw(rows))\(extra)\n"
    }
    return Array(text.utf8)
  }

  @Test("ranges and threads make no difference on treacherous files", arguments: [1, 2] as [UInt64])
  func treacherousFiles(seed: UInt64) throws {
    let bytes = Self.treacherous(seed: seed, rows: 60)
    for answers in AnswerRule.allCases {
      let whole = try Self.tally(bytes, rangeSize: bytes.count, threads: 1, answers: answers)
      #expect(whole.report.rowsKept + whole.report.rowsRejected == whole.report.rowsRead)
      for size in [1, 3, 16, 61, 255, 1000] {
        for threads in size == 16 ? [1, 2, 16] : [2] {
          Self.expectSame(
            try Self.tally(bytes, rangeSize: size, threads: threads, answers: answers), whole,
            "seed \(seed), \(answers), ranges of \(size), \(threads) threads")
        }
      }
      var options = ImportOptions.test
      options.answers = answers
      let rows = try SurveyImporter(options: options).read(bytes: bytes, name: "survey.csv")
      #expect(rows.tally.cells == whole.tally.cells)
      #expect(rows.table?.count == whole.report.rowsKept)
      #expect(rows.report.rejections.map(\.count) == whole.report.rejections.map(\.count))
      #expect(rows.report.rejections.map(\.examples) == whole.report.rejections.map(\.examples))
      let listed = rows.report.rejections.map { $0.lines.flatMap { Array($0) }.count }
      #expect(listed == rows.report.rejections.map(\.count))
    }
  }

  @Test("the fast and the careful reader cut records alike", arguments: [11, 12, 13] as [UInt64])
  func fastIsCareful(seed: UInt64) throws {
    let bytes = Self.treacherous(seed: seed, rows: 400)
    let source = try SourceText(FileBytes(name: "survey.csv", bytes: bytes), delimiter: nil)
    let reader = RecordReader(source.text, columns: 5)
    var at = source.text.range.lowerBound
    var records = 0
    while at < source.text.range.upperBound {
      let fast = reader.read(at: at)
      let cells = (0..<min(5, fast.cells)).map { source.text.string(of: reader.fields[$0]) }
      let careful = reader.readWithCare(at: at)
      let carefulCells = (0..<min(5, careful.cells)).map { source.text.string(of: reader.fields[$0]) }
      #expect(fast.next == careful.next && fast.lines == careful.lines && fast.fault == careful.fault)
      #expect(cells == carefulCells)
      #expect(fast.next > at)
      at = fast.next
      records += 1
    }
    #expect(records > 300)
  }
}
