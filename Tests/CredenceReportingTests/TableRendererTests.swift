import CredenceReporting
import CredenceTables
import CredenceTestSupport
import Foundation
import Testing

@Suite("Tables in every format")
struct TableRendererTests {
  static let table = Table(
    title: "Two methods, one sample",
    columns: [
      .init("method", "method"), .init("value", "NPS"), .init("limits", "95% interval", .interval),
      .init("plot", "", .drawing), .init("answers", "n/N", .coverage), .init("pValue", "p"),
    ],
    rows: [
      [
        .text("tango"), .score(50), .scoreInterval(lower: -1.51, upper: 78.77),
        .drawnInterval(DrawnInterval(value: 50, outer: -1.51...78.77)), .coverage(answered: 10, known: 14),
        .pValue(0.0344),
      ],
      [
        .text("=a|b, \"c\""), .missing(), .missing(), .silence, .coverage(answered: 0, known: nil),
        .missing(),
      ],
    ],
    notes: ["n is small."])

  /// A reader of RFC 4180 that knows nothing of the writer.
  static func records(_ text: String) throws -> [[String]] {
    struct Malformed: Error {}
    var records: [[String]] = []
    var record: [String] = []
    var field: [UInt8] = []
    var bytes = Array(text.utf8)[...]
    func decoded() -> String { String(decoding: field, as: UTF8.self) }
    while !bytes.isEmpty {
      field = []
      if bytes.first == UInt8(ascii: "\"") {
        bytes.removeFirst()
        while true {
          guard let byte = bytes.popFirst() else { throw Malformed() }
          if byte != UInt8(ascii: "\"") {
            field.append(byte)
          } else if bytes.first == byte {
            field.append(byte)
            bytes.removeFirst()
          } else {
            break
          }
        }
      } else {
        while let byte = bytes.first, byte != UInt8(ascii: ","), byte != UInt8(ascii: "\r") {
          if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\n") { throw Malformed() }
          field.append(byte)
          bytes.removeFirst()
        }
      }
      record.append(decoded())
      guard let end = bytes.popFirst() else { throw Malformed() }
      if end == UInt8(ascii: "\r") {
        guard bytes.popFirst() == UInt8(ascii: "\n") else { throw Malformed() }
        records.append(record)
        record = []
      } else if end != UInt8(ascii: ",") {
        throw Malformed()
      }
    }
    return records
  }

