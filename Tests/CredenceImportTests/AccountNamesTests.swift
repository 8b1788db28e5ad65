import Testing

@testable import CredenceImport

@Suite("Account names")
struct AccountNamesTests {
  @Test("trimmed of every kind of space, composed, case kept")
  func cleaning() {
    #expect(AccountNames.clean(" \u{A0}Acme \u{3000}") == "Acme")
    #expect(AccountNames.clean("\u{FEFF}ACME") == "ACME")
    #expect(AccountNames.clean(" \u{A0} ") == nil)
    let composed = AccountNames.clean("Cobalt U\u{308}nlu\u{308} A.S\u{327}.")
    #expect(composed?.unicodeScalars.elementsEqual("Cobalt \u{DC}nl\u{FC} A.\u{15E}.".unicodeScalars) == true)
  }

  @Test(
    "suggested as the same account",
    arguments: [
      ("Acme", "ACME"), ("Acme, Inc.", "Acme Inc"), ("Acme", "Acme Ltd."), ("Borealis GmbH", "Borealis"),
      ("Cobalt Ünlü A.Ş.", "Cobalt Unlu AS"), ("Borealis", "Borelais"), ("Borealis", "Boreallis"),
      ("Borealis", "Borealys"), ("My training event\u{A0}is not listed", "My training event is not listed"),
      ("Nordwind S.A.", "Nordwind"),
    ])
  func similar(first: String, second: String) {
    #expect(
      NearDuplicates.pairs(among: [first, "Something else", second]) == [
        NearDuplicate(first: first, second: second)
      ])
  }

  @Test(
    "not suggested",
    arguments: [
      ("Site 1", "Site 2"), ("Plant 12 North", "Plant 13 North"), ("Acme", "Acne"), ("Delta", "Delphi"),
      ("North Bank", "South Bank"), ("Inc", "Ltd"), ("AUG 28-29 (Online)", "AUG 28-30 (Online)"),
    ])
  func different(first: String, second: String) {
    #expect(NearDuplicates.pairs(among: [first, second]).isEmpty)
  }

  @Test("the variants search finds exactly what comparing all pairs finds")
  func againstAllPairs() {
    var state: UInt64 = 42
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
    let letters = Array("abcd".unicodeScalars)
    var names: [String] = []
    for _ in 0..<300 {
      var name = String.UnicodeScalarView()
      for _ in 0..<(5 + next(3)) { name.append(letters[next(4)]) }
      if !names.contains(String(name)) { names.append(String(name)) }
    }
    var expected: [NearDuplicate] = []
    for (index, name) in names.enumerated() {
      let first = names[..<index].first {
        NearDuplicates.isOneEdit(Array($0.unicodeScalars), Array(name.unicodeScalars))
      }
      if let first { expected.append(NearDuplicate(first: first, second: name)) }
    }
    #expect(expected.count > 50)
    #expect(NearDuplicates.pairs(among: names) == expected)
  }

  @Test("the key of a name without accents is that of the same name with one, but for the accent")
  func plainNames() {
    for name in [
      "", " ", "Acme", "ACME, Inc.", "  Acme--Holding  GmbH & Co. KG ", "S.A.", "A.B. S.A.", "Account 000123",
      "a b c",
      "Site 1", "42", "Inc", "x Inc. Ltd", "Acme plc.", "tab\tand\nline", "under_score'quote",
    ] {
      // The mark goes with the accents, and the text is no longer plain.
      let marked = name + "\u{301}"
      #expect(LooseKey.words(name) == LooseKey.words(marked), "\(name)")
      #expect(NearDuplicates.key(name) == NearDuplicates.key(marked), "\(name)")
      #expect(LooseKey.letters("é" + name) == "é" + LooseKey.letters(name), "\(name)")
    }
  }

  @Test("an alias file merges, through chains, and refuses contradictions")
  func aliases() throws {
    let aliases = try AccountAliases([
      ("ACME", "Acme, Inc."), ("Acme Corp", "ACME"), (" Acme, Inc. ", "Acme, Inc."),
    ])
    #expect(aliases.name(for: "Acme Corp") == "Acme, Inc.")
    #expect(aliases.name(for: "ACME") == "Acme, Inc.")
    #expect(aliases.name(for: "Delta") == "Delta")
    #expect(throws: AccountAliasError.self) { try AccountAliases([("A", "B"), ("A", "C")]) }
    #expect(throws: AccountAliasError.self) { try AccountAliases([("A", "B"), ("B", "A")]) }
  }
}
