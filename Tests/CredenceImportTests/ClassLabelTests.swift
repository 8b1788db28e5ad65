import CredenceSurvey
import Testing

@testable import CredenceImport

@Suite("The tool's class labels are compared with the classes of the scores, by rows and by tally")
struct ClassLabelTests {
  /// The remark on class labels, the same by both readings and on any ranges.
  static func remark(_ text: String, _ change: (inout ImportOptions) -> Void = { _ in }) throws -> Diagnostic?
  {
    let codes: Set<Diagnostic.Code> = ["class-label-differs", "class-labels-unread"]
    let rows = try BadRowsTests.read(text, change).report.warnings.filter { codes.contains($0.code) }
    for size in [nil, 40, 90] {
      var options = ImportOptions.test
      change(&options)
      options.rangeSize = size
      let tally = try SurveyImporter(options: options).tally(bytes: Array(text.utf8), name: "survey.csv")
      #expect(tally.report.warnings.filter { codes.contains($0.code) } == rows)
    }
    return rows.first
  }

  static func file(_ heading: String, _ rows: [(score: Int, label: String)]) -> String {
    "account,score,\(heading)\n" + rows.map { "A,\($0.score),\($0.label)\n" }.joined()
  }

  @Test("labels made with other cuts: the rows that differ, and the cuts the labels fit")
  func offByOne() throws {
    // Counted by hand: three nines called passive and an eight called promoter.
    let rows = [
      (9, "Passive"), (9, "Passive"), (10, "Promoter"), (8, "Passive"), (9, "Passive"), (6, "Detractor"),
      (8, "Promoter"), (2, "Detractor"),
    ]
    let remark = try #require(try Self.remark(Self.file("NPS category", rows)))
    #expect(remark.severity == .warning && remark.code == "class-label-differs")
    let cuts = ImportFact.OtherCuts(
      ranges: [
        ImportFact.ClassRange(loyalty: .promoter, lowest: 10, highest: 10),
        ImportFact.ClassRange(loyalty: .passive, lowest: 8, highest: 9),
        ImportFact.ClassRange(loyalty: .detractor, lowest: 2, highest: 6),
      ], misfits: 1)
    #expect(
      remark
        == Diagnostic(
          ImportFact.classLabelDiffers(
            column: "NPS category", 4, of: 8, first: .init(line: 2, score: 9, label: .passive), cuts,
            .likelihoodToRecommend)))
  }

  @Test("single slips are counted, and no other cuts are read into them")
  func slips() throws {
    let rows = (0...10).map { score in
      (score, score == 3 ? "Promoter" : score >= 9 ? "Promoter" : score >= 7 ? "Passive" : "Detractor")
    }
    let remark = try #require(try Self.remark(Self.file("NPS group", rows)))
    #expect(
      remark
        == Diagnostic(
          ImportFact.classLabelDiffers(
            column: "NPS group", 1, of: 11, first: .init(line: 5, score: 3, label: .promoter), nil,
            .likelihoodToRecommend)))
  }

  @Test(
    "codes are learnt from agreement, words are known in many languages",
    arguments: [
      ["1", "2", "3"], ["0", "1", "2"], ["3", "2", "1"], ["D", "N", "P"],
      ["Kritiker", "Indifferente", "Promotoren"],
      ["Détracteur", "Passif", "Promoteur"], ["detratores", "neutros", "promotores"],
      ["Detractor (0-6)", "Passive (7-8)", "Promoter (9-10)"], ["批判者", "中立者", "推奨者"],
    ])
  func coding(_ labels: [String]) throws {
    func label(_ score: Int) -> String { labels[score >= 9 ? 2 : score >= 7 ? 1 : 0] }
    let agreeing = [10, 9, 8, 7, 6, 3, 0, 9].map { ($0, label($0)) }
    #expect(try Self.remark(Self.file("NPS group", agreeing)) == nil)
    let slip = try #require(try Self.remark(Self.file("NPS group", agreeing + [(10, label(0))])))
    #expect(
      slip
        == Diagnostic(
          ImportFact.classLabelDiffers(
            column: "NPS group", 1, of: 9, first: .init(line: 10, score: 10, label: .detractor), nil,
            .likelihoodToRecommend)))
  }

  @Test("labels that follow no coding of the classes are not compared, which is said")
  func noCoding() throws {
    let rows = (0..<12).map { (($0 * 5) % 11, ["x", "y", "z", "w"][$0 % 4]) }
    #expect(try Self.remark(Self.file("NPS group", rows))?.code == "class-labels-unread")
    let two = (0..<20).map { (($0 * 3) % 11, $0 % 2 == 0 ? "x" : "y") }
    #expect(try Self.remark(Self.file("NPS group", two))?.code == "class-labels-unread")
  }

  @Test("blank labels are none, and the labels of the score's own question are those compared")
  func columns() throws {
    #expect(try Self.remark(Self.file("NPS group", [(9, ""), (3, "N/A"), (10, "Promoter")])) == nil)
    let text = "account,Q1_NPS_GROUP,Q2_NPS_GROUP,Q2\nA,Promoter,Detractor,3\nA,Detractor,Promoter,9\n"
    #expect(try Self.remark(text) { $0.columns = ColumnOptions([.init(.score, ["Q2"])]) } == nil)
  }
}
