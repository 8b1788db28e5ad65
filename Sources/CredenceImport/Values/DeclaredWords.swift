/// What words of ratings mean, as declared: `satisfied=1,neutral or dissatisfied=0`, or of one column,
/// `Support:good=4,bad=2,don't know=missing`.
public struct DeclaredWords: Sendable, Hashable {
  /// The words of one column, or of all ratings.
  package struct Table: Sendable, Hashable {
    /// The column's name or question; `nil` of all.
    package let column: String?
    /// By loose key; `nil` is no answer.
    private(set) var values: [String: Int?] = [:]

    fileprivate init(column: String?) { self.column = column }

    fileprivate mutating func declare(_ word: String, _ value: Int?) {
      values.updateValue(value, forKey: LooseKey.words(word))
    }

    /// What a word means: a number, no answer, or nothing that was declared.
    func value(of word: String) -> Int?? { values[LooseKey.words(word)] }

    /// The numbers that words were declared to be.
    var numbers: [Int] { values.values.compactMap { $0 }.sorted() }
  }

  /// In the order declared.
  package private(set) var tables: [Table] = []

  /// None.
  public static let none = DeclaredWords()

  private init() {}

  /// Reads declarations. A word may hold commas: a declaration ends at a comma behind a number or `missing`. A column's name
  /// may hold a colon: the last one before the first word counts.
  ///
  /// - Throws: ``WordsError`` for one that is not of this form.
  package init(parsing declarations: [String]) throws(WordsError) {
    for declaration in declarations {
      var column: String?
      var pairs: [(word: String, value: Int?)] = []
      var rest = declaration[...]
      while !rest.isEmpty {
        guard let pair = Self.firstPair(of: rest) else { throw WordsError(declaration: declaration) }
        var word = pair.word
        if pairs.isEmpty, let colon = word.lastIndex(of: ":") {
          column = Self.trimmed(word[..<colon])
          word = word[word.index(after: colon)...]
        }
        let name = Self.trimmed(word)
        guard !LooseKey.words(name).isEmpty, column != "" else { throw WordsError(declaration: declaration) }
        pairs.append((name, pair.value))
        rest = pair.rest
      }
      guard !pairs.isEmpty else { throw WordsError(declaration: declaration) }
      var place = tables.firstIndex { $0.column == column } ?? tables.endIndex
      if place == tables.endIndex {
        tables.append(Table(column: column))
        place = tables.endIndex - 1
      }
      for pair in pairs { tables[place].declare(pair.word, pair.value) }
    }
  }

  /// `word=1` up to the comma behind it or the end.
  private static func firstPair(of text: Substring) -> (word: Substring, value: Int?, rest: Substring)? {
    var from = text.startIndex
    while let equals = text[from...].firstIndex(of: "=") {
      let behind = text[text.index(after: equals)...]
      let end = behind.firstIndex(of: ",") ?? behind.endIndex
      let value = trimmed(behind[..<end])
      let rest = end == behind.endIndex ? behind[end...] : behind[behind.index(after: end)...]
      if value == "missing" { return (text[..<equals], nil, rest) }
      if let number = Int(value), (-100...100).contains(number) { return (text[..<equals], number, rest) }
      from = text.index(after: equals)
    }
    return nil
  }

  private static func trimmed(_ text: Substring) -> String {
    String(text).withCellBytes { $0.trimmed.text }
  }

  /// The words of a column: its own, else those of all ratings.
  package func table(for column: SourceColumn?) -> Table? {
    let own = column.flatMap { column in
      tables.first { table in table.column.map { [column].indices(named: $0) == [0] } ?? false }
    }
    return own ?? tables.first { $0.column == nil }
  }
}

/// Raised for a declaration of words that cannot be read.
package struct WordsError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What was declared.
  package let declaration: String
  /// What is wrong and what to write instead.
  package var description: String {
    "The words \"\(declaration)\" are not [COLUMN:]WORD=NUMBER,WORD=NUMBER, as in \"satisfied=1,neutral or dissatisfied=0\"; a word that is no answer is WORD=missing."
  }
}
