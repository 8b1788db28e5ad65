import CredenceReporting
import Testing

@Suite("Names cut so that they stay distinct")
struct DistinctNamesTests {
  static let questions = ["[Spack documentation]", "[Spack community]", "[Spack packages]", "[Spack]"].map {
    "How would you rate the overall quality of ... \($0)"
  }

  static func shown(_ names: [String], _ width: Int, unicode: Bool = true) -> [String] {
    let short = DistinctNames(names, width: width, unicode: unicode)
    return names.map { TerminalText.fitted(short[$0], width: width, unicode: unicode) }
  }

  @Test("names that differ only at their end keep it")
  func ends() {
    #expect(
      Self.shown(Self.questions, 19) == [
        "How …documentation]", "How …ack community]", "How …pack packages]", "How would y…[Spack]",
      ])
    #expect(Self.shown(["Alpha", "Beta"], 19) == ["Alpha", "Beta"])
    // What its start tells apart is cut at its end.
    #expect(Self.shown(["Northern Railways", "Southern Railways"], 10) == ["Northern …", "Southern …"])
  }

  @Test(
    "distinct at every width from four on, never wider, the same name always the same",
    arguments: [true, false])
  func everyWidth(unicode: Bool) {
    let sets = [
      Self.questions,
      (1...30).map { "The quality of the delivery, question \($0), as you see it today" },
      (0..<12).map { String(repeating: "a", count: 40 + $0) },
      [
        "x" + String(repeating: "long ", count: 9) + "end",
        "x" + String(repeating: "long ", count: 9) + "End",
      ],
      ["合同会社霧島建設第一営業部", "合同会社霧島建設第二営業部", "合同会社霧島建設第三営業部"],
    ]
    for names in sets where unicode || names[0].allSatisfy(\.isASCII) {
      for width in 4...60 {
        let shown = Self.shown(names + names, width, unicode: unicode)
        #expect(Set(shown).count == Set(names).count, "\(width): \(shown)")
        #expect(shown.allSatisfy { TerminalText.width(of: $0) <= width }, "\(width): \(shown)")
        #expect(Array(shown.prefix(names.count)) == Array(shown.suffix(names.count)))
      }
    }
  }
}
