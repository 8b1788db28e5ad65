import CredenceSurvey
import Testing

@testable import CredenceAnalysis

@Suite("Codes for a missing answer among numbers adjusted for")
struct SuspectNumbersTests {
  @Test("negative and repeated codes are warned about, a single high number noted, plain numbers not")
  func remarks() {
    let ages: [Double?] = [21, 34, nil, 45, 38, 29, 41]
    #expect(SuspectNumbers.remark(ages, "Age") == nil)
    let negative = SuspectNumbers.remark(ages + [-99, -99], "Age")
    #expect(negative?.severity == .warning && negative?.code == "looks-like-missing")
    #expect(
      negative
        == Diagnostic(
          AnalysisFact.looksLikeMissing(
            column: "Age", [.init(code: -99, cells: 2)], .farFromNumbers(isSure: true))))
    #expect(SuspectNumbers.remark(ages + [999, 999], "Age")?.severity == .warning)
    #expect(SuspectNumbers.remark(ages + [999], "Age")?.severity == .note)
    // Amounts and logarithms may lie on both sides of 0, and 5 is just outside a scale of nothing here.
    #expect(SuspectNumbers.remark([-3, -1, 0, 1, 3, 6], "Change") == nil)
  }
}
