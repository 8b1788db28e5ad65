import CredenceSurvey
import Testing

@testable import CredenceImport

@Suite("Any bytes in a cell")
struct AnyBytesTests {
  static func readAll(_ cell: CellBytes) {
    let score = ScoreParser(sentinels: .qualtrics).parse(cell)
    if case .score(let value) = score {
      #expect((0...10).contains(value))
      // Every way of writing a score has a digit in it, ASCII or the last byte of a full-width one.
      #expect(cell.contains { $0.isASCIIDigit || ($0 >= 0x90 && $0 <= 0x99) })
    }
    let today = Timestamp(seconds: 1_800_000_000)
    for order in [DateOrder.monthFirst, .dayFirst, nil] {
      if case .moment(let moment) = DateParser(order: order, today: today).parse(cell) {
        #expect(moment.day <= today.day)
      }
    }
    if case .amount(let amount) = RevenueParser().parse(cell) { #expect(amount.isFinite) }
    if case .rating(let rating) = SatisfactionParser().parse(cell) { #expect((1...5).contains(rating)) }
    var dates = DateProbe()
    dates.observe(cell)
    #expect(dates.readable + dates.unreadable + dates.blank == 1)
    var revenues = RevenueProbe()
    revenues.observe(cell)
    for delimiter in DriverDelimiter.allCases {
      #expect(delimiter.pieces(of: cell.text).allSatisfy { !$0.isEmpty })
    }
    #expect(SelectionParser(blank: .notAsked).parse(cell) != nil)
    _ = AccountNames.clean(cell.text)
    _ = RoleAliases.standard.role(of: cell.text)
    _ = LooseKey.words(cell.text)
  }

  @Test("every byte string of length 1, and pairs over edge bytes, are read without harm")
  func short() {
    let edges: [UInt8] = [
      0, 9, 10, 13, 32, 34, 40, 41, 44, 45, 46, 48, 57, 0xA0, 0xBF, 0xC2, 0xE2, 0xE3, 0xEF, 0xFF,
    ]
    for byte in UInt8.min...UInt8.max { [byte].withUnsafeBufferPointer(Self.readAll) }
    for first in edges {
      for second in edges { [first, second].withUnsafeBufferPointer(Self.readAll) }
    }
  }

  @Test("random strings of the bytes that mean something to some parser")
  func random() {
    var state: UInt64 = 7
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
    let parts = [
      "1", "9", "10", "2025", "45717", "-", "/", ".", ",", " ", "T", ":", "AM", "Z", "+", "e", "0x", "%", "(",
      ")", "–",
      "\u{FF19}", "\u{A0}", "\u{3000}", "Mar", "März", "€", "k", "Mio", ";", "|", "\u{301}", "\u{0}", "ab",
      "st",
      "9999999999999",
    ].map { Array($0.utf8) }
    for round in 0..<4000 {
      var bytes: [UInt8] = []
      for _ in 0..<(1 + next(9)) { bytes += parts[next(parts.count)] }
      if round % 4 == 0, bytes.count > 1 { bytes.removeLast() }
      bytes.withUnsafeBufferPointer(Self.readAll)
    }
  }
}
