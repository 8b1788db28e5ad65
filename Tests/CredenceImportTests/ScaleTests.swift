import CredenceSurvey
import Testing

@testable import CredenceImport

@Suite("Scales are declared, never guessed, and what looks like another one is said")
struct ScaleTests {
  @Test("customary scales and their cuts")
  func cuts() throws {
    let expected: [(String, [Int], [Int], [Int])] = [
      ("0-10", [9, 10], [7, 8], [0, 6]), ("1-10", [9, 10], [7, 8], [1, 6]),
      ("1-5", [5, 5], [4, 4], [1, 3]),
      ("0-5", [5, 5], [4, 4], [0, 3]), ("1-7", [7, 7], [6, 6], [1, 5]),
      ("0-100", [90, 100], [70, 89], [0, 69]),
      ("1-4:3:4", [4, 4], [3, 3], [1, 2]), ("0-10:8:10", [10, 10], [8, 9], [0, 7]),
    ]
    for (name, promoters, passives, detractors) in expected {
      let scale = try ScoreScale(parsing: name)
      #expect(promoters.allSatisfy { scale.loyaltyClass(of: $0) == .promoter })
      #expect(passives.allSatisfy { scale.loyaltyClass(of: $0) == .passive })
      #expect(detractors.allSatisfy { scale.loyaltyClass(of: $0) == .detractor })
      #expect(
        scale.loyaltyClass(of: promoters[1] + 1) == nil && scale.loyaltyClass(of: detractors[0] - 1) == nil)
    }
    for wrong in ["1-4", "5", "1..5", "5-1", "1-5:1:5", "1-5:5:5", "-5-5", "0-200", "", "1-5:4", "a-b"] {
      #expect(throws: ScoreScaleError.self) { try ScoreScale(parsing: wrong) }
    }
  }

  @Test("a declared scale is read, its classes are told, and what lies outside is refused")
  func declared() throws {
    let text = "account,score\nA,5\nA,5\nA,4\nA,3\nA,1\nA,6\n"
    let survey = try BadRowsTests.read(text) {
      $0.scale = try! ScoreScale(parsing: "1-5")
      $0.scaleIsDeclared = true
    }
    let cell = survey.tally.cells.values.first
    #expect(cell?.promoters == 2 && cell?.passives == 1 && cell?.detractors == 2)
    #expect(survey.report[.scoreOffScale] == 1)
    let scale = try ScoreScale(parsing: "1-5")
    #expect(survey.report.warnings.contains(Diagnostic(ImportFact.scaleDeclared(scale))))
    #expect(scale.classWords == "promoters 5, passives 4, detractors 1-3")
  }

  static func doubts(_ scores: [Int], declared: Bool = false) throws -> [Diagnostic] {
    let text = "account,score\n" + scores.map { "A,\($0)\n" }.joined()
    var options = ImportOptions.test
    options.scaleIsDeclared = declared
    let importer = SurveyImporter(options: options)
    let rows = try importer.read(bytes: Array(text.utf8), name: "s.csv").report.warnings.filter(
      \.putsAllInDoubt)
    let tally = try importer.tally(bytes: Array(text.utf8), name: "s.csv").report.warnings.filter(
      \.putsAllInDoubt)
    #expect(rows == tally)
    return rows
  }

  @Test("many scores and none above 4, 5 or 7 look like another scale")
  func doubts() throws {
    let four = try Self.doubts((0..<48).map { 1 + $0 % 4 })
    #expect(four.count == 1 && four[0].severity == .warning)
    func doubt(_ answers: Int, upTo highest: Int) -> Diagnostic {
      Diagnostic(ImportFact.anotherScaleLikely(answers: answers, lowest: 1, highest: highest))
    }
    #expect(four == [doubt(48, upTo: 4)])
    #expect(try Self.doubts((0..<20).map { 1 + $0 % 5 }) == [doubt(20, upTo: 5)])
    #expect(try Self.doubts((0..<40).map { 1 + $0 % 7 }) == [doubt(40, upTo: 7)])
  }

  @Test("few scores, one high score among them, or a declared scale are no reason for doubt")
  func noDoubts() throws {
    #expect(try Self.doubts([1, 2, 3, 4, 2, 1, 3, 4, 4]).isEmpty)
    #expect(try Self.doubts((0..<48).map { 1 + $0 % 4 } + [8]).isEmpty)
    #expect(try Self.doubts((0..<24).map { 1 + $0 % 7 }).isEmpty)
    #expect(try Self.doubts((0..<48).map { 1 + $0 % 4 }, declared: true).isEmpty)
  }

  @Test(
    "partial, disqualified and test responses are left out with a count; other columns named status are not asked",
    arguments: [
      ("Status", ["Complete", "Partial", "Disqualified", "Complete"], 2, 2, 0),
      ("Status", ["Completed", "In progress", "Test", "Completed"], 2, 1, 1),
      ("Completion Status", ["complete", "incomplete", "complete", "complete"], 3, 1, 0),
      ("Status", ["Active", "Test", "Partial", "Closed"], 4, 0, 0),
      ("Status", ["Partial", "Partial", "Partial", "Partial"], 4, 0, 0),
      ("Finished", ["TRUE", "FALSE", "TRUE", ""], 3, 1, 0), ("Is Test", ["no", "yes", "no", "no"], 3, 0, 1),
    ])
  func partial(_ name: String, _ cells: [String], kept: Int, incomplete: Int, tests: Int) throws {
    let text =
      "account,score,\(name),note\n"
      + cells.enumerated().map { "A,\(9 - $0.offset),\($0.element),x\n" }.joined()
    let report = try BadRowsTests.read(text).report
    #expect(report.rowsKept == kept)
    #expect(report[.incompleteResponse] == incomplete && report[.previewRow] == tests)
  }

  @Test("Qualtrics' unfinished responses are left out, by words and by numbers")
  func qualtrics() throws {
    for (yes, no) in [("True", "False"), ("1", "0")] {
      let text =
        "ResponseId,RecordedDate,Finished,account,Q1 NPS,score\n"
        + "R1,2025-03-01,\(yes),A,,9\nR2,2025-03-01,\(no),A,,3\nR3,2025-03-01,\(yes),A,,7\n"
      let report = try BadRowsTests.read(text).report
      #expect(report.layout == .qualtrics && report.rowsKept == 2 && report[.incompleteResponse] == 1)
    }
  }
}
