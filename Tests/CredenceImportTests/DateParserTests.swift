import CredenceSurvey
import Testing

@testable import CredenceImport

@Suite("Date cells")
struct DateParserTests {
  static let today = Timestamp(year: 2026, month: 6, day: 30)

  func parser(_ order: DateOrder? = nil) -> DateParser { DateParser(order: order, today: Self.today) }

  func probe(_ cells: [String]) -> DateProbe {
    var probe = DateProbe()
    for cell in cells { probe.observe(cell) }
    return probe
  }

  @Test(
    "unmistakable forms of 1 March 2025 are read without any decision",
    arguments: [
      "2025-03-01", "2025-3-1", "2025/03/01", "2025.03.01", "20250301", "01.03.2025", "1.3.25", "1. 3. 2025",
      "45717", "45717.0", "March 1, 2025", "Mar 1 2025", "1 Mar 2025", "1 March 2025", "1-Mar-25",
      "1-Mar-2025", "Sat, 1 Mar 2025", "Saturday, March 1, 2025", "1. März 2025", "1er mars 2025",
      "1 de marzo de 2025", "March 1st, 2025", "1740787200", "1740787200000", " 2025-03-01 ",
      "2025-03-01 00:00",
    ])
  func unmistakable(text: String) throws {
    #expect(parser().parse(text) == .moment(Timestamp(year: 2025, month: 3, day: 1)))
  }

  @Test(
    "times of day",
    arguments: [
      ("2025-03-01T09:02:00", 9, 2, 0), ("2025-03-01T09:02:00Z", 9, 2, 0),
      ("2025-03-01 09:02:11.250", 9, 2, 11),
      ("2025-03-01T09:02:00+02:00", 9, 2, 0), ("2025-03-01T09:02:00.123456-0500", 9, 2, 0),
      ("2025/03/01 9:02:00 PM GMT+1", 21, 2, 0), ("2025-03-01 09:02:00 UTC", 9, 2, 0),
      ("March 1, 2025 9:02 PM", 21, 2, 0), ("March 1, 2025 at 9:02 PM", 21, 2, 0),
      ("2025-03-01 12:00 AM", 0, 0, 0),
      ("2025-03-01 12:30 pm", 12, 30, 0), ("45717.5", 12, 0, 0), ("1740819720", 9, 2, 0),
      ("1 Mar 2025, 09:02", 9, 2, 0), ("01.03.2025 09:02", 9, 2, 0),
      ("2025-03-01 9.02.11", 9, 2, 11), ("1 marzo 2025 09.02", 9, 2, 0), ("1 mars 2025 à 9 h 02", 9, 2, 0),
      ("1 de marzo de 2025, 9:02 h", 9, 2, 0), ("01.03.2025 9:02 Uhr", 9, 2, 0),
    ])
  func times(text: String, hour: Int, minute: Int, second: Int) throws {
    let expected = Timestamp(year: 2025, month: 3, day: 1, hour: hour, minute: minute, second: second)
    #expect(parser().parse(text) == .moment(expected))
  }

  @Test(
    "refused dates, each with its reason",
    arguments: [
      ("2025-13-01", RejectReason.impossibleDate), ("2025-02-29", .impossibleDate),
      ("2099-01-01", .futureDate),
      ("2025-03-01 24:01", .impossibleDate), ("31.04.2025", .impossibleDate), ("03/04/2025", .ambiguousDate),
      ("13/13/2025", .impossibleDate), ("yesterday", .unreadableDate), ("2025", .unreadableDate),
      ("1234567", .unreadableDate), ("2025-03", .unreadableDate), ("2026-07-01", .futureDate),
      ("1899-12-31", .impossibleDate), ("3/1/202", .unreadableDate), ("2025-03-01x", .unreadableDate),
      ("19999", .unreadableDate), ("4102444800", .futureDate), ("2025-03-01\u{0}", .nulByte),
      ("12", .unreadableDate), ("March 2025", .unreadableDate), ("20250301T09020", .unreadableDate),
      ("Product 1 2025", .unreadableDate),
    ])
  func refused(text: String, reason: RejectReason) {
    #expect(parser().parse(text) == .rejected(reason))
  }

  @Test("blank and NA are no date and no error; today is not the future")
  func blanks() {
    #expect(parser().parse(" ") == .blank)
    #expect(parser().parse("NA") == .blank)
    #expect(parser().parse("2026-06-30 23:59:59") == .moment(Timestamp(seconds: Self.today.seconds + 86_399)))
  }

