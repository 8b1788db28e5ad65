import CredenceAnalysis
import CredenceHealth
import CredenceReporting
import CredenceSimulation
import CredenceSurvey
import CredenceTables
import CredenceTestSupport
import Testing

@testable import CredencePresentation

/// Accounts of the report's mock, with the limits its generator computes; the expected lines are those of the
/// visual standard (section Terminal) and of the mock's terminal drawing, not of our output.
@Suite("One account, one line")
struct AccountLineTests {
  static func account(
    _ name: String, _ value: Double, _ outer: ClosedRange<Double>, _ inner: ClosedRange<Double>,
    _ answered: Int,
    _ known: Int?, roles: [(Int, Int?)], _ verdict: HealthVerdict, risk: Double, hollow: Bool = false
  ) -> AccountLine {
    let standing: DrawnInterval.Standing = verdict == .unclear ? .unclear : .positive
    return AccountLine(
      name: name,
      drawn: DrawnInterval(
        value: value, outer: outer, inner: inner, standing: standing, isHollow: hollow,
        isExact: answered == known),
      coverage: .init(answered: answered, known: known),
      roles: zip("DIE", roles).map { .init($0, answered: $1.0, known: $1.1) },
      verdict: ShownVerdict(verdict, verdict == .unclear ? nil : .heard),
      revenueAtRisk: risk)
  }

  static let delft = account(
    "Delft Instruments", -42.857142857142854, -73.10741914156822...5.467109566554432,
    -56.37429587915541 ... -15.729476831853395, 14, nil, roles: [(2, nil), (4, nil), (8, nil)], .unclear,
    risk: 918_091.67)
  static let halden = account(
    "Halden Marine Systems", 60, 25...75, 37.5...68.75, 10, 16, roles: [(2, 3), (3, 4), (5, 9)], .unclear,
    risk: 715_146.67)
  static let palm = account(
    "شركة النخيل للخدمات اللوجستية", -40, -66.66666666666667...0, -44.44444444444444 ... -22.22222222222222,
    5, 9,
    roles: [(1, 2), (1, 2), (3, 5)], .unclear, risk: 339_525)
  static let kestrel = account(
    "Kestrel Aerospace", 41.666666666666664, 4...64, 24...52, 12, 25, roles: [(0, 5), (4, 6), (8, 14)],
    .healthy,
    risk: 161_787.5, hollow: true)
  static let harbour = account(
    "株式会社みなと物流システムズ", 50, 9.090909090909092...72.72727272727273, 27.272727272727273...54.54545454545455, 6,
    11, roles: [(1, 2), (2, 3), (3, 6)], .healthy, risk: 41_325)
  static let quayside = AccountLine(
    name: "Quayside Ceramics", drawn: nil, coverage: .init(answered: 0, known: 4),
    roles: zip("DIE", [1, 1, 2]).map { .init($0, answered: 0, known: $1) },
    verdict: ShownVerdict(.unclear, nil),
    revenueAtRisk: 21_390.83)
  static let ember = account(
    "Ember Analytics", 100, 100...100, 100...100, 5, 5, roles: [(1, 1), (2, 2), (2, 2)], .veryHealthy, risk: 0
  )
  static let all = [delft, halden, palm, kestrel, harbour, quayside, ember]

  static func lines(
    _ accounts: [AccountLine], width: Int, unicode: Bool, colors: TerminalStyle.Colors = .none
  ) -> [String] {
    let renderer = AccountLineRenderer(
      style: TerminalStyle(width: width, colors: colors, unicode: unicode),
      numbers: NumberStyle(currency: "€"))
    let layout = renderer.layout(of: accounts)
    return accounts.map { renderer.line($0, layout) }
  }

