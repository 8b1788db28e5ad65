import Testing

@testable import CredenceRegression

@Suite("Independent columns")
struct IndependentBasisTests {
  @Test("keeps what is new by more than 1e-7 of its length and names what a combination is made of")
  func combinations() {
    var basis = IndependentBasis()
    #expect(basis.add([1, 1, 1, 1]) == nil)
    #expect(basis.add([0, 0, 0, 0]) == [])
    #expect(basis.add([1, 0, 1, 0]) == nil)
    #expect(basis.add([1, 1, 0, 0]) == nil)
    #expect(basis.add([0, 1, 0, 1]) == [0, 1])
    #expect(basis.add([0, 1, -1, 0]) == [1, 2])
    #expect(basis.add([1e6, 1e6 + 1, 1e6, 1e6]) == nil)
    #expect(basis.columns.count == 4)
  }
}
