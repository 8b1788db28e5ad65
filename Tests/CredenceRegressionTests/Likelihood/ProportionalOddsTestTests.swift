import CredenceLinearAlgebra
import CredenceRegression
import Testing

@Suite("Proportional odds and dominance")
struct ProportionalOddsTestTests {
  @Test("against R's nominal_test: the wine data, one supremum at infinity")
  func wine() throws {
    let golden = try LikelihoodGolden.find("wine_nominal_test")
    let fit = try CumulativeLogit(.none).fit(LikelihoodGolden.wine().responses)
    let tests = try fit.nominalTests()
    let names = ["temp", "contact"]
    #expect(largestDifference(tests.map(\.statistic), try golden.vector("LRT", names)) < golden.tolerance)
    #expect(tests.map { Double($0.degreesOfFreedom) } == (try golden.vector("df", names)))
    #expect(largestDifference(tests.map(\.pValue), try golden.vector("p", names)) < golden.tolerance)
  }

  @Test("against R: Brant's test and the likelihood ratio on drivers, the role as one term")
  func drivers() throws {
    let golden = try LikelihoodGolden.find("d120_proportional_odds")
    let responses = try LikelihoodGolden.drivers120().responses()
    let brant = try BrantTest(responses)
    #expect(abs(brant.omnibus.statistic - (try golden.number("brant_chi2"))) < golden.tolerance)
    #expect(Double(brant.omnibus.degreesOfFreedom) == (try golden.number("brant_df")))
    #expect(abs(brant.omnibus.pValue - (try golden.number("brant_p"))) < golden.tolerance)
    let names = LikelihoodGolden.driverTerms
    let statistics = brant.terms.map(\.statistic)
    #expect(largestDifference(statistics, try golden.vector("brant_per", names)) < golden.tolerance)
    #expect(
      largestDifference(brant.terms.map(\.pValue), try golden.vector("brant_per_p", names)) < golden.tolerance
    )

    var terms = LikelihoodGolden.drivers.map { ModelTerm($0, columns: [$0]) }
    terms.append(ModelTerm("role", columns: ["roleinfluencer", "roledecision_maker"]))
    let nominal = try CumulativeLogit(.none).fit(responses).nominalTests(of: terms)
    let order = terms.map(\.name)
    #expect(
      largestDifference(nominal.map(\.statistic), try golden.vector("nominal_LRT", order)) < golden.tolerance)
    #expect(
      largestDifference(nominal.map(\.pValue), try golden.vector("nominal_p", order)) < golden.tolerance)
  }

  @Test("a separated split is named; two classes have no odds to compare")
  func refused() throws {
    #expect(throws: RegressionError.separated(term: "outage")) {
      try BrantTest(LikelihoodGolden.separated40().responses)
    }
    #expect(throws: RegressionError.self) { try BrantTest(LikelihoodGolden.drivers120().promoters()) }
    #expect(throws: RegressionError.self) {
      try CumulativeLogit().fit(LikelihoodGolden.wine().responses).nominalTests()
    }
  }

  @Test("against R: general dominance over all subsets, on one thread and on three")
  func dominance() throws {
    let golden = try LikelihoodGolden.find("d120_dominance_mcfadden")
    let responses = try LikelihoodGolden.drivers120().responses()
    let dominance = GeneralDominance(responses, drivers: LikelihoodGolden.drivers)
    let expected = try golden.vector("general_dominance", LikelihoodGolden.drivers)
    #expect(largestDifference(dominance.shares, expected) < golden.tolerance)
    #expect(abs(dominance.total - (try golden.number("total"))) < golden.tolerance)
    #expect(abs(dominance.shares.reduce(0, +) - dominance.total) < 1e-12)
    #expect(GeneralDominance(responses, drivers: LikelihoodGolden.drivers, threads: 3) == dominance)
    let adjusted = GeneralDominance(responses, always: ["roleinfluencer", "roledecision_maker"])
    #expect(adjusted.drivers == LikelihoodGolden.drivers)
    #expect(abs(adjusted.shares.reduce(0, +) - adjusted.total) < 1e-12)
  }
}
