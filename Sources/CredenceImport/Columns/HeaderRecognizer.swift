/// The header of a file: one, two or three rows, and what they say about each column.
struct RecognizedHeader: Sendable, Hashable {
  /// How the header is built.
  enum Kind: Sendable, Hashable {
    /// One row of names.
    case single
    /// Names, question texts, and a row of import identifiers (Qualtrics).
    case importIdentifiers
    /// Questions, and a row of options or `Response` (SurveyMonkey).
    case optionRow
  }

  let kind: Kind
  let columns: [SourceColumn]

  /// The number of header rows.
  var rowCount: Int {
    switch kind {
    case .single: 1
    case .importIdentifiers: 3
    case .optionRow: 2
    }
  }
}

/// Tells how many rows the header has and reads them. Cells are unquoted text and may hold line breaks.
enum HeaderRecognizer {
  /// Recognises the header in the first rows of a file; three suffice.
  ///
  /// - Precondition: there is at least one row.
  static func recognize(_ rows: [[String]]) -> RecognizedHeader {
    precondition(!rows.isEmpty, "a header needs a row")
    let rows = rows.prefix(3).map { $0.map(oneLine) }
    if rows.count > 2, isImportRow(rows[2]) { return importIdentifiers(rows[0], rows[1]) }
    if rows.count > 1, isOptionRow(rows[1], below: rows[0]) { return optionRow(rows[0], rows[1]) }
    return single(rows)
  }

  private static func isImportRow(_ row: [String]) -> Bool {
    let filled = row.filter { !$0.isEmpty }
    return !filled.isEmpty && filled.allSatisfy { $0.hasPrefix("{") && $0.contains("ImportId") }
  }

  private static let responseWords: Set<String> = [
    "response", "openendedresponse", "score", "antwort", "réponse",
  ]

  /// An option row is blank below the leading names and either says `Response` or continues a question whose
  /// following cells are empty.
  private static func isOptionRow(_ row: [String], below names: [String]) -> Bool {
    guard let first = row.first, first.isEmpty, let name = names.first, !name.isEmpty else { return false }
    let width = min(row.count, names.count)
    // Options are words; a row with a bare number in it is an answer.
    guard row.allSatisfy({ $0.isEmpty || $0.contains(where: \.isLetter) }) else { return false }
    let continued = (0..<width).contains { names[$0].isEmpty && !row[$0].isEmpty }
    let says = row.contains { ["response", "openendedresponse"].contains(LooseKey.letters($0)) }
    return continued || says
  }

  private static func importIdentifiers(_ names: [String], _ texts: [String]) -> RecognizedHeader {
    let unique = uniqueNames(names)
    var stems: [String: Int] = [:]
    let parts = names.map(optionName)
    for case .some(let part) in parts { stems[part, default: 0] += 1 }
    let columns = unique.enumerated().map { index, name in
      let text = index < texts.count && !texts[index].isEmpty ? texts[index] : name
      // `Q2_1` with "What are the reasons? - Selected Choice - Support" is one option of Q2.
      guard let stem = parts[index], (stems[stem] ?? 0) > 1, let cut = lastPart(text) else {
        return SourceColumn(index: index, name: name, label: text)
      }
      return SourceColumn(index: index, name: name, label: cut.head, option: cut.tail, question: stem)
    }
    return RecognizedHeader(kind: .importIdentifiers, columns: columns)
  }

  /// The `Q2` of `Q2_1`.
  private static func optionName(_ name: String) -> String? {
    guard let bar = name.lastIndex(of: "_"), bar != name.startIndex else { return nil }
    let number = name[name.index(after: bar)...]
    guard !number.isEmpty, number.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
    return String(name[..<bar])
  }

  private static func lastPart(_ text: String) -> (head: String, tail: String)? {
    let parts = text.components(between: " - ")
    guard parts.count > 1, let tail = parts.last, !tail.isEmpty else { return nil }
    return (parts.dropLast().joined(separator: " - "), tail)
  }

  private static func optionRow(_ questions: [String], _ options: [String]) -> RecognizedHeader {
    let width = max(questions.count, options.count)
    var names: [String] = []
    var parts: [(label: String?, option: String?, question: String?)] = []
    var current = ""
    for index in 0..<width {
      let text = index < questions.count ? questions[index] : ""
      let option = index < options.count ? options[index] : ""
      if !text.isEmpty { current = text }
      let next =
        index + 1 < questions.count && questions[index + 1].isEmpty && index + 1 < options.count
        && !options[index + 1].isEmpty
      let alone = !text.isEmpty && !next
      if option.isEmpty || current.isEmpty || (alone && responseWords.contains(LooseKey.letters(option))) {
        names.append(text.isEmpty ? option : text)
        parts.append((text.isEmpty ? nil : text, nil, nil))
      } else {
        names.append("\(current) [\(option)]")
        parts.append((current, option, current))
      }
    }
    let columns = uniqueNames(names).enumerated().map { index, name in
      let part = parts[index]
      return SourceColumn(
        index: index, name: name, label: part.label, option: part.option, question: part.question)
    }
    return RecognizedHeader(kind: .optionRow, columns: columns)
  }