  @Test("the visual standard's four lines")
  func standard() {
    #expect(
      Self.lines([Self.halden], width: 80, unicode: true)
        == ["Halden Marine Syste…  +60    [+25 … +75]   ┊        │  ├━━━●┤┊   10/16 ▅▆▄ ○"])
    #expect(
      Self.lines([Self.halden], width: 80, unicode: false)
        == ["Halden Marine Syste~  +60   [+25 .. +75]   :        |  [===*]:   10/16 die ?"])
    #expect(
      Self.lines([Self.kestrel], width: 120, unicode: true) == [
        "Kestrel Aerospace               +42     [+4 … +64]    ┊           │├──━━○━━─┤ ┊    12/25 ╱▅▅ ▲  healthy         €162k"
      ])
    #expect(
      Self.lines([Self.kestrel], width: 120, unicode: false) == [
        "Kestrel Aerospace               +42    [+4 .. +64]    :           |[--==o==-] :    12/25 -ie +  healthy          162k"
      ])
  }

  @Test("the mock's other accounts at 80 columns: unknown contacts, Arabic, Japanese, silence, a census")
  func mock() {
    #expect(
      Self.lines(Self.all, width: 80, unicode: true) == [
        "Delft Instruments     −43     [−73 … +5]   ┊├─━●━━━──┤       ┊    14/? ▪▪▪ ○",
        "Halden Marine Syste…  +60    [+25 … +75]   ┊        │  ├━━━●┤┊   10/16 ▅▆▄ ○",
        "\u{2068}شركة النخيل للخدمات…\u{2069}  −40      [−67 … 0]   ┊ ├─━●━━─┤        ┊     5/9 ▄▄▅ ○",
        "Kestrel Aerospace     +42     [+4 … +64]   ┊        ├──━━○━┤ ┊   12/25 ╱▅▅ ▲",
        "株式会社みなと物流…   +50     [+9 … +73]   ┊        │├─━━●━─┤┊    6/11 ▄▅▄ ▲",
        "Quayside Ceramics       – no answers yet ╱╱╱╱╱╱╱╱╱╱╱╱╱╱╱╱╱╱╱╱╱╱╱   0/4 ╱╱╱ ○",
        "Ember Analytics      +100          exact   ┊        │        ┊ ◆   5/5 ███ ▲▲",
      ])
    #expect(
      Self.lines(Self.all, width: 80, unicode: false) == [
        "Delft Instruments     -43    [-73 .. +5]   :[-=*===--]       :    14/? die ?",
        "Halden Marine Syste~  +60   [+25 .. +75]   :        |  [===*]:   10/16 die ?",
        "???? ?????? ???????~  -40     [-67 .. 0]   : [-=*==-]        :     5/9 die ?",
        "Kestrel Aerospace     +42    [+4 .. +64]   :        [--==o=] :   12/25 -ie +",
        "??????????????        +50    [+9 .. +73]   :        |[-==*=-]:    6/11 die +",
        "Quayside Ceramics     n/a no answers yet ///////////////////////   0/4 --- ?",
        "Ember Analytics      +100          exact   :        |        : #   5/5 DIE ++",
      ])
  }

  @Test("the mock's other accounts at 120 columns")
  func mockWide() {
    let lines = Self.lines(Self.all, width: 120, unicode: true)
    #expect(
      lines[0]
        == "Delft Instruments               −43     [−73 … +5]    ┊├──━━●━━━━──┤          ┊     14/? ▪▪▪ ○  unclear         €918k"
    )
    #expect(
      lines[4]
        == "株式会社みなと物流システムズ    +50     [+9 … +73]    ┊           │├──━━━●━──┤┊     6/11 ▄▅▄ ▲  healthy          €41k"
    )
    #expect(
      lines[6]
        == "Ember Analytics                +100          exact    ┊           │           ┊  ◆   5/5 ███ ▲▲ very healthy       €0"
    )
  }

  @Test("colour only where the verdict is sure, on score, marks, sign and word, and nowhere else")
  func colour() {
    let lines = Self.lines([Self.halden, Self.kestrel], width: 80, unicode: true, colors: .palette)
    #expect(!lines[0].contains("\u{1B}"))
    let blue = "\u{1B}[38;5;32m"
    let end = "\u{1B}[39m"
    #expect(
      lines[1]
        == "Kestrel Aerospace     \(blue)+42\(end)     [+4 … +64]   ┊        \(blue)├──━━○━┤\(end) ┊   12/25 ╱▅▅ \(blue)▲\(end)"
    )
    let plain = Self.lines(Self.all, width: 80, unicode: true)
    #expect(Self.lines(Self.all, width: 80, unicode: true, colors: .basic).map(uncoloured) == plain)
  }

  @Test("the heading labels the axis above its lines")
  func heading() {
    let renderer = AccountLineRenderer(style: TerminalStyle(width: 80))
    let layout = renderer.layout(of: [Self.halden])
    let heading = renderer.heading(layout, level: .ninetyFive, letters: Self.halden.roles)
    #expect(heading == "account               NPS   95% interval  −80       0       +80    n/N DIE")
    let line = Array(renderer.line(Self.halden, layout))
    let head = Array(heading)
    #expect(head.count == 74)
    let zero = line.firstIndex(of: "│")!
    #expect(head[zero] == "0")
    let outer = line.indices.filter { line[$0] == "┊" }
    #expect(String(head[(outer[0] - 1)...(outer[0] + 1)]) == "−80")
    #expect(String(head[(outer[1] - 1)...(outer[1] + 1)]) == "+80")
  }

  @Test("a portfolio without roles, verdicts and revenue gives their cells to the plot")
  func bare() {
    let bare = AccountLine(
      name: "Halden", drawn: Self.halden.drawn, coverage: .init(answered: 10, known: nil))
    let line = Self.lines([bare], width: 80, unicode: true)[0]
    #expect(line.hasPrefix("Halden                +60    [+25 … +75] "))
    #expect(line.hasSuffix("  10/?"))
    #expect(TerminalText.width(of: line) <= 80)
    #expect(line.filter { "┊│├━─●┤".contains($0) }.count > 8)
  }

  @Test("a score with a decimal for analysts")
  func decimal() {
    let renderer = AccountLineRenderer(
      style: TerminalStyle(width: 80), numbers: NumberStyle(scoreDecimals: 1))
    let line = renderer.line(Self.kestrel, renderer.layout(of: [Self.kestrel]))
    #expect(line.contains(" +41.7 "))
    #expect(line.contains("[+4.0 … +64.0]"))
    #expect(TerminalText.width(of: line) <= 80)
  }

  @Test("no line is wider than the terminal: random Unicode names, every width 1...200")
  func widths() {
    var draws = Draws(state: 20)
    for width in 1...200 {
      for unicode in [true, false] {
        var accounts: [AccountLine] = []
        let hasRoles = Bool.random(using: &draws)
        for _ in 0..<6 {
          let known = Bool.random(using: &draws) ? Int.random(in: 0...100_000, using: &draws) : nil
          accounts.append(
            AccountLine(
              name: draws.name(), drawn: Bool.random(using: &draws) ? draws.drawn() : nil,
              coverage: .init(answered: Int.random(in: 0...5000, using: &draws), known: known),
              roles: hasRoles
                ? "DIEX".map { .init($0, answered: Int.random(in: 0...3, using: &draws), known: 3) } : [],
              verdict: Bool.random(using: &draws) ? ShownVerdict.all.randomElement(using: &draws) : nil,
              revenueAtRisk: Double.random(in: 0...1e9, using: &draws)))
        }
        let renderer = AccountLineRenderer(
          style: TerminalStyle(width: width, colors: .palette, unicode: unicode),
          numbers: NumberStyle(scoreDecimals: Int.random(in: 0...1, using: &draws), currency: "€"))
        let sink = MemorySink()
        #expect(throws: Never.self) { try renderer.render(accounts, level: .ninetyFive, to: sink) }
        let lines = uncoloured(sink.text).split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count == accounts.count + 2, "a heading, a line each, and nothing after the last feed")
        for line in lines {
          #expect(TerminalText.width(of: String(line)) <= width, "width \(width): \(line)")
          #expect(isHarmless(String(line)), "width \(width): \(line.debugDescription)")
          if !unicode { #expect(isASCII(line), "\(line)") }
        }
      }
    }
  }

  @Test("answers are shown as long as a score is, and the parts go in the order of the layout")
  func degrading() {
    for width in 24...200 {
      let line = Self.lines([Self.halden], width: width, unicode: true)[0]
      #expect(line.contains("+60") && line.contains("10/16"), "width \(width): \(line)")
      #expect(line.contains("│") == (width >= 55), "width \(width): \(line)")
      #expect(line.contains("[+25") == (width >= 39), "width \(width): \(line)")
    }
  }
}
