import CredenceIntervals
import CredenceSurvey
import Testing

@Suite("Method catalogue")
struct MethodCatalogueTests {
  @Test("every method is found under its own name")
  func names() throws {
    for name in NetScoreMethod.catalogue.names { #expect(try NetScoreMethod.named(name).name == name) }
    for name in ProportionMethod.catalogue.names { #expect(try ProportionMethod.named(name).name == name) }
    #expect(NetScoreMethod.all.count == 13 && ProportionMethod.all.count == 8)
    #expect(NetScoreMethod.all.first?.name == NetScoreMethod.standard.name)
    #expect(ProportionMethod.all.first?.name == ProportionMethod.standard.name)
  }

  @Test("static members read as a sentence and find the method of the statistic")
  func sentences() throws {
    let counts = ScoreCounts(promoters: 6, passives: 3, detractors: 1)
    #expect(try counts.estimate(.netPromoterScore, by: .wald).interval.method == "wald")
    #expect(try counts.estimate(.share(of: .promoter), by: .wald).value == 0.6)
    #expect(try counts.estimate(.netPromoterScore, by: .tangoUnbiased).interval.method == "tango-unbiased")
  }

  @Test("the Wilson interval of a net score is Newcombe's, and the alias says why")
  func wilson() throws {
    #expect(try NetScoreMethod.named("wilson").name == "newcombe")
    let alias = try #require(NetScoreMethod.catalogue.alias("wilson"))
    #expect(alias.target == "newcombe" && alias.reason.contains("difference of two shares"))
    #expect(NetScoreMethod.catalogue.alias("tango") == nil)
    #expect(try NetScoreMethod.named("length-optimal-calibrated").name == "length-optimal")
  }

  @Test("unknown names are answered with the nearest and the list")
  func unknown() throws {
    let error = #expect(throws: UnknownMethodError.self) { try NetScoreMethod.named("tengo") }
    #expect(error?.nearest == "tango")
    #expect(error?.description.contains("profile-likelihood") == true)
    let far = #expect(throws: UnknownMethodError.self) { try ProportionMethod.named("xyzzy") }
    #expect(far?.nearest == nil)
    #expect(
      UnknownMethodError(name: "Clopper_Pearson", known: ProportionMethod.catalogue.names).nearest
        == "clopper-pearson")
  }

  @Test("methods of other modules can be added above")
  func adding() throws {
    struct WholeRange: IntervalMethod {
      var name: String { "whole-scale" }
      func interval(of statistic: NetPromoterScore, in counts: ScoreCounts, level: ConfidenceLevel)
        throws(EstimationError) -> Interval
      { Interval(lower: -100, upper: 100, level: level, method: name) }
    }
    let catalogue = NetScoreMethod.catalogue.adding([WholeRange()])
    #expect(catalogue.names.last == "whole-scale")
    #expect(try catalogue.named("whole-scale").name == "whole-scale")
    #expect(try catalogue.named("wilson").name == "newcombe")
  }
}
