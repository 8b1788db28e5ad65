import CredenceSurvey
import CredenceTestSupport
import Foundation
import Testing

@testable import CredenceImport

@Suite("Revenue in files of counts")
struct CountsRevenueTests {
  @Test("is read once per account; another value and a negative one are said")
  func revenue() throws {
    let text = """
      account,role,promoters,passives,detractors,revenue
      Acme,decision-maker,1,0,0,"1,200,000.50"
      Acme,end-user,2,1,0,"1,200,000.50"
      Borealis,end-user,0,1,2,85000
      Borealis,decision-maker,0,0,1,84000
      Cobalt,end-user,1,1,1,-5

      """
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "counts.csv")
    try text.write(to: file, atomically: true, encoding: .utf8)
    let today = Timestamp(year: 2026, month: 1, day: 1)
    let survey = try SurveyImporter(options: ImportOptions(today: today)).read(file.path)
    #expect(survey.accounts.map(\.revenue) == [1_200_000.5, 85_000, nil])
    let codes = survey.report.warnings.map(\.code)
    #expect(codes.contains("conflicting-revenue") && codes.contains("negative-revenue"))
  }
}
