import CredenceSurvey
import Testing

@testable import CredenceImport

@Suite("Driver cells")
struct DriverSplitterTests {
  /// The ticks of the 19 responses of the layouts' fixtures, and the counts their provider states.
  static let responses: [[String]] = {
    let (product, support, services, price) =
      ("Product performance", "Customer support", "Professional services", "Price, value")
    return [
      [product, support], [support], [services], [price, product], [product], [support], [services, price],
      [price], [product], [support, services], [services], [], [product, support], [support], [services],
      [price, product], [product], [support], [services, price],
    ]
  }()
  static let stated = [
    "Product performance": 7, "Customer support": 7, "Professional services": 6, "Price, value": 5,
  ]

  func counts(_ cells: [String], _ splitter: DriverSplitter) -> [String: Int] {
    var counts: [String: Int] = [:]
    for cell in cells {
      guard case .ticked(let ticked, other: []) = splitter.read(cell) else { continue }
      for label in ticked { counts[splitter.labels[label], default: 0] += 1 }
    }
    return counts
  }

  func learn(_ cells: [String], dictionary: [String] = [], delimiter: DriverDelimiter? = nil)
    -> DriverLearning
  {
    var order: [String] = []
    var counts: [String: Int] = [:]
    for cell in cells {
      if counts[cell] == nil { order.append(cell) }
      counts[cell, default: 0] += 1
    }
    return DriverLearning(
      cells: order.map { DriverCell($0, count: counts[$0] ?? 0) }, dictionary: dictionary,
      delimiter: delimiter,
      column: "reasons")
  }

  @Test(
    "the stated counts from every tool's way of joining",
    arguments: [
      (";", "", DriverDelimiter.semicolon), ("; ", "", .semicolon), (";", ";", .semicolon), ("|", "", .bar),
      (",", "", .tightComma), (", ", "", .spacedComma), ("\n", "", .lineBreak), (" | ", "", .bar),
    ])
  func layouts(joint: String, end: String, delimiter: DriverDelimiter) {
    let cells = Self.responses.map { $0.isEmpty ? "" : $0.joined(separator: joint) + end }
    let learning = learn(cells)
    #expect(learning.splitter.delimiter == delimiter)
    #expect(counts(cells, learning.splitter) == Self.stated)
    #expect(!learning.diagnostics(quotesWords: true).contains { $0.severity == .warning })
  }

  @Test("a declared dictionary wins, longest label first, and the rest is free text")
  func declared() {
    let labels = ["Price", "Price, value", "Support"]
    let splitter = learn(["Price, value, Support", "Price, Support"], dictionary: labels).splitter
    #expect(splitter.read("Price, value, Support") == .ticked([1, 2], other: []))
    #expect(splitter.read("price, Support") == .ticked([0, 2], other: []))
    #expect(splitter.read("Price, my own words, Support") == .ticked([0, 2], other: ["my own words"]))
    #expect(splitter.read("Support, Support") == .ticked([2], other: []))
  }

  @Test("nothing ticked and not asked are different")
  func blanks() {
    let splitter = learn(["a;b"]).splitter
    #expect(splitter.read("") == .ticked([], other: []))
    #expect(splitter.read("NA") == .notAsked)
    #expect(splitter.read(";") == .ticked([], other: []))
  }

  @Test("too few rows to tell: counted as two labels, with a warning that asks for a dictionary")
  func undecided() {
    let learning = learn(["Price, value", "Support", "Product"])
    #expect(learning.splitter.labels == ["Price", "value", "Support", "Product"])
    #expect(learning.diagnostics(quotesWords: true).map(\.code) == ["driver-labels-uncertain"])
    #expect(
      learn(["Price, value", "Support", "Product"], dictionary: ["Price, value"]).diagnostics(
        quotesWords: true
      ).isEmpty)
  }

  @Test("options that merely often go together stay apart")
  func correlated() {
    let cells =
      Array(repeating: "Speed, Price", count: 20) + ["Speed"] + Array(repeating: "Support", count: 20)
    #expect(learn(cells).splitter.labels == ["Speed", "Price", "Support"])
    #expect(learn(cells).diagnostics(quotesWords: true).isEmpty)
  }

  @Test("commas in brackets, and between digits of a text, separate nothing")
  func brackets() {
    #expect(
      DriverDelimiter.spacedComma.pieces(of: "Lab (e.g., A, B), Company") == ["Lab (e.g., A, B)", "Company"])
    #expect(DriverDelimiter.spacedComma.pieces(of: "a ( b, c") == ["a ( b", "c"])
    #expect(
      DriverDelimiter.tightComma.pieces(of: "over 1,000 seats,Price, value") == [
        "over 1,000 seats", "Price, value",
      ])
    #expect(DriverDelimiter.tightComma.pieces(of: "1,3,4") == ["1", "3", "4"])
    #expect(DriverDelimiter.semicolon.pieces(of: " a ; b;; c;") == ["a", "b", "c"])
  }

  @Test("free text with a semicolon does not turn a comma column")
  func freeText() {
    let cells = Array(repeating: "C++, Python", count: 30) + ["Python", "my own; and more"]
    #expect(learn(cells).splitter.delimiter == .spacedComma)
  }

  @Test(
    "one column per option: what a cell says",
    arguments: [
      ("1", DriverSelection.selected), ("0", .notSelected), ("Y", .selected), ("N", .notSelected),
      ("TRUE", .selected), ("False", .notSelected), ("yes", .selected), ("No", .notSelected),
      ("x", .selected),
      ("Product performance", .selected), ("-99", .notSelected), ("Checked", .selected), ("✓", .selected),
    ])
  func selections(text: String, selection: DriverSelection) {
    #expect(SelectionParser(blank: .notAsked).parse(text) == selection)
  }

  @Test("a blank is not selected where only ticks are written, and not asked where crosses are")
  func blankSelections() {
    func probe(_ cells: [String]) -> SelectionProbe {
      var probe = SelectionProbe()
      for cell in cells { probe.observe(cell) }
      return probe
    }
    #expect(probe(["Y", "", ""]).blankMeaning == .notSelected)
    #expect(probe(["1", "0", ""]).blankMeaning == .notAsked)
    #expect(probe(["1", "-99", ""]).blankMeaning == .notAsked)
    #expect(probe(["Support", "", "Support"]).isSelection)
    #expect(!probe(["Support", "", "Price"]).isSelection)
    #expect(!probe(["", ""]).isSelection)
    #expect(!probe(["1", "2", "5"]).isSelection)
    #expect(SelectionParser(blank: .notSelected, textIsTick: false).parse("maybe") == nil)
  }
}
