import CredenceSurvey
import CredenceTestSupport
import Testing

@testable import CredenceIntervals

@Suite("Net-score intervals: against published values and references")
struct NetScoreGoldenTests {
  struct Golden: Decodable {
    let method: String
    let promoters: Int
    let passives: Int
    let detractors: Int
    let level: Double
    let expected: [Double]
    let tolerance: Double
  }

  @Test("against R and Python: seven count sets under seven methods, at each value's own tolerance")
  func golden() throws {
    let cases = try Fixtures.cases("Intervals/golden-net-scores.json", as: Golden.self)
    #expect(cases.count == 49)
    for golden in cases {
      let counts = ScoreCounts(
        promoters: golden.promoters, passives: golden.passives, detractors: golden.detractors)
      let interval = try NetScoreMethod.named(golden.method).interval(
        of: .netPromoterScore, in: counts, level: ConfidenceLevel(golden.level))
      #expect(abs(interval.lower - golden.expected[0]) <= golden.tolerance, "\(golden)")
      #expect(abs(interval.upper - golden.expected[1]) <= golden.tolerance, "\(golden)")
    }
  }

  struct Paired: Decodable {
    let method: String
    let table: [Int]
    let level: Double
    let published: [Double]
    let computed: [Double]
    let tolerance: Double
  }

  @Test("against the papers: paired 2 x 2 tables, whose discordant pairs are promoters and detractors")
  func paired() throws {
    let cases = try Fixtures.cases("Intervals/golden-paired.json", as: Paired.self)
    #expect(cases.count == 15)
    for golden in cases {
      let limits = try limits(of: golden)
      for (found, (published, computed)) in zip(limits, zip(golden.published, golden.computed)) {
        #expect(abs(found - published) <= golden.tolerance, "\(golden)")
        #expect(abs(found - computed) <= 6e-11, "\(golden)")
      }
    }
  }

  private func limits(of golden: Paired) throws -> [Double] {
    let level = try ConfidenceLevel(golden.level)
    let cells = golden.table
    if golden.method == "newcombe" {
      // Method 10 needs the split of the concordant pairs, which three counts do not have.
      let table = PairedTable(
        both: Double(cells[0]), first: Double(cells[1]), second: Double(cells[2]), neither: Double(cells[3]))
      let limits = table.newcombeLimits(z: CriticalValue(level).z)
      return [limits.lower, limits.upper]
    }
    let counts = ScoreCounts(promoters: cells[1], passives: cells[0] + cells[3], detractors: cells[2])
    let interval = try NetScoreMethod.named(golden.method).interval(
      of: .netPromoterScore, in: counts, level: level)
    return [interval.lower / 100, interval.upper / 100]
  }

  struct Reference: Decodable {
    let promoters: Int
    let passives: Int
    let detractors: Int
    let level: Double
    let limits: [String: [Double]]

    init(from decoder: any Decoder) throws {
      let row = try decoder.container(keyedBy: Key.self)
      promoters = try row.decode(Int.self, forKey: Key("promoters"))
      passives = try row.decode(Int.self, forKey: Key("passives"))
      detractors = try row.decode(Int.self, forKey: Key("detractors"))
      level = try row.decode(Double.self, forKey: Key("level"))
      var limits: [String: [Double]] = [:]
      for name in NetScoreMethod.catalogue.names where row.contains(Key(name)) {
        limits[name] = try row.decode([Double].self, forKey: Key(name))
      }
      self.limits = limits
    }
  }

  struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(_ name: String) { stringValue = name }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  @Test("against 50 digits: Tango, profile likelihood, Newcombe up to a million answers, within 2e-11 points")
  func reference() throws {
    let cases = try Fixtures.cases("Intervals/net-scores.json", as: Reference.self)
    var compared = 0
    for reference in cases {
      let counts = ScoreCounts(
        promoters: reference.promoters, passives: reference.passives, detractors: reference.detractors)
      for (name, expected) in reference.limits {
        let interval = try NetScoreMethod.named(name).interval(
          of: .netPromoterScore, in: counts, level: ConfidenceLevel(reference.level))
        #expect(abs(interval.lower - expected[0]) <= 2e-11, "\(name) \(counts) \(reference.level)")
        #expect(abs(interval.upper - expected[1]) <= 2e-11, "\(name) \(counts) \(reference.level)")
        compared += 1
      }
    }
    #expect(compared > 280)
  }

  @Test("against theory: unanimous samples have closed forms under Tango and profile likelihood")
  func unanimous() throws {
    let z = CriticalValue(.ninetyFive).z
    for responses in [1, 3, 10, 1000, 1 << 40] {
      let n = Double(responses)
      let promoters = ScoreCounts(promoters: responses, passives: 0, detractors: 0)
      let passives = ScoreCounts(promoters: 0, passives: responses, detractors: 0)
      let tango = try TangoInterval().interval(of: .netPromoterScore, in: promoters, level: .ninetyFive)
      #expect(abs(tango.lower - 100 * (n - z * z) / (n + z * z)) <= 3e-14 * 100)
      #expect(tango.upper == 100)
      let middle = try TangoInterval().interval(of: .netPromoterScore, in: passives, level: .ninetyFive)
      #expect(abs(middle.upper - 100 * z * z / (n + z * z)) <= 3e-14 * 100)
    }
  }
}
