import CredenceReporting
import CredenceTables
import CredenceTestSupport
import Testing

@Suite("What a terminal can show")
struct TerminalStyleTests {
  static func style(_ variables: [String: String], terminal: Bool = true, width: Int? = nil) -> TerminalStyle
  {
    TerminalStyle(TerminalEnvironment(variables: variables, isTerminal: terminal, reportedWidth: width))
  }

  @Test("width: COLUMNS, then the terminal's own, then 80")
  func width() {
    #expect(Self.style([:]).width == 80)
    #expect(Self.style([:], width: 132).width == 132)
    #expect(Self.style(["COLUMNS": "100"], width: 132).width == 100)
    for nonsense in ["", "0", "-5", "wide", "80x", "99999999999999999999"] {
      #expect(Self.style(["COLUMNS": nonsense], width: 132).width == 132, "COLUMNS=\(nonsense)")
    }
    #expect(Self.style(["COLUMNS": "1000000000"]).width == TerminalStyle.widest)
    #expect(Self.style([:], width: 0).width == 80)
  }

  @Test("colour: a terminal, TERM set and not dumb, NO_COLOR absent or empty (no-color.org)")
  func colour() {
    #expect(Self.style(["TERM": "xterm"]).colors == .basic)
    #expect(Self.style(["TERM": "xterm-256color"]).colors == .palette)
    #expect(Self.style(["TERM": "xterm", "COLORTERM": "truecolor"]).colors == .palette)
    #expect(Self.style(["TERM": "xterm-256color", "NO_COLOR": ""]).colors == .palette)
    #expect(Self.style(["TERM": "xterm-256color", "NO_COLOR": "0"]).colors == .none)
    #expect(Self.style(["TERM": "xterm-256color", "NO_COLOR": "1"]).colors == .none)
    #expect(Self.style(["TERM": "dumb", "COLORTERM": "truecolor"]).colors == .none)
    #expect(Self.style([:]).colors == .none)
    #expect(Self.style(["TERM": "xterm-256color"], terminal: false).colors == .none)
  }

  @Test("Unicode: the charset of LC_ALL, LC_CTYPE or LANG, the first that is not empty (POSIX)")
  func unicode() {
    for name in ["en_US.UTF-8", "C.UTF-8", "de_DE.utf8", "de_DE.UTF-8@euro", "C.utf-8"] {
      #expect(Self.style(["LANG": name]).unicode, "\(name)")
    }
    for name in ["C", "POSIX", "en_US", "de_DE@euro", "ja_JP.eucJP", "en_US.ISO-8859-1", "UTF-8x"] {
      #expect(!Self.style(["LANG": name]).unicode, "\(name)")
    }
    #expect(!Self.style([:]).unicode)
    #expect(!Self.style(["LANG": "en_US.UTF-8", "LC_ALL": "C"]).unicode)
    #expect(Self.style(["LANG": "en_US.UTF-8", "LC_ALL": ""]).unicode)
    #expect(Self.style(["LANG": "C", "LC_CTYPE": "en_US.UTF-8"]).unicode)
    #expect(!Self.style(["LC_ALL": "C", "LC_CTYPE": "en_US.UTF-8"]).unicode)
  }
}

@Suite("Text of others in a terminal")
struct TerminalTextTests {
  struct Run: Decodable {
    let first: UInt32
    let last: UInt32
    let step: UInt32
    let width: Int
  }

  @Test("cells of a character against wcwidth")
  func characters() throws {
    var seen = 0
    for run in try Fixtures.cases("Reporting/widths.json", as: Run.self) {
      for code in stride(from: run.first, through: run.last, by: Int(run.step)) {
        let text = String(Unicode.Scalar(code)!)
        #expect(TerminalText.width(of: text) == run.width, "U+\(String(code, radix: 16, uppercase: true))")
        seen += 1
      }
    }
    #expect(seen > 10_000)
  }

  @Test("cells of words: combining marks, Japanese, Korean of single letters, emoji")
  func words() {
    #expect(TerminalText.width(of: "Åsa") == 3)
    #expect(TerminalText.width(of: "A\u{30A}sa") == 3)
    #expect(TerminalText.width(of: "株式会社") == 8)
    #expect(TerminalText.width(of: "\u{1100}\u{1161}\u{11A8}") == 2)
    #expect(TerminalText.width(of: "🚀") == 2)
    #expect(TerminalText.width(of: "❤") == 1)
    #expect(TerminalText.width(of: "❤\u{FE0F}") == 2)
    #expect(TerminalText.width(of: "🇩🇪") == 2)
  }

