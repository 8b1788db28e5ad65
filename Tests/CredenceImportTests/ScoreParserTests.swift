import CredenceSurvey
import Testing

@testable import CredenceImport

@Suite("Score cells")
struct ScoreParserTests {
  let parser = ScoreParser()

  @Test(
    "accepted spellings of rule 4",
    arguments: [
      ("9", 9), (" 9 ", 9), ("9.0", 9), ("9,0", 9), ("\u{FF19}", 9), ("\u{FF11}\u{FF10}", 10), ("09", 9),
      ("Extremely likely - 10", 10), ("Not at all likely - 0", 0), ("10 (Very Likely)", 10),
      ("10 - Extremely likely", 10), ("Promoter (9)", 9), ("\u{A0}9\u{3000}", 9), ("9\t", 9), ("10,00", 10),
      ("0 – Überhaupt nicht", 0), ("Sehr wahrscheinlich — 10", 10), ("9.000000", 9),
      ("Très - très probable - 9", 9), ("\u{FEFF}7", 7), ("8(likely)", 8),
    ])
  func accepted(text: String, score: Int8) {
    #expect(parser.parse(text) == .score(score))
  }

  @Test(
    "refused spellings of rule 4, each with its reason",
    arguments: [
      ("11", RejectReason.scoreOffScale), ("-1", .scoreOffScale), ("\u{2212}1", .scoreOffScale),
      ("9.5", .scoreNotInteger), ("9,5", .scoreNotInteger), ("1e1", .scoreExponent), ("1E+1", .scoreExponent),
      ("0x9", .scoreHexadecimal), ("100%", .scorePercent), ("9 %", .scorePercent), ("7/10", .scoreRatio),
      ("7 / 10", .scoreRatio), ("ten", .scoreWords), ("Promoter", .scoreWords), ("-", .scoreWords),
      ("9.", .scoreWords), ("+9", .scoreWords), ("5 - 10", .scoreWords), ("Likely - 11", .scoreOffScale),
      ("9,000", .scoreOffScale), ("9\u{0}", .nulByte), ("5 (of 10)", .scoreWords), ("9 9", .scoreWords),
      ("()", .scoreWords), ("(9)", .scoreWords), ("- 9", .scoreWords), ("99", .scoreOffScale),
      ("-99", .scoreOffScale), ("99999999999999999999999", .scoreOffScale), ("\u{0669}", .scoreWords),
      ("Likely-9", .scoreWords), ("0x", .scoreWords), ("8 of 10", .scoreWords), ("March 1", .scoreDate),
    ])
  func refused(text: String, reason: RejectReason) {
    #expect(parser.parse(text) == .rejected(reason))
  }

  @Test("blank answers", arguments: ["", " ", "NA", "N/A", "n/a", "#N/A", "null", "\u{A0}", " NA "])
  func blank(text: String) {
    #expect(parser.parse(text) == .blank)
  }

