import CredenceSurvey
import Testing

@testable import CredenceImport

/// Headings of our own making; what each must give was written down by eye before it was run.
@Suite("The column that dates the answers")
struct DateColumnTests {
  static let days = ["2025-03-04 09:05", "2025-03-05 10:15", "2025-03-07 11:25", "2025-03-13 12:35"]

  static func mapping(_ columns: [(name: String, cells: [String])]) throws -> ColumnMapping {
    let names = ["Company", "NPS"] + columns.map(\.name)
    let rows = (0..<4).map { row in
      [["Acme", "Bolt", "Acme", "Bolt"][row], ["9", "3", "8", "10"][row]] + columns.map { $0.cells[row] }
    }
    let header = HeaderRecognizer.recognize([names])
    let samples = header.columns.map { column in ColumnSample(rows.map { $0[column.index] }) }
    return try ColumnMapper.map(
      header.columns, samples: samples, rows: rows, layout: Layout.recognize(header),
      today: Timestamp(year: 2025, month: 12, day: 31))
  }

  static func dated(_ names: String...) throws -> String? {
    try mapping(names.map { ($0, days) }).column(.date)?.name
  }

  @Test(
    "one column of dates, by what it is called",
    arguments: [
      "Completion Date", "Submission Date", "Created Date", "Finished At", "Submitted At (UTC)",
      "_submission_time",
      "Heure de fin", "Hora de finalización", "Abgabedatum", "submittedAt", "Date Answered", "Reply received",
      "Survey completed on", "Response recorded", "Filled in on", "Zeitpunkt der Abgabe", "Eingereicht am",
      "Ausgefüllt am",
      "Enddatum", "Absendezeit", "Date de soumission", "Terminé le", "Répondu le", "Date d'envoi",
      "Fecha de envío",
      "Fecha y hora de finalización", "Respondido el", "Data de conclusão", "Respondido em",
      "Carimbo de data/hora",
      "Informazioni cronologiche", "Ora di completamento", "Data di compilazione", "Ingevuld op",
      "Datum voltooiing",
      "Einddatum", "Data wypełnienia", "Sygnatura czasowa", "Data przesłania", "Gönderim Tarihi",
      "Zaman damgası",
      "Tamamlanma saati", "回答日時", "タイムスタンプ", "送信日時", "提交时间", "Svarsdato", "Datum odeslání", "end_time", "ts",
    ])
  func lone(name: String) throws {
    let mapping = try Self.mapping([(name, Self.days)])
    #expect(mapping.column(.date)?.name == name)
    #expect(mapping.remarks.isEmpty)
  }

  @Test(
    "of several the one that says when the answer was sent off",
    arguments: [
      (["Start Date", "End Date"], "End Date"), (["Sent Date", "Response Date"], "Response Date"),
      (["Invited At", "Created At", "Submitted At"], "Submitted At"), (["Date Sent", "Date"], "Date"),
      (["Created", "Last Modified"], "Created"), (["Heure de début", "Heure de fin"], "Heure de fin"),
      (["Startzeit", "Fertigstellungszeit"], "Fertigstellungszeit"),
      (["Hora de inicio", "Hora de finalización"], "Hora de finalización"),
      (["Contract end date", "Survey date"], "Survey date"), (["Date of birth", "Date"], "Date"),
      (["Renewal Date", "Timestamp"], "Timestamp"), (["Last Login", "Completed"], "Completed"),
      (["Verstuurd op", "Ingevuld op"], "Ingevuld op"),
      (["Einladung gesendet", "Antwort eingegangen"], "Antwort eingegangen"),
      (["Başlangıç saati", "Bitiş saati"], "Bitiş saati"), (["開始時刻", "完了時刻"], "完了時刻"),
      (["Updated At", "Answered At"], "Answered At"), (["Purchase Date", "Feedback Date"], "Feedback Date"),
      (["Reminder sent", "Finished"], "Finished"),
      (["Data zaproszenia", "Data odpowiedzi"], "Data odpowiedzi"),
    ])
  func several(names: [String], expected: String) throws {
    #expect(try Self.mapping(names.map { ($0, Self.days) }).column(.date)?.name == expected)
    #expect(try Self.mapping(names.reversed().map { ($0, Self.days) }).column(.date)?.name == expected)
  }

