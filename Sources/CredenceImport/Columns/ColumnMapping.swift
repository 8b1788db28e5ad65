package import CredenceSurvey

/// Which column is which field, and how that is known.
public struct ColumnMapping: Sendable, Hashable {
  /// One column's part.
  public struct Entry: Sendable, Hashable {
    /// The field.
    public let field: SurveyField
    /// The column.
    public let column: SourceColumn
    /// How it was found.
    package let foundBy: FoundBy
    /// The columns that might have been the field too, by name.
    package internal(set) var over: [String] = []
  }

  /// How a column was found.
  package enum FoundBy: String, Sendable, Hashable, Codable {
    /// By its name.
    case name
    /// By the text of its question.
    case questionText = "question-text"
    /// By an option of the user's.
    case option
    /// By what its cells hold.
    case content
    /// By the convention of the survey tool.
    case layout
    /// By nothing: it is kept as a segment.
    case remainder
  }

  /// One entry per column, in the order of the file.
  public let entries: [Entry]
  /// Columns kept as they stand, whatever field they are (``ColumnOptions/keep(_:)``): the name asked for and the column.
  package internal(set) var kept: [Kept]

  /// A column kept as it stands.
  package struct Kept: Sendable, Hashable {
    /// What it was asked for by.
    package let name: String
    /// The column.
    package let column: SourceColumn
    /// What its words were declared to mean, where it holds ratings.
    package internal(set) var words: DeclaredWords.Table?
    /// Whether its lowest answer is the best one.
    package internal(set) var isReversed = false
    /// The scale declared for ratings.
    package internal(set) var ratingScale: SatisfactionScale = .fivePoint

    init(name: String, column: SourceColumn) {
      self.name = name
      self.column = column
    }
  }

  /// What a reader should know of how columns were chosen.
  let remarks: [Diagnostic]
  /// Where no column names the account: those that may, best first.
  let accountCandidates: [String]

  init(
    entries: [Entry], kept: [Kept] = [], remarks: [Diagnostic] = [], accountCandidates: [String] = []
  ) {
    self.entries = entries
    self.kept = kept
    self.remarks = remarks
    self.accountCandidates = accountCandidates
  }

  /// What a column asked for by name is.
  package func field(ofKept name: String) -> SurveyField? {
    guard let column = kept.first(where: { $0.name == name })?.column else { return nil }
    return entries.first { $0.column.index == column.index }?.field
  }

  /// The column of a field that only one column can be.
  package func column(_ field: SurveyField) -> SourceColumn? { entries.first { $0.field == field }?.column }

  /// The class label that is compared with the score: the one named after the score's column where a file has several.
  var scoreClass: SourceColumn? {
    let labels = columns(.scoreClass)
    guard labels.count > 1, let score = column(.score) else { return labels.first }
    let key = LooseKey.letters(score.name)
    return labels.first { LooseKey.letters($0.name).hasPrefix(key) } ?? labels.first
  }

  /// The columns of a field, in the order of the file.
  package func columns(_ field: SurveyField) -> [SourceColumn] {
    entries.filter { $0.field == field }.map(\.column)
  }
}

/// Columns named by the user, by field, and columns mapped to a field.
public struct ColumnOptions: Sendable, Hashable {
  /// A field and the columns named for it.
  public struct Assignment: Sendable, Hashable {
    /// The field.
    public let field: SurveyField
    /// The columns, by name or question text.
    public let columns: [String]
    /// Makes an assignment.
    public init(_ field: SurveyField, _ columns: [String]) {
      self.field = field
      self.columns = columns
    }
  }

  /// In the order given.
  package private(set) var assignments: [Assignment]
  /// Columns to be kept as they stand, by name or question text.
  package private(set) var kept: [String]

  /// Makes options.
  public init(_ assignments: [Assignment] = []) {
    self.assignments = assignments
    kept = []
  }

  /// Keeps columns as they stand, each beside the field it is.
  public mutating func keep(_ columns: [String]) {
    for name in columns where !kept.contains(name) { kept.append(name) }
  }

  /// Names columns for a field.
  public mutating func assign(_ field: SurveyField, _ columns: [String]) {
    assignments.append(Assignment(field, columns))
  }

  /// Reads `column=field`. A column's name may hold `=`: the last one counts. `column=ignore` sets a column aside: it is
  /// no field, and not kept.
  ///
  /// - Throws: ``ColumnMappingError`` if there is no `=` or no such field.
  public mutating func assign(parsing text: String) throws(ColumnMappingError) {
    guard let mark = text.lastIndex(of: "="), mark != text.startIndex else {
      throw .notAMapping(text)
    }
    let name = String(text[text.index(after: mark)...])
    // What is set aside is what the tool notes: not kept.
    let key = LooseKey.letters(name) == "ignore" ? "metadata" : LooseKey.letters(name)
    guard let field = SurveyField.allCases.first(where: { LooseKey.letters($0.rawValue) == key })
    else {
      let nearest = NearestNames.of(name, among: SurveyField.allCases.map(\.rawValue), count: 1).first
      throw .noSuchField(name, nearest: nearest.flatMap { SurveyField(rawValue: $0) })
    }
    assign(field, [String(text[..<mark])])
  }
}

/// Raised where columns cannot be told. CredencePresentation says what to do.
public enum ColumnMappingError: Error, Sendable, Hashable {
  /// No column can be the score, and none a satisfaction rating: all columns, and those whose cells read as
  /// scores.
  case noScore(columns: [String], candidates: [String])
  /// Several columns fit the field about equally.
  case tied(SurveyField, [String])
  /// A named column is not in the file.
  case noSuchColumn(String, field: SurveyField, nearest: [String], columns: [String])
  /// A column that was to be kept is not in the file.
  case noSuchKeptColumn(String, nearest: [String], columns: [String])
  /// A name of a column to be kept is that of several.
  case severalKeptColumns(String, [String])
  /// Several columns were named for a field that is one.
  case severalColumns(SurveyField, [String])
  /// One column was named for two fields.
  case twoFields(column: String, SurveyField, SurveyField)
  /// Not of the form `column=field`.
  case notAMapping(String)
  /// No field has this name; with the nearest that has one.
  case noSuchField(String, nearest: SurveyField?)
  /// A column that is no rating was to be reversed.
  case notReversible(String, SurveyField)
}
