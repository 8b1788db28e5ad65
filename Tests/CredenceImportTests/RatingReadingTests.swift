import CredenceSurvey
import Testing

@testable import CredenceImport

@Suite("Columns of ratings")
struct RatingReadingTests {
  @Test(
    "numbers as they stand, words as steps of the set that covers the most answers",
    arguments: [
      (["3", "1", nil, "4.5"], [3, 1, nil, 4.5]),
      (["Never", "rarely", "SOMETIMES", "Often", "All of the time"], [1, 2, 3, 4, 5]),
      (
        ["None of the time", "A little of the time", "Some of the time", "Most of the time", "Always"],
        [1, 2, 3, 4, 5]
      ),
      // Often is next to last where Very often is last, as it is where Always is.
      (["Never", "Often", "Very often"], [1, 4, 5]),
      (["Most of it", "About\u{A0}half\u{A0}of\u{A0}it", "All of it"], [4, 3, 5]),
      (["Strongly Agree", "Disagree", "Neither Agree nor Disagree"], [5, 2, 3]),
      // Good is 3 of poor to excellent with a very good between.
      (["Very good", "Good", "Excellent", "Poor"], [4, 3, 5, 1]),
      (["NA", "n/a", "4", "2"], [nil, nil, 4, 2]),
    ] as [([String?], [Double?])])
  func values(cells: [String?], expected: [Double?]) {
    let reading = RatingReading(CategoricalColumn(cells))
    #expect(reading.values == expected && reading.isReadable && reading.unread.isEmpty)
    #expect(reading.answeredCount == expected.count { $0 != nil })
  }

  @Test(
    "what is not read is named in the order met, and a column of which less than half is read is no rating")
  func unread() {
    let mixed = RatingReading(CategoricalColumn(["Agree", "Perhaps", "Disagree", "Who knows", "Agree"]))
    #expect(mixed.unread == ["Perhaps", "Who knows"] && mixed.readCount == 3 && mixed.isReadable)
    let middle = RatingReading(CategoricalColumn(["Just right", "Too fast", "Neutral"]))
    #expect(!middle.isReadable && middle.readCount == 1)
    #expect(!RatingReading(CategoricalColumn([nil, "NA"])).isReadable)
  }

  @Test("words of how often are no satisfaction, whatever the column is called")
  func satisfaction() throws {
    let rows = ["Never", "Often", "Sometimes", "Always"].enumerated().map {
      "A\($0.offset),9,\($0.element)\n"
    }
    let text = "account,score,How satisfied are you with our support?\n" + rows.joined()
    let importer = SurveyImporter(options: ImportOptions(today: Timestamp(year: 2025, month: 1, day: 1)))
    let survey = try importer.read(bytes: Array(text.utf8), name: "survey.csv")
    #expect(survey.table?.satisfaction.isEmpty == true)
  }

  @Test(
    "a column to be kept stays the field it is; one that is not there, or is a question of several, is refused"
  )
  func kept() throws {
    var options = ImportOptions(today: Timestamp(year: 2025, month: 1, day: 1))
    options.columns.keep(["ROLE", "Country", "Country"])
    let text = "account,role,score,Country\nA,DM,9,de\nB,User,3,fr\n"
    let survey = try SurveyImporter(options: options).read(bytes: Array(text.utf8), name: "survey.csv")
    let table = try #require(survey.table)
    #expect(table.roles?.levels.count == 2 && table.segments.map(\.name) == ["Country"])
    #expect(table.kept.map(\.name) == ["ROLE", "Country"] && table.kept[0].values[0] == "DM")
    #expect(survey.report.mapping.field(ofKept: "ROLE") == .role)
    options.columns.keep(["Planet"])
    let importer = SurveyImporter(options: options)
    #expect { try importer.read(bytes: Array(text.utf8), name: "survey.csv") } throws: { error in
      guard case ImportError.columns(_, .noSuchKeptColumn("Planet", _, let columns)) = error else {
        return false
      }
      return columns.contains("Country")
    }
  }
}