  @Test(
    "dates of something else date no answer; it is said that they are there",
    arguments: [
      "Date of birth", "Geburtsdatum", "Contract start", "Vertragsbeginn", "Renewal date", "Last login",
      "Customer since",
      "Order date", "Next follow-up", "Fecha de nacimiento", "Data di nascita", "Date de naissance",
      "License expiry",
    ])
  func others(name: String) throws {
    let mapping = try Self.mapping([(name, Self.days)])
    #expect(mapping.column(.date) == nil)
    #expect(mapping.remarks == [Diagnostic(ImportFact.noAnswerDate([name]))])
  }

  @Test(
    "cells that are no dates are no dates, whatever the heading",
    arguments: [
      ("Response time", ["4", "2", "3", "5"]), ("Response time (ms)", ["45717", "45800", "45123", "45999"]),
      ("Time taken", ["4:32", "12:05", "0:59", "3:10"]),
      ("Duration", ["00:04:32", "00:12:05", "00:01:00", "00:02:00"]),
      ("Completion time", ["83", "412", "95", "120"]),
      ("Time to complete (seconds)", ["83.5", "41.25", "95.0", "120.1"]),
      ("Bearbeitungszeit", ["12", "34", "56", "78"]),
      ("When did you last call us?", ["Monday", "never", "May", "June"]),
      ("Zeit", ["3", "4", "5", "5"]), ("End", ["1", "2", "3", "4"]),
    ])
  func noDates(name: String, cells: [String]) throws {
    #expect(try Self.mapping([(name, cells)]).column(.date) == nil)
    #expect(try Self.mapping([(name, cells), ("Date", Self.days)]).column(.date)?.name == "Date")
    let named = try Self.mapping([(name, cells), ("Column 7", Self.days)])
    #expect(named.column(.date)?.name == "Column 7")
    #expect(named.remarks.map(\.code) == ["date-by-content"])
  }

  @Test("numbers are dates only where the heading says so: spreadsheet days and Unix seconds")
  func numbers() throws {
    let serials = ["45717", "45718.5", "45720", "45721"]
    let unix = ["1740819720", "1740906120", "1740992520", "1741078920"]
    #expect(try Self.mapping([("Completed", serials)]).column(.date)?.name == "Completed")
    #expect(try Self.mapping([("Response Time", unix)]).column(.date)?.name == "Response Time")
    #expect(try Self.mapping([("Customer number", unix)]).column(.date) == nil)
    #expect(try Self.mapping([("Postcode", serials)]).column(.date) == nil)
  }

