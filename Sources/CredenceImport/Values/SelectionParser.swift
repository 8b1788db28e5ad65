import CredenceSurvey

/// What the cells of one option's column look like.
struct SelectionProbe {
  private(set) var ticks = 0
  private(set) var crosses = 0
  private(set) var unanswered = 0
  private(set) var blanks = 0
  /// Other texts: the first one met, and how many cells differ from it.
  private(set) var text: String?
  private(set) var textCount = 0
  private(set) var otherTexts = 0

  mutating func observe(_ untrimmed: CellBytes) {
    let cell = untrimmed.trimmed
    switch SelectionParser.mark(cell) {
    case .tick: ticks += 1
    case .cross: crosses += 1
    case .unanswered: unanswered += 1
    case .blank: blanks += 1
    case .none:
      let found = cell.text
      if text == nil { text = found }
      if text == found { textCount += 1 } else { otherTexts += 1 }
    }
  }

  mutating func observe(_ text: String) { text.withCellBytes { observe($0) } }

  /// Whether the column can be one option's: ticks and crosses, or one text alone, and not blank throughout.
  var isSelection: Bool { otherTexts == 0 && ticks + crosses + textCount > 0 && (text == nil || ticks == 0) }

  /// Whether the column holds the marks of ticks and crosses and no text at all.
  var isMarksAlone: Bool { textCount + otherTexts == 0 && ticks + crosses > 0 }

  /// Where a column writes its crosses, or marks what was seen and not answered, a blank was not asked.
  var blankMeaning: DriverSelection { crosses > 0 || unanswered > 0 ? .notAsked : .notSelected }
}

/// Reads the column of one option: 1/0, Y/blank, yes/no, TRUE/FALSE, x, or the label itself.
struct SelectionParser {
  /// What a blank cell means.
  let blank: DriverSelection
  /// Whether any other text is a tick: the label itself, or what was written under `Other`.
  let textIsTick: Bool

  init(blank: DriverSelection, textIsTick: Bool = true) {
    self.blank = blank
    self.textIsTick = textIsTick
  }

  /// Reads a cell; `nil` if it says neither.
  func parse(_ cell: CellBytes) -> DriverSelection? {
    switch Self.mark(cell.trimmed) {
    case .tick: .selected
    case .cross, .unanswered: .notSelected
    case .blank: blank
    case .none: textIsTick ? .selected : nil
    }
  }

  func parse(_ text: String) -> DriverSelection? { text.withCellBytes(parse) }

  fileprivate enum Mark { case tick, cross, unanswered, blank }

  fileprivate static func mark(_ cell: CellBytes) -> Mark? {
    if cell.isBlankAnswer { return .blank }
    switch cell.count {
    case 1:
      switch cell[0].lowered {
      case UInt8(ascii: "1"), UInt8(ascii: "y"), UInt8(ascii: "x"), UInt8(ascii: "t"), UInt8(ascii: "j"):
        return .tick
      case UInt8(ascii: "0"), UInt8(ascii: "n"), UInt8(ascii: "f"), UInt8(ascii: "-"): return .cross
      default: return nil
      }
    case 2:
      return cell.isWord("no") ? .cross : cell.isWord("ja") ? .tick : nil
    case 3:
      if cell.isWord("-99") { return .unanswered }
      if cell.elementsEqual("✓".utf8) || cell.elementsEqual("☑".utf8) || cell.elementsEqual("✔".utf8) {
        return .tick
      }
      if cell.elementsEqual("☐".utf8) || cell.elementsEqual("✗".utf8) { return .cross }
      return cell.isWord("yes") || cell.isWord("1.0") ? .tick : cell.isWord("0.0") ? .cross : nil
    case 4: return cell.isWord("true") ? .tick : cell.isWord("nein") ? .cross : nil
    case 5: return cell.isWord("false") ? .cross : nil
    case 7: return cell.isWord("checked") ? .tick : nil
    case 8: return cell.isWord("selected") ? .tick : nil
    case 9: return cell.isWord("unchecked") ? .cross : nil
    case 12: return cell.isWord("not selected") ? .cross : nil
    default: return nil
    }
  }
}
