import CredenceTestSupport
import Testing

@testable import CredenceImport

@Suite("Canonical form of names")
struct CanonicalFormTests {
  struct Case: Decodable {
    let input: [UInt32]
    let composed: [UInt32]
    let decomposed: [UInt32]
  }

  static func text(_ values: [UInt32]) -> String {
    var view = String.UnicodeScalarView()
    for value in values.compactMap(Unicode.Scalar.init) { view.append(value) }
    return String(view)
  }

  @Test("forms C and D of every decomposable character and of random strings, against the Unicode database")
  func againstUnicodeDatabase() throws {
    for one in try Fixtures.cases("CredenceImport/normalization.json", as: Case.self) {
      let input = Self.text(one.input)
      // Compared scalar by scalar: String equality is blind to exactly this difference.
      #expect(CanonicalForm.composed(input).unicodeScalars.map(\.value) == one.composed)
      #expect(CanonicalForm.decomposed(input).unicodeScalars.map(\.value) == one.decomposed)
    }
  }

  @Test("a word is the same in any case, spacing and punctuation")
  func looseKeys() {
    #expect(LooseKey.letters(" END_User ") == "enduser")
    #expect(LooseKey.letters("C-level") == "clevel")
    #expect(LooseKey.words("Cobalt Ünlü  A.Ş.") == "cobalt unlu a s")
    #expect(LooseKey.words(" . ") == "")
  }
}
