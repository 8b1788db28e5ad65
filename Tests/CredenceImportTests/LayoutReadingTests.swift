import CredenceSurvey
import CredenceTestSupport
import Testing

@testable import CredenceImport

/// The rendered layouts, cell by cell, through every part that starts at cells.
@Suite("Layouts from cells to answers")
struct LayoutReadingTests {
  struct Sheet: Decodable {
    let file: String
    let rows: [[String]]
  }

  static func sheet(_ file: String) throws -> Sheet {
    try #require(Fixtures.cases("CredenceImport/layout_rows.json", as: Sheet.self).first { $0.file == file })
  }

  struct Reading {
    let layout: Layout
    let mapping: ColumnMapping
    let rows: [[String]]
    let samples: [ColumnSample]
  }

  static func read(_ file: String, options: ColumnOptions = ColumnOptions()) throws -> Reading {
    let sheet = try sheet(file)
    let header = HeaderRecognizer.recognize(sheet.rows)
    let layout = Layout.recognize(header)
    let rows = sheet.rows.dropFirst(header.rowCount).filter { $0.contains { !$0.isEmpty } }
    let samples = header.columns.map { column in ColumnSample(rows.map { $0[column.index] }) }
    let mapping = try ColumnMapper.map(header.columns, samples: samples, layout: layout, options: options)
    return Reading(layout: layout, mapping: mapping, rows: Array(rows), samples: samples)
  }

  static let layouts: [(String, Layout)] = [
    ("canonical.csv", .plain), ("customergauge.csv", .customerGauge), ("excel_eu_cp1252.csv", .plain),
    ("formbricks.csv", .formbricks), ("googleforms.csv", .googleForms), ("msforms.csv", .microsoftForms),
    ("qualtrics_text_bom.csv", .qualtrics), ("qualtrics_utf16.tsv", .qualtrics),
    ("surveymonkey_expanded.csv", .surveyMonkey),
  ]

  @Test("account, role, score, date and drivers are found without an option", arguments: layouts)
  func mapped(file: String, layout: Layout) throws {
    let reading = try Self.read(file)
    #expect(reading.layout == layout)
    for field in [SurveyField.account, .role, .score, .date] {
      #expect(reading.mapping.column(field) != nil, "\(field)")
    }
    #expect(reading.mapping.columns(.drivers).count == (layout == .surveyMonkey ? 4 : 1))
    #expect(reading.mapping.entries.map(\.column.index) == Array(reading.rows[0].indices))
  }

  @Test("accounts, roles and classes are those the provider states", arguments: layouts)
  func classes(file: String, layout: Layout) throws {
    let reading = try Self.read(file)
    let account = try #require(reading.mapping.column(.account)).index
    let role = try #require(reading.mapping.column(.role)).index
    let score = try #require(reading.mapping.column(.score)).index
    let parser = ScoreParser(sentinels: layout.conventions.sentinels)
    var found: [String: Int] = [:]
    var blanks = 0
    for row in reading.rows {
      switch parser.parse(row[score]) {
      case .score(let value):
        let name = try #require(AccountNames.clean(row[account]))
        let role = try #require(RoleAliases.standard.role(of: row[role]))
        let loyalty = try #require(ScoreScale.likelihoodToRecommend.loyaltyClass(of: Int(value)))
        found["\(name)/\(role.rawValue)/\(loyalty.rawValue)", default: 0] += 1
      case .blank: blanks += 1
      default: Issue.record("\(row[score])")
      }
    }
    // From expected.json: n and score of each account and role; the code page of one file has no Turkish s.
    let cobalt = file == "excel_eu_cp1252.csv" ? "Cobalt Ünlü A.S." : "Cobalt Ünlü A.Ş."
    let stated = [
      "Acme, Inc./decision-maker/detractor": 2, "Acme, Inc./influencer/promoter": 1,
      "Acme, Inc./end-user/promoter": 4, "Borealis GmbH/decision-maker/promoter": 1,
      "Borealis GmbH/influencer/promoter": 2, "Borealis GmbH/end-user/detractor": 6,
      "\(cobalt)/decision-maker/passive": 1, "\(cobalt)/influencer/passive": 1, "Delta/end-user/detractor": 1,
    ]
    #expect(found == stated)
    #expect(blanks == (layout == .customerGauge ? 1 : 0))
  }

  @Test("driver counts are those the provider states", arguments: layouts)
  func drivers(file: String, layout: Layout) throws {
    let reading = try Self.read(file)
    let columns = reading.mapping.columns(.drivers)
    let score = try #require(reading.mapping.column(.score)).index
    var counts: [String: Int] = [:]
    if columns.count > 1 {
      for column in columns {
        let parser = SelectionParser(blank: reading.samples[column.index].selection.blankMeaning)
        let label = try #require(column.option)
        for row in reading.rows where parser.parse(row[column.index]) == .selected {
          counts[label, default: 0] += 1
        }
      }
    } else {
      let column = columns[0]
      let learning = DriverLearning(
        cells: reading.samples[column.index].cells, delimiter: layout.conventions.driverDelimiter,
        column: column.name)
      #expect(!learning.diagnostics(quotesWords: true).contains { $0.severity == .warning })
      for row in reading.rows where !row[score].isEmpty {
        guard case .ticked(let labels, other: []) = learning.splitter.read(row[column.index]) else {
          continue
        }
        for label in labels { counts[learning.splitter.labels[label], default: 0] += 1 }
      }
    }
    let stated = [
      "Product performance": 7, "Customer support": 7, "Professional services": 6, "Price, value": 5,
    ]
    #expect(counts == stated)
  }