  @Test("CSV: keys as header, two fields for limits, shortest numbers, formulas defused")
  func csv() {
    #expect(
      CSVTableRenderer().text(Self.table) == """
        method,value,limitsLower,limitsUpper,answersAnswered,answersKnown,pValue\r
        tango,50.0,-1.51,78.77,10,14,0.0344\r
        "'=a|b, ""c""\",,,,0,,\r

        """)
  }

  @Test("CSV: words a spreadsheet would run get an apostrophe, numbers and harmless words do not")
  func formulas() throws {
    for text in ["=1+1", "+49 30", "-x", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1"] {
      let table = Table(columns: [.init("a", "a")], rows: [[.text(text)]])
      #expect(try Self.records(CSVTableRenderer().text(table))[1] == ["'" + text])
    }
    for text in ["a=b", "'=1", "Müller & Co", "3M", ""] {
      let table = Table(columns: [.init("a", "a")], rows: [[.text(text)]])
      #expect(try Self.records(CSVTableRenderer().text(table))[1] == [text])
    }
    let table = Table(
      columns: [.init("a", "a")], rows: [[.score(-50)], [.count(-3)], [.number(-0.0, decimals: 1)]])
    #expect(CSVTableRenderer().text(table) == "a\r\n-50.0\r\n-3\r\n0.0\r\n")
  }

  @Test("CSV of random words reads back equal with an independent reader")
  func csvReadsBack() throws {
    var draws = Draws(state: 44)
    for _ in 0..<200 {
      var table = Table(columns: [.init("a", "a"), .init("b,\"b", "b")])
      var words: [[String]] = []
      for _ in 0..<5 {
        words.append(["x" + draws.name(), "x" + draws.name()].map { $0.replacing("\0", with: "") })
        table.append(words.last!.map { .text($0) })
      }
      // Compared by bytes: Swift's equality would forgive another normalisation.
      let read = try Self.records(CSVTableRenderer().text(table)).map { $0.map { Array($0.utf8) } }
      #expect(read == ([["a", "b,\"b"]] + words).map { $0.map { Array($0.utf8) } })
    }
  }

  @Test("JSON: rows by key, limits as objects, what is missing absent")
  func json() {
    #expect(
      JSONTableRenderer().text(Self.table)
        == #"{"schemaVersion":1,"title":"Two methods, one sample","rows":[{"method":"tango","value":50.0,"#
        + #""limits":{"lower":-1.51,"upper":78.77},"answers":{"answered":10,"known":14},"pValue":0.0344},"#
        + #"{"method":"=a|b, \"c\"","answers":{"answered":0}}],"notes":["n is small."]}"# + "\n")
  }

  @Test("Markdown: escaped pipes, numbers to the right, the source a table too")
  func markdown() {
    #expect(
      MarkdownTableRenderer().text(Self.table) == #"""
        **Two methods, one sample**

        | method     | NPS | 95% interval |   n/N |    p |
        | :--------- | --: | -----------: | ----: | ---: |
        | tango      | +50 | \[−2 … +79\] | 10/14 | .034 |
        | =a\|b, "c" |   – |            – |   0/? |    – |

        n is small.

        """#)
  }

  @Test("Markdown: a name cannot end its cell, begin markup or become HTML")
  func markdownEscapes() {
    let table = Table(columns: [.init("a", "a")], rows: [[.text("<b>|\n*x*_y_`z`[l](u)\\&")]])
    let line = MarkdownTableRenderer().text(table).split(separator: "\n")[2]
    #expect(line == #"| &lt;b&gt;\| \*x\*\_y\_\`z\`\[l\](u)\\&amp; |"#)
  }

  @Test("text: headings, a rule, words left, numbers right, drawings on one axis")
  func text() {
    let lines = TextTableRenderer(style: TerminalStyle(width: 80)).text(Self.table)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    #expect(lines[0] == "Two methods, one sample")
    #expect(lines[1] == "")
    #expect(lines[2].hasPrefix("method     NPS  95% interval  "))
    #expect(lines[2].hasSuffix("    n/N     p"))
    #expect(Set(lines[3]) == ["─"])
    #expect(lines[4].hasPrefix("tango      +50    [−2 … +79]  "))
    #expect(lines[4].hasSuffix("  10/14  .034"))
    #expect(lines[5].hasPrefix("=a|b, \"c\"    –             –  ╱╱╱╱"))
    #expect(Array(lines[4]).firstIndex(of: "●") != nil)
    #expect(lines[6] == "n is small.")
    // The lower limit, -1.51, is less than half a cell from zero: it stands under the axis's 0.
    let heading = Array(lines[2])
    let zero = heading.indices.first { heading[$0] == "0" && heading[$0 - 1] == " " }
    #expect(Array(lines[4]).firstIndex(of: "├") == zero)
  }

  @Test("text is never wider than the terminal: random Unicode words, every width 1...200")
  func widths() {
    var draws = Draws(state: 8)
    for width in 1...200 {
      var table = Table(
        title: draws.name(upTo: 120),
        columns: [
          .init("name", draws.name(upTo: 12)), .init("value", "NPS"), .init("limits", "interval", .interval),
          .init("plot", "", .drawing), .init("owner", "owner"), .init("revenue", "revenue"),
        ],
        notes: [
          draws.name(upTo: 200), "A plain sentence that is longer than some of these terminals are wide.",
        ])
      for _ in 0..<5 {
        table.append([
          .text(draws.name()), .score(Double.random(in: -100...100, using: &draws)),
          .scoreInterval(lower: -50, upper: 50),
          Bool.random(using: &draws) ? .drawnInterval(draws.drawn()) : .silence,
          .text(draws.name()), .money(Double.random(in: 0...1e8, using: &draws)),
        ])
      }
      for unicode in [true, false] {
        let style = TerminalStyle(width: width, colors: .basic, unicode: unicode)
        let text = uncoloured(TextTableRenderer(style: style).text(table))
        for line in text.split(separator: "\n") {
          #expect(TerminalText.width(of: String(line)) <= width, "width \(width): \(line)")
          #expect(isHarmless(String(line)), "\(line.debugDescription)")
          if !unicode { #expect(isASCII(line)) }
        }
      }
    }
  }

  @Test("a table without rows is its headings in every format")
  func empty() {
    let table = Table(columns: [.init("a", "A"), .init("b", "B", .interval)])
    #expect(TextTableRenderer(style: TerminalStyle()).text(table) == "A  B\n────\n")
    #expect(CSVTableRenderer().text(table) == "a,bLower,bUpper\r\n")
    #expect(JSONTableRenderer().text(table) == "{\"schemaVersion\":1,\"rows\":[]}\n")
    #expect(MarkdownTableRenderer().text(table) == "| A   |   B |\n| :-- | --: |\n")
  }

  @Test("numbers that are not finite are missing in data, never nan", arguments: [Double.nan, .infinity])
  func notFinite(value: Double) {
    let table = Table(
      columns: [.init("a", "a"), .init("b", "b", .interval)],
      rows: [[.score(value), .scoreInterval(lower: 0, upper: value)]])
    #expect(CSVTableRenderer().text(table) == "a,bLower,bUpper\r\n,0.0,\r\n")
    #expect(JSONTableRenderer().text(table) == "{\"schemaVersion\":1,\"rows\":[{}]}\n")
  }
}
