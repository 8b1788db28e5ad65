import CredenceSurvey
import Testing

@testable import CredenceImport

@Suite("Amounts and ratings")
struct AmountAndRatingTests {
  @Test(
    "amounts that decide their own marks",
    arguments: [
      ("1,200,000.50", 1_200_000.5), ("1.200.000,50", 1_200_000.5), ("1200000.5", 1_200_000.5),
      ("1200000,50", 1_200_000.5), ("$85,000.00", 85_000), ("€ 85.000,00", 85_000), ("85k", 85_000),
      ("1.2M", 1_200_000), ("1,5 Mio €", 1_500_000), ("(500)", -500), ("-500", -500),
      ("1 200 000", 1_200_000),
      ("1'200'000.50", 1_200_000.5), ("1\u{202F}200\u{A0}000,5", 1_200_000.5), ("USD 9000", 9_000),
      ("9000 EUR", 9_000), ("0.500", 0.5), ("1200.000", 1_200), ("2bn", 2e9), ("£1.25m", 1_250_000),
      ("($1,234.50)", -1_234.5), ("12,345,678", 12_345_678), ("0", 0), (".5", 0.5),
    ])
  func amounts(text: String, value: Double) {
    #expect(RevenueParser().parse(text) == .amount(value))
  }

  @Test(
    "texts that are no amount",
    arguments: [
      "abc", "1.2.3", "12,34,567", "1,20,000.50", "k", "$", "5 apples", "1,200.000,5", "10%", "1e6", "--5",
      "1'000.-",
    ])
  func noAmounts(text: String) {
    #expect(RevenueParser().parse(text) == .rejected(.revenueUnreadable))
  }

  @Test("a lone mark before three digits follows the column, and groups thousands where nothing tells")
  func columnDecides() {
    #expect(RevenueParser().parse("85.000") == .amount(85_000))
    #expect(RevenueParser().parse("85,000") == .amount(85_000))
    #expect(RevenueParser(mark: .point).parse("85.000") == .amount(85))
    #expect(RevenueParser(mark: .comma).parse("85.000") == .amount(85_000))
    var probe = RevenueProbe()
    probe.observe("85.000")
    #expect(probe.mark == nil && probe.assumesThousands)
    probe.observe("1200000,50")
    #expect(probe.mark == .comma && !probe.assumesThousands)
  }

  @Test("every amount from 0 to 2,000,000 in steps of 997 cents reads the same in six styles")
  func roundTrips() {
    func grouped(_ whole: Int, _ mark: String) -> String {
      var digits = String(whole)
      var groups: [String] = []
      while digits.count > 3 {
        groups.insert(String(digits.suffix(3)), at: 0)
        digits.removeLast(3)
      }
      return ([digits] + groups).joined(separator: mark)
    }
    for cents in stride(from: 0, through: 200_000_000, by: 99_707) {
      let whole = cents / 100
      let fraction = (cents % 100 < 10 ? "0" : "") + String(cents % 100)
      let expected = Double("\(whole).\(fraction)")!
      let spellings = [
        "\(whole).\(fraction)", "\(whole),\(fraction)", "\(grouped(whole, ",")).\(fraction)",
        "\(grouped(whole, ".")),\(fraction)", "€\(grouped(whole, " ")),\(fraction)",
        "\(grouped(whole, "'")).\(fraction) CHF",
      ]
      for text in spellings { #expect(RevenueParser().parse(text) == .amount(expected), "\(text)") }
    }
  }

  @Test("digits of the declared scale, with or without words")
  func ratingDigits() {
    let parser = SatisfactionParser()
    #expect(parser.parse("5") == .rating(5))
    #expect(parser.parse("5.0") == .rating(5))
    #expect(parser.parse("Very satisfied - 5") == .rating(5))
    #expect(parser.parse("1 (Very poor)") == .rating(1))
    #expect(parser.parse("0") == .rejected(.ratingOffScale))
    #expect(parser.parse("6") == .rejected(.ratingOffScale))
    #expect(parser.parse("4.5") == .rejected(.ratingUnreadable))
    #expect(parser.parse("Satisfied") == .rejected(.ratingUnreadable))
    #expect(parser.parse("") == .blank && parser.parse("N/A") == .blank)
    #expect(SatisfactionParser(sentinels: .qualtrics).parse("-99") == .sentinel(.unanswered))
  }

  @Test(
    "the column decides which set its words belong to",
    arguments: [
      (["Very satisfied", "Satisfied", "Neither", "Dissatisfied", "Very dissatisfied"], [5, 4, 3, 2, 1]),
      (["Excellent", "Good", "OK", "Bad", "Horrible"], [5, 4, 3, 2, 1]),
      (["Excellent", "Very good", "Good", "Fair", "Poor"], [5, 4, 3, 2, 1]),
      (
        ["Strongly Agree", "Agree", "Neither Agree nor Disagree", "Disagree", "Strongly disagree"],
        [5, 4, 3, 2, 1]
      ),
      (["sehr zufrieden", "Unzufrieden"], [5, 2]), (["Very good", "Good", "Very poor"], [5, 4, 1]),
      (["Good", "OK"], [4, 3]),
    ])
  func ratingWords(words: [String], ratings: [Int8]) {
    let parser = SatisfactionParser.fitting(words.map { ($0, 10) } + [("no idea", 1)])
    #expect(words.map(parser.parse) == ratings.map { .rating($0) })
    #expect(parser.parse("no idea") == .rejected(.ratingUnreadable))
  }

  @Test("seven words for a declared scale of seven")
  func sevenSteps() {
    let parser = SatisfactionParser.fitting(
      [("Extremely satisfied", 3), ("Slightly dissatisfied", 2)], scale: .sevenPoint)
    #expect(parser.parse("Extremely satisfied") == .rating(7))
    #expect(parser.parse("Slightly dissatisfied") == .rating(3))
  }
}