  @Test("dates run from 1 to 19 March 2025 in row order", arguments: layouts)
  func dates(file: String, layout: Layout) throws {
    let reading = try Self.read(file)
    let column = try #require(reading.mapping.column(.date)).index
    var probe = DateProbe()
    for row in reading.rows { probe.observe(row[column]) }
    let parser = DateParser(
      order: probe.order(convention: layout.conventions.dateOrder).order,
      today: Timestamp(year: 2026, month: 1, day: 1))
    let first = Timestamp(year: 2025, month: 3, day: 1).day
    let days = reading.rows.compactMap { row -> Int? in
      guard case .moment(let moment) = parser.parse(row[column]) else { return nil }
      return moment.day - first + 1
    }
    #expect(days == Array(1...19))
  }

  @Test(
    "satisfaction, where the file has it: 18 ratings, sum 57",
    arguments: layouts.filter { $0.0 != "customergauge.csv" && $0.0 != "excel_eu_cp1252.csv" })
  func satisfaction(file: String, layout: Layout) throws {
    let reading = try Self.read(file)
    let columns = reading.mapping.columns(.csat)
    #expect(columns.count == 1)
    let index = try #require(columns.first).index
    let parser = SatisfactionParser.fitting(reading.samples[index].cells.map { ($0.text, $0.count) })
    let ratings = reading.rows.compactMap { row -> Int? in
      guard case .rating(let rating) = parser.parse(row[index]) else { return nil }
      return Int(rating)
    }
    // Counted by hand in canonical.csv: 5 5 4 4 4 1 1 1 2 2 3 3 - 4 5 5 4 3 1.
    #expect(ratings == [5, 5, 4, 4, 4, 1, 1, 1, 2, 2, 3, 3, 4, 5, 5, 4, 3, 1])
    #expect(ratings.reduce(0, +) == 57)
  }

  @Test("how each was found is said")
  func foundBy() throws {
    let qualtrics = try Self.read("qualtrics_text_bom.csv").mapping
    func how(_ mapping: ColumnMapping, _ field: SurveyField) -> [String] {
      mapping.entries.filter { $0.field == field }.map { "\($0.column.name) by \($0.foundBy.rawValue)" }
    }
    #expect(how(qualtrics, .score) == ["Q1 by question-text"])
    #expect(how(qualtrics, .scoreClass) == ["Q1_NPS_GROUP by name"])
    #expect(how(qualtrics, .respondent) == ["RecipientEmail by name"])
    #expect(how(qualtrics, .csat) == ["Q3 by question-text"])
    #expect(how(qualtrics, .comment) == ["Q4 by question-text"])
    let monkey = try Self.read("surveymonkey_expanded.csv").mapping
    #expect(how(monkey, .account) == ["Custom Data 1 by layout"])
    #expect(how(monkey, .role) == ["Custom Data 2 by content"])
    #expect(how(monkey, .respondent) == ["Email Address by name"])
    let excel = try Self.read("excel_eu_cp1252.csv").mapping
    #expect(how(excel, .score) == ["Bewertung by name"] && how(excel, .revenue) == ["Umsatz by name"])
    let forms = try Self.read("msforms.csv").mapping
    #expect(how(forms, .respondent).isEmpty, "anonymous throughout")
    let formbricks = try Self.read("formbricks.csv").mapping
    #expect(how(formbricks, .drivers) == ["2. Main reasons by name"])
    #expect(formbricks.columns(.segment).map(\.name) == ["Tags"])
  }

  @Test("revenue in the styles of the files")
  func revenue() throws {
    for file in ["canonical.csv", "customergauge.csv", "excel_eu_cp1252.csv"] {
      let reading = try Self.read(file)
      let index = try #require(reading.mapping.column(.revenue)).index
      var probe = RevenueProbe()
      for row in reading.rows { probe.observe(row[index]) }
      let parser = RevenueParser(mark: probe.mark)
      #expect(parser.parse(reading.rows[0][index]) == .amount(1_200_000.5))
      #expect(parser.parse(reading.rows[18][index]) == .amount(9_000))
    }
  }

  @Test("a lost zero: the layout says that a blank may be one, the file that the response is finished")
  func lostZero() throws {
    let reading = try Self.read("formbricks_zero_lost.csv")
    let columns = reading.mapping.entries.map(\.column)
    let finished = try #require(RowFilter.finishedColumn(for: reading.layout, columns))
    let score = try #require(reading.mapping.column(.score)).index
    let lost = reading.rows.filter { $0[score].isEmpty && RowFilter.saysFinished($0[finished]) }
    #expect(lost.map { $0[1] } == ["R019"])
  }

  @Test("aggregated counts need no score")
  func aggregates() throws {
    let reading = try Self.read("aggregated_counts.csv")
    #expect(reading.layout == .aggregates)
    #expect(reading.mapping.column(.account)?.name == "Account")
  }
}