  @Test("a name cannot command the terminal or reorder the line")
  func injection() {
    #expect(TerminalText.harmless("\u{1B}[31mred\u{1B}[0m", unicode: true) == "␛[31mred␛[0m")
    #expect(TerminalText.harmless("\u{1B}]0;title\u{7}", unicode: false) == "?]0;title?")
    #expect(TerminalText.harmless("\u{9B}31m", unicode: true) == "\u{FFFD}31m")
    #expect(TerminalText.harmless("two\r\nlines\tand\u{2028}more", unicode: true) == "two  lines and more")
    #expect(TerminalText.harmless("a\u{202E}gpj.exe", unicode: true) == "agpj.exe")
    #expect(TerminalText.harmless("a\u{2066}b\u{2069}c\u{FEFF}", unicode: true) == "abc")
    #expect(TerminalText.harmless("\u{0}\u{7F}", unicode: true) == "␀␡")
    #expect(TerminalText.harmless("Café A\u{30A} 株", unicode: false) == "Caf? ? ?")
  }

  @Test("names are cut between characters, with an ellipsis, and filled to their cells")
  func fitting() {
    #expect(TerminalText.padded("Halden", width: 8, unicode: true) == "Halden  ")
    #expect(TerminalText.padded("Halden Marine", width: 8, unicode: true) == "Halden …")
    #expect(TerminalText.padded("Halden Marine", width: 8, unicode: false) == "Halden ~")
    #expect(TerminalText.padded("株式会社", width: 8, unicode: true) == "株式会社")
    #expect(TerminalText.padded("株式会社", width: 7, unicode: true) == "株式会…")
    #expect(TerminalText.padded("株式会社", width: 6, unicode: true) == "株式… ")
    #expect(TerminalText.fitted("e\u{301}e\u{301}e\u{301}", width: 2, unicode: true) == "e\u{301}…")
    #expect(TerminalText.fitted("שלום", width: 10, unicode: true) == "\u{2068}שלום\u{2069}")
    #expect(TerminalText.fitted("", width: 3, unicode: true) == "")
    #expect(TerminalText.fitted("abc", width: 0, unicode: true) == "")
  }
}

@Suite("Progress")
struct ProgressTests {
  let wide = TerminalStyle(width: 80)

  @Test("nothing before a second has gone")
  func patience() {
    let bar = ProgressBar("Reading", total: 100, style: wide)
    #expect(bar.line(done: 50, elapsed: 0.99) == nil)
    #expect(bar.line(done: 50, elapsed: 1) != nil)
  }

  @Test("a bar of thirty cells, the share done, the time left at the pace so far")
  func bar() {
    let bar = ProgressBar("Reading", total: 200, style: wide)
    let full = String(repeating: "━", count: 15) + String(repeating: "─", count: 15)
    #expect(bar.line(done: 100, elapsed: 12) == "Reading \(full)  50%  12 s left")
    #expect(bar.line(done: 199, elapsed: 2)!.contains(" 99%"))
    #expect(bar.line(done: 200, elapsed: 2) == "Reading \(String(repeating: "━", count: 30)) 100%")
    #expect(bar.line(done: 20, elapsed: 600)!.hasSuffix(" 10%  90 min left"))
    let ascii = ProgressBar("Reading", total: 2, style: TerminalStyle(unicode: false))
    #expect(
      ascii.line(done: 1, elapsed: 2)
        == "Reading \(String(repeating: "#", count: 15))\(String(repeating: ".", count: 15))  50%  2 s left"
    )
    #expect(
      ProgressBar("Reading", total: nil, style: wide).line(done: 1234, elapsed: 2) == "Reading  1,234  2 s")
  }

  @Test("always narrower than the terminal, whatever the figures")
  func widths() {
    var draws = Draws(state: 3)
    for width in 1...200 {
      for total in [nil, 0, 1, 1_000_000] as [Int?] {
        let bar = ProgressBar(draws.name(), total: total, style: TerminalStyle(width: width))
        for elapsed in [1, 1e5, 1e300, .infinity] {
          let line = bar.line(done: Int.random(in: -5...2_000_000, using: &draws), elapsed: elapsed)!
          #expect(TerminalText.width(of: line) <= max(0, width - 1))
          #expect(isHarmless(line))
        }
      }
    }
  }

  @Test("prints to a terminal only, at most ten times a second, and leaves a clear line")
  func display() {
    var printed: [String] = []
    let bar = ProgressBar("Reading", total: 10, style: wide)
    var display = ProgressDisplay(bar, isTerminal: true) { printed.append($0) }
    for (done, elapsed) in [(1, 0.5), (2, 1.0), (3, 1.05), (4, 1.2)] {
      display.update(done: done, elapsed: elapsed)
    }
    display.finish()
    display.finish()
    #expect(printed.count == 3)
    #expect(printed[0] == "\r" + bar.line(done: 2, elapsed: 1)!)
    #expect(printed[1].hasPrefix("\r" + bar.line(done: 4, elapsed: 1.2)!))
    #expect(printed[2].first == "\r" && printed[2].last == "\r")
    #expect(printed[2].dropFirst().dropLast().allSatisfy { $0 == " " })
    var silent: [String] = []
    var piped = ProgressDisplay(bar, isTerminal: false) { silent.append($0) }
    piped.update(done: 5, elapsed: 9)
    piped.finish()
    #expect(silent.isEmpty)
  }
}