  private static func single(_ rows: [[String]]) -> RecognizedHeader {
    let names = rows[0]
    let slashed = slashed(rows)
    let parts = names.enumerated().map { index, name in bracketed(name) ?? slashed[index] }
    var stems: [String: Int] = [:]
    for case .some(let part) in parts { stems[part.question, default: 0] += 1 }
    let columns = uniqueNames(names).enumerated().map { index, name in
      guard let part = parts[index], (stems[part.question] ?? 0) > 1 || slashed[index] != nil else {
        return SourceColumn(index: index, name: name)
      }
      return SourceColumn(
        index: index, name: name, label: part.question, option: part.option, question: part.question)
    }
    return RecognizedHeader(kind: .single, columns: columns)
  }

  /// `reasons/price` (Kobo), by column: an option of `reasons` where a column of that name stands beside it, or where the
  /// columns of one question hold marks of ticks alone. Groups of questions are written so too.
  private static func slashed(_ rows: [[String]]) -> [(question: String, option: String)?] {
    let names = rows[0]
    let given = Set(names)
    let parts = names.map { name -> (question: String, option: String)? in
      guard let slash = name.lastIndex(of: "/") else { return nil }
      let (question, option) = (trim(String(name[..<slash])), trim(String(name[name.index(after: slash)...])))
      return question.isEmpty || option.isEmpty ? nil : (question, option)
    }
    var members: [String: [Int]] = [:]
    for (index, part) in parts.enumerated() {
      if let part { members[part.question, default: []].append(index) }
    }
    return parts.map { part in
      guard let part, let columns = members[part.question] else { return nil }
      if given.contains(part.question) { return part }
      let marks: Set<String> = ["0", "1", "", "true", "false"]
      let cells = rows.dropFirst().flatMap { row in columns.map { $0 < row.count ? row[$0].lowercased() : "" }
      }
      return columns.count > 1 && cells.contains { !$0.isEmpty } && cells.allSatisfy(marks.contains)
        ? part : nil
    }
  }

  /// `Q2[SQ001]`, `Rank these [Speed]` and `Q2[SQ001]. What are the reasons? [Speed]`.
  private static func bracketed(_ name: String) -> (question: String, option: String)? {
    guard name.hasSuffix("]") else { return nil }
    var depth = 0
    var index = name.endIndex
    while index > name.startIndex {
      index = name.index(before: index)
      if name[index] == "]" { depth += 1 }
      if name[index] == "[" { depth -= 1 }
      if depth == 0 { break }
    }
    guard depth == 0, index > name.startIndex else { return nil }
    let option = trim(String(name[name.index(after: index)...].dropLast()))
    var question = trim(String(name[..<index]))
    // LimeSurvey's full headers repeat the sub-question's code, which differs from column to column.
    if let open = question.firstIndex(of: "["), let close = question[open...].firstIndex(of: "]"),
      question[question.index(after: close)...].hasPrefix(".")
    {
      question = trim(String(question[question.index(close, offsetBy: 2)...]))
    }
    return option.isEmpty || question.isEmpty ? nil : (question, option)
  }

  /// Names made unique: `Score`, `Score (2)`; empty ones are called by their place.
  static func uniqueNames(_ names: [String]) -> [String] {
    var used: Set<String> = []
    // Names that occur as they are keep them, whatever is made up for others.
    let given = Set(names)
    return names.enumerated().map { index, name in
      let base = name.isEmpty ? "column \(index + 1)" : name
      if !used.contains(base), !name.isEmpty || !given.contains(base) {
        used.insert(base)
        return base
      }
      var number = 2
      while used.contains("\(base) (\(number))") || given.contains("\(base) (\(number))") { number += 1 }
      used.insert("\(base) (\(number))")
      return "\(base) (\(number))"
    }
  }

  private static func trim(_ text: String) -> String { text.withCellBytes { $0.trimmed.text } }

  /// White space of any kind and line breaks as single spaces.
  private static func oneLine(_ text: String) -> String {
    let trimmed = CanonicalForm.composed(trim(text))
    guard trimmed.utf8.contains(where: { $0 < 0x20 || $0 == 0xC2 }) || trimmed.contains("  ") else {
      return trimmed
    }
    return trimmed.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

extension String {
  /// The parts between a separator.
  fileprivate func components(between separator: String) -> [String] {
    var parts: [String] = []
    var rest = self[...]
    while let range = rest.firstRange(of: separator) {
      parts.append(String(rest[..<range.lowerBound]))
      rest = rest[range.upperBound...]
    }
    return parts + [String(rest)]
  }
}