  @Test("a heading of a date above cells that are none is warned about, and its rows are kept")
  func beliedHeading() throws {
    let survey = try BadRowsTests.read("company,score,Response date\nA,9,soon\nA,3,later\nB,8,never\n")
    #expect(survey.report.rowsKept == 3)
    #expect(
      survey.report.warnings.contains { $0.code == "no-dates-in-date-column" && $0.severity == .warning })
  }

  @Test("response_time.csv: ratings beside a date, hand-counted, clean; and set aside by --map")
  func responseTime() throws {
    let text =
      "Company,Score,Response time,Date\nOrkla Fisk,9,4,2025-02-03\nOrkla Fisk,6,2,2025-02-04\nOrkla Fisk,8,3,2025-02-05\nPyrford,10,5,2025-02-06\nPyrford,1,1,2025-02-07\n"
    let survey = try BadRowsTests.read(text)
    #expect(survey.tally.counts("Orkla Fisk") == ScoreCounts(promoters: 1, passives: 1, detractors: 1))
    #expect(survey.tally.counts("Pyrford") == ScoreCounts(promoters: 1, passives: 0, detractors: 1))
    #expect(survey.report.rowsRejected == 0 && survey.report.warnings.isEmpty)
    let aside = try BadRowsTests.read(text) { try? $0.columns.assign(parsing: "Date=ignore") }
    #expect(aside.report.mapping.column(.date) == nil && aside.report.rowsKept == 5)
    #expect(aside.report.mapping.columns(.metadata).map(\.name) == ["Date"])
  }

  @Test("newest_first.csv: the latest answers by the completion date, hand-counted")
  func newestFirst() throws {
    let rows = """
      Company,Contact email,NPS,Completion Date
      Ruan Tools,x@ruan.example,2,2025-06-20 10:00
      Ruan Tools,y@ruan.example,9,2025-06-11 10:00
      Sable & Sons,z@sable.example,10,2025-06-09 10:00
      Ruan Tools,x@ruan.example,10,2025-03-20 10:00
      Sable & Sons,z@sable.example,5,2025-03-02 10:00
      Sable & Sons,v@sable.example,8,2025-03-01 10:00

      """
    let survey = try BadRowsTests.read(rows)
    #expect(survey.tally.counts("Ruan Tools") == ScoreCounts(promoters: 1, passives: 0, detractors: 1))
    #expect(survey.tally.counts("Sable & Sons") == ScoreCounts(promoters: 1, passives: 1, detractors: 0))
    #expect(!survey.report.warnings.contains { $0.code == "order-of-file" })
    // The same without a word of dates: the order of the file, and it is said.
    let undated = try BadRowsTests.read(rows.replacing("Completion Date", with: "Contract renewed"))
    #expect(undated.tally.counts("Ruan Tools") == ScoreCounts(promoters: 2, passives: 0, detractors: 0))
    let remark = Diagnostic(ImportFact.orderOfFile(undatedRespondents: nil, .latest))
    #expect(undated.report.warnings.contains(remark))
  }

  @Test("respondents none of whose answers has a date are counted, in a tally of any ranges too")
  func undatedAmongDated() throws {
    let text =
      "account,respondent,score,date\nA,x,9,2025-03-01\nA,x,3,2025-03-02\nA,y,9,\nA,y,3,\nA,z,9,\nA,z,3,2025-03-02\n"
    for size in [nil, 16] {
      var options = ImportOptions.test
      options.rangeSize = size
      let survey = try SurveyImporter(options: options).tally(bytes: Array(text.utf8), name: "x.csv")
      let remark = Diagnostic(ImportFact.orderOfFile(undatedRespondents: 1, .latest))
      #expect(survey.report.warnings.contains(remark))
    }
  }

  @Test(
    "4 March 2025, 9:05:06, as programs and people write it",
    arguments: [
      "4. März 2025 um 09:05:06", "Tue Mar 04 2025 09:05:06 GMT+0100 (Central European Standard Time)",
      "Tue, 04 Mar 2025 09:05:06 +0100", "Tue, 4 Mar 2025 09:05:06 GMT", "Tue Mar  4 09:05:06 2025",
      "Tue Mar  4 09:05:06 CET 2025", "Tue Mar 04 09:05:06 +0000 2025", "2025-03-04T09:05:06.000Z",
      "2025-03-04T09:05:06+01:00[Europe/Berlin]", "20250304T090506Z", "20250304090506", "2025年3月4日 9:05:06",
      "2025/3/4 上午9:05:06", "2025. 3. 4. 오전 9:05:06", "4 mars 2025 à 09:05:06", "le 4 mars 2025 à 09:05:06",
      "mardi 4 mars 2025, 09:05:06", "4 de marzo de 2025 a las 9:05:06", "4 de março de 2025 às 09:05:06",
      "4 marzo 2025 alle 09:05:06", "4 maart 2025 om 09:05:06", "4 marca 2025 09:05:06",
      "4 Mart 2025 09:05:06",
      "Mar 4, 2025, 9:05:06\u{202F}AM", "Tuesday, March 4, 2025 at 9:05:06 AM Central European Standard Time",
      "04.03.2025, 09:05:06", "4.3.2025 klo 9.05.06", "2025-03-04 09:05:06 Europe/Berlin",
      "2025-Mar-04 09:05:06",
      "4/Mar/2025 09:05:06".replacing("/", with: "-"), "2025/03/04 9:05:06 a. m. EET",
      "Dienstag, den 4. März 2025 09:05:06 Uhr",
      "2025-03-04 09:05:06 UTC+1",
    ])
  func written(text: String) throws {
    let parser = DateParser(order: nil, today: DateParserTests.today)
    let expected = Timestamp(year: 2025, month: 3, day: 4, hour: 9, minute: 5, second: 6)
    #expect(parser.parse(text) == .moment(expected))
  }

  @Test(
    "what is like a date and is none stays refused",
    arguments: [
      "4. März 2025 um", "March 4, 2025 09:05 sometime", "2025-03-04 (", "2025年3月",
      "2025-03-04 09:05 is the time",
      "Tue Mar 4 09:05:06", "20250304090506123", "4:32", "9:05 AM", "March 4, 2025 (maybe",
    ])
  func notWritten(text: String) {
    #expect(
      DateParser(order: nil, today: DateParserTests.today).parse(text) == .rejected(.unreadableDate))
  }
}