  @Test("all integers from -20 to 120 in 18 spellings: a score exactly on the scale")
  func everyInteger() {
    func wide(_ value: Int) -> String {
      String(
        String.UnicodeScalarView(
          String(value).unicodeScalars.map {
            $0.value >= 48 && $0.value < 58 ? Unicode.Scalar($0.value + 0xFEE0)! : $0
          }))
    }
    for value in -20...120 {
      var spellings = [
        "\(value)", " \(value)", "\(value) ", "\t\(value)\r", "\(value).0", "\(value),0", "\(value).00",
        wide(value), "\u{A0}\(value)", "\u{2009}\(value)\u{202F}",
      ]
      if value >= 0 {
        spellings += [
          "0\(value)", "likely - \(value)", "\(value) - likely", "likely (\(value))", "\(value) (likely)",
          "wahrscheinlich – \(value)", "\(value) — wahrscheinlich", "very likely (\(wide(value)))",
        ]
      }
      let expected: ScoreReading =
        (0...10).contains(value) ? .score(Int8(value)) : .rejected(.scoreOffScale)
      for spelling in spellings { #expect(parser.parse(spelling) == expected, "\(spelling)") }
    }
  }

  @Test("sentinels are missing only when declared")
  func sentinels() throws {
    let declared = ScoreParser(
      sentinels: try DeclaredSentinels(parsing: ["11=missing", "-99=unanswered"]).ofAnswers)
    #expect(declared.parse("11") == .sentinel(.missing))
    #expect(declared.parse("-99") == .sentinel(.unanswered))
    #expect(declared.parse("99") == .rejected(.scoreOffScale))
    #expect(declared.parse("10") == .score(10))
    #expect(ScoreParser(sentinels: .qualtrics).parse("-99") == .sentinel(.unanswered))
    #expect(throws: SentinelError.self) { try DeclaredSentinels(parsing: ["eleven=missing"]) }
    #expect(throws: SentinelError.self) { try DeclaredSentinels(parsing: ["11"]) }
  }

  @Test("another scale only when declared")
  func otherScale() {
    let five = ScoreParser(scale: ScoreScale(minimum: 1, maximum: 5, passiveFloor: 3, promoterFloor: 5))
    #expect(five.parse("0") == .rejected(.scoreOffScale))
    #expect(five.parse("5") == .score(5))
    #expect(five.parse("6") == .rejected(.scoreOffScale))
  }

  /// Rule 4 again, over strings and by regular expression, slow and without a shared line.
  static func reference(_ bytes: [UInt8]) -> ScoreReading {
    let text = String(decoding: bytes, as: UTF8.self)
    var characters = Array(text.unicodeScalars)
    let spaces: Set<Unicode.Scalar> = [" ", "\t", "\u{A0}"]
    while let last = characters.last, spaces.contains(last) { characters.removeLast() }
    while let first = characters.first, spaces.contains(first) { characters.removeFirst() }
    let trimmed = String(String.UnicodeScalarView(characters))
    if trimmed.isEmpty || trimmed.lowercased() == "na" || trimmed.lowercased() == "n/a" { return .blank }
    func scored(_ number: Substring) -> ScoreReading {
      let value = Int(number)!
      return (0...10).contains(value) ? .score(Int8(value)) : .rejected(.scoreOffScale)
    }
    if let match = trimmed.wholeMatch(of: /(-?[0-9]+)([.,]0+)?/) { return scored(match.1) }
    if trimmed.wholeMatch(of: /-?[0-9]+[.,][0-9]+/) != nil { return .rejected(.scoreNotInteger) }
    if let match = trimmed.wholeMatch(of: /([0-9]+)[ \t]*\(([^0-9]*[a-zA-Z][^0-9]*)\)/) {
      return scored(match.1)
    }
    if let match = trimmed.wholeMatch(of: /([^0-9]*[a-zA-Z][^0-9]*)\(([0-9]+)\)/) { return scored(match.2) }
    if trimmed.contains("%") { return .rejected(.scorePercent) }
    if trimmed.wholeMatch(of: /-?[0-9]+([.,][0-9]*)?[eE][-+]?[0-9]+/) != nil {
      return .rejected(.scoreExponent)
    }
    if trimmed.wholeMatch(of: /-?0[xX][0-9a-fA-F]+/) != nil { return .rejected(.scoreHexadecimal) }
    if trimmed.wholeMatch(of: /-?[0-9]+([.,][0-9]*)?[ \t]*\/[ \t]*[0-9]+/) != nil {
      return .rejected(.scoreRatio)
    }
    return .rejected(.scoreWords)
  }

  @Test("equals a slow reference on every string of up to 3 of 14 characters, and of 4 of 7")
  func againstReference() {
    // Dashes between words and numbers need five characters at least and are tested by table.
    func strings(_ alphabet: String, _ length: Int) -> [[UInt8]] {
      (0..<length).reduce([[]]) { heads, _ in heads.flatMap { head in alphabet.utf8.map { head + [$0] } } }
    }
    let all = (0...3).flatMap { strings("019.,-ex/% ()A", $0) } + strings("09.e/x(", 4)
    #expect(all.count == 1 + 14 + 196 + 2744 + 2401)
    for bytes in all {
      let expected = Self.reference(bytes)
      let found = bytes.withUnsafeBufferPointer { parser.parse($0) }
      if found != expected {
        Issue.record("\(String(decoding: bytes, as: UTF8.self)): \(found), reference \(expected)")
      }
    }
  }
}
