import Testing

@testable import CredenceImport

@Suite("Addresses and lines of refused rows")
struct AddressesTests {
  @Test(
    "an at sign of any width with anything to be at is an address, wherever it stands in the word",
    arguments: [
      "ann@person.example", "@ann", "ann@", "ann@intranet", "ann\u{FF20}person.example", "ann\u{FE6B}b",
      "mailto:ann@person.example", "3@5",
    ])
  func addresses(word: String) {
    #expect(Addresses.isIn(word))
    for (before, after) in [
      ("", ""), ("ask ", " now"), ("(", ")"), ("<", ">;"), ("\u{201C}", "\u{201D}, yes"),
    ] {
      #expect(
        Addresses.withheld(in: before + word + after) == "\(before)(address withheld)\(after)")
    }
  }

  @Test("other text stays as it is", arguments: ["", "good", "5 @ 3", "@", "(@)", "a\tb\n c"])
  func noAddress(text: String) {
    #expect(!Addresses.isIn(text) && Addresses.withheld(in: text) == text)
  }

  @Test("runs of lines: every set of lines up to 6, in every order of noting")
  func lineRuns() {
    for code in 0..<64 {
      let lines = (1...6).filter { code >> ($0 - 1) & 1 == 1 }
      for order in [lines, lines.reversed(), lines.filter { $0 % 2 == 0 } + lines.filter { $0 % 2 == 1 }] {
        var noted = LineRuns()
        for line in order { noted.append(line) }
        #expect(noted.runs.flatMap { Array($0) } == lines)
        for (run, next) in zip(noted.runs, noted.runs.dropFirst()) {
          #expect(run.upperBound + 1 < next.lowerBound)
        }
        var shifted = LineRuns()
        shifted.append(1)
        shifted.append(noted, linesBefore: 10)
        #expect(shifted.runs.flatMap { Array($0) } == [1] + lines.map { $0 + 10 })
      }
    }
  }
}
