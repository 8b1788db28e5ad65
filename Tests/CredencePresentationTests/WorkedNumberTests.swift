import CredenceAnalysis
import CredenceReporting
import CredenceSurvey
import CredenceTables
import CredenceTestSupport
import Foundation
import Testing

@testable import CredencePresentation

// The third worked example of CONTRIBUTING.md: a number from the result to a column and a key. `Tests/HouseTests`
// checks that the guide shows the marked parts as they stand here.

// guide: result
extension ScoreMeasurement {
  /// How wide the score's interval is, in points; `nil` without answers, and of a hidden group.
  var intervalWidth: Double? { score?.interval.width }
}
// end of guide

extension AnalysisReport {
  // guide: column
  static let widthColumn = Table.Column("npsIntervalWidth", "width")

  static func widthCell(_ measurement: ScoreMeasurement) -> Cell {
    measurement.intervalWidth.map { .number($0, decimals: 1) } ?? .missing()
  }
  // end of guide

  var widthTable: Table {
    Table(
      columns: [
        Table.Column("account", "account"), Table.Column("npsInterval", "interval", .interval),
        Self.widthColumn,
      ],
      rows: accounts.map { report in
        [
          .text(report.account.name),
          report.total.score.map { report.total.counts.limits($0.interval) } ?? .missing(),
          Self.widthCell(report.total),
        ]
      })
  }
}

extension ScoreMeasurement {
  // guide: key
  func writeWidth(to json: inout JSONWriter) {
    json.member("npsIntervalWidth", intervalWidth)
  }
  // end of guide
}

@Suite("Worked example: a number in the report")
struct WorkedNumberTests {
  static func report(minimumResponses: Int) throws -> AnalysisReport {
    var plan = AnalysisPlan()
    plan.minimumResponses = minimumResponses
    let today = Timestamp(year: 2025, month: 4, day: 1)
    return try Analysis(plan, today: today).run(input: Fixtures.url("Import/canonical.csv").path)
  }

  // guide: number's evidence
  @Test("column and key say the distance of the limits, and nothing of a hidden account", arguments: [1, 3])
  func width(minimumResponses: Int) throws {
    let report = try Self.report(minimumResponses: minimumResponses)
    let rows = CSVTableRenderer.csv.text(report.widthTable).split(separator: "\r\n").dropFirst()
    for (account, row) in zip(report.accounts, rows) {
      let fields = row.split(separator: ",", omittingEmptySubsequences: false).suffix(3).map { Double($0) }
      let text = JSONWriter.text { json in
        json.object { json in account.total.writeWidth(to: &json) }
      }
      let json = try JSONDecoder().decode([String: Double].self, from: Data(text.utf8))
      #expect(fields[2] == json["npsIntervalWidth"])
      if let lower = fields[0], let upper = fields[1] {
        #expect(fields[2] == upper - lower)
      } else {
        #expect(account.isHidden && json.isEmpty)
      }
    }
    #expect(report.accounts.contains(where: \.isHidden) == (minimumResponses > 1))
  }
  // end of guide
}
