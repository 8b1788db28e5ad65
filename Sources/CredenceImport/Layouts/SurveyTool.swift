/// A survey tool, as its exports look. One file a tool: to read another one, write its file and name it in
/// ``SurveyTools``.
protocol SurveyTool: Sendable {
  /// The layout it is the tool of.
  var layout: Layout { get }

  /// Whether a header is of its exports. It is asked after the tools before it in ``SurveyTools``.
  func recognises(_ header: HeaderKeys) -> Bool

  /// What follows from the tool where the file itself does not decide.
  var conventions: ExportConventions { get }

  /// Rows of its exports that are no answers.
  func rowFilters(_ columns: HeaderKeys) -> [RowFilter]

  /// Columns that go by another name in its exports. Only fields that nothing else found are filled.
  var columnHints: [ColumnHint] { get }
}

extension SurveyTool {
  var conventions: ExportConventions { ExportConventions() }
  func rowFilters(_ columns: HeaderKeys) -> [RowFilter] { [] }
  var columnHints: [ColumnHint] { [] }
}

/// The tools in the order they are asked: one that is told by few signs comes after those it could be taken for.
enum SurveyTools {
  static let all: [any SurveyTool] = [
    Qualtrics(), SurveyMonkey(), TallyTable(), CountTable(), CustomerGauge(), Formbricks(), Typeform(),
    MicrosoftForms(), LimeSurvey(), Delighted(), GoogleForms(),
  ]
}

/// What follows from a tool where the file itself does not decide.
struct ExportConventions {
  /// Codes it writes for no answer.
  var sentinels: Sentinels = .none
  /// Whether slashed dates have the month or the day first.
  var dateOrder: DateOrder?
  /// What joins several selections in one cell.
  var driverDelimiter: DriverDelimiter?
  /// The tool exports the score 0 as a blank.
  var blankMayBeZero = false
}

/// A column that a tool names in its own way.
struct ColumnHint {
  /// What it holds.
  let field: SurveyField
  /// Whether the name, as a loose key, is that column's.
  let isNamed: @Sendable (_ key: String) -> Bool
  /// Whether it must hold something.
  var needsCells = false
}

/// The names of a header as loose keys: what tools are recognised by.
struct HeaderKeys {
  let header: RecognizedHeader
  /// By column.
  let keys: [String]
  private let known: Set<String>

  init(_ header: RecognizedHeader) {
    self.header = header
    keys = header.columns.map { LooseKey.letters($0.name) }
    known = Set(keys)
  }

  /// Whether all of these are there.
  func has(_ wanted: String...) -> Bool { wanted.allSatisfy(known.contains) }

  /// Whether one of these is.
  func hasAny(_ wanted: String...) -> Bool { wanted.contains(where: known.contains) }

  /// The first column of one of these names.
  func column(_ wanted: String...) -> Int? {
    keys.firstIndex(where: wanted.contains).map { header.columns[$0].index }
  }
}