  @Test("a slashed cell whose own numbers leave no choice is read even where the order is open")
  func ownNumbers() throws {
    #expect(parser().parse("3/13/2025") == .moment(Timestamp(year: 2025, month: 3, day: 13)))
    #expect(parser().parse("13/3/25") == .moment(Timestamp(year: 2025, month: 3, day: 13)))
    #expect(parser().parse("3/3/2025") == .moment(Timestamp(year: 2025, month: 3, day: 3)))
    #expect(parser(.monthFirst).parse("13/3/2025") == .rejected(.impossibleDate))
  }

  @Test("the whole column decides the order of slashed dates")
  func columns() throws {
    #expect(probe(["3/1/2025", "3/13/2025"]).order() == .decided(.monthFirst, by: .column))
    #expect(probe(["1/3/2025", "13/3/2025", ""]).order() == .decided(.dayFirst, by: .column))
    #expect(probe(["1/3/2025", "3/4/2025"]).order() == .open)
    #expect(probe(["13/3/2025", "3/13/2025"]).order() == .contradictory)
    #expect(probe(["1/3/2025"]).order(convention: .monthFirst) == .decided(.monthFirst, by: .layout))
    #expect(probe(["13/3/2025"]).order(convention: .monthFirst) == .decided(.dayFirst, by: .column))
    #expect(probe(["1/3/2025"]).order(declared: .dayFirst) == .decided(.dayFirst, by: .declaration))
    #expect(probe(["2025-03-01"]).order(convention: .monthFirst) == .notNeeded)
    let mostly = (13...31).map { "3/\($0)/25 9:02:00 AM" } + ["31/3/25 9:02:00 AM"]
    #expect(probe(mostly).order() == .decided(.monthFirst, by: .column))
    #expect(probe(["5/6/2025", "2025-03-01", "2025-03-02"]).majority == .yearFirst)
  }

  @Test("one slashed date among ISO dates is ambiguous, a serial among them is not")
  func mixedColumn() throws {
    let cells =
      Array(repeating: "2025-03-01", count: 12) + ["2025-13-01", "03/04/2025", "45717", "2099-01-01"]
    let order = probe(cells).order()
    #expect(order == .open && probe(cells).majority == .yearFirst)
    let readings = cells.suffix(4).map(parser(order.order).parse)
    let serial = DateReading.moment(Timestamp(year: 2025, month: 3, day: 1))
    #expect(
      readings == [.rejected(.impossibleDate), .rejected(.ambiguousDate), serial, .rejected(.futureDate)])
  }

  @Test(
    "days before and after 1970 are whole days",
    arguments: [-86_401, -86_400, -86_399, -1, 0, 1, 86_399, 86_400])
  func wholeDays(seconds: Int64) {
    let day = Timestamp(seconds: seconds).day
    #expect(Int64(day) * 86_400 <= seconds && seconds < Int64(day + 1) * 86_400)
  }

  @Test("probes of parts merge to the probe of the whole")
  func merging() {
    var left = probe(["1/3/2025", "2025-03-01Z", "x"])
    left.merge(probe(["13/3/2025", "NA"]))
    #expect(left.order() == .decided(.dayFirst, by: .column))
    #expect(left.unreadable == 2 && left.blank == 1 && left.readable == 2)
  }

  @Test("every day from 2019-12-24 to 2026-06-30 reads the same in eight forms")
  func everyDay() {
    let months = ["January", "February", "March", "April", "May", "June", "July", "August", "September"]
    let names = months + ["October", "November", "December"]
    for days in 18_254...Self.today.day {
      let moment = Timestamp(seconds: Int64(days) * 86_400)
      let parts = moment.description.split(separator: "-").compactMap { Int($0) }
      let (year, month, day) = (parts[0], parts[1], parts[2])
      let spellings: [(String, DateOrder?)] = [
        (moment.description, nil), ("\(year)/\(month)/\(day)", nil), ("\(day).\(month).\(year)", nil),
        ("\(month)/\(day)/\(year)", .monthFirst), ("\(day)/\(month)/\(year)", .dayFirst),
        ("\(days + 25_569)", nil), ("\(names[month - 1]) \(day), \(year)", nil),
        ("\(day) \(names[month - 1].prefix(3)) \(year) 00:00:00", nil),
      ]
      for (spelling, order) in spellings where parser(order).parse(spelling) != .moment(moment) {
        Issue.record("\(spelling): \(parser(order).parse(spelling)), not \(moment)")
      }
    }
  }
}
