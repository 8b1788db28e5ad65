/// The order of waves in time: by what their names count (`2024 Q3`, `Wave 10`, `Spring 2025`), else by their dates, else
/// as they first appear in the file.
///
/// Exports are as often newest first as oldest first, so the order of the file is the last resort.
struct WaveOrder {
  /// The waves' positions in the list of names, oldest first.
  ///
  /// - Parameters:
  ///   - names: The waves in order of first appearance.
  ///   - latest: By wave, the seconds of its latest answer; `Int64.min` where none is dated.
  static func positions(_ names: [String], latest: [Int64]) -> [Int] {
    // Who is in no wave comes before those who are.
    let nameless = names.indices.filter { names[$0] == NameCleaner.noWave }
    let places = names.indices.filter { names[$0] != NameCleaner.noWave }
    let readings = places.map { WaveName(names[$0]) }
    if let first = readings.first, readings.allSatisfy({ $0.pattern == first.pattern && !$0.numbers.isEmpty })
    {
      let keys = Dictionary(uniqueKeysWithValues: zip(places, readings.map(\.numbers)))
      if Set(keys.values).count == places.count {
        return nameless + places.sorted { (keys[$0] ?? []).lexicographicallyPrecedes(keys[$1] ?? []) }
      }
    }
    if latest.count == names.count, places.allSatisfy({ latest[$0] != .min }) {
      return nameless + places.sorted { (latest[$0], $0) < (latest[$1], $1) }
    }
    return nameless + places
  }

  /// Whether the names are periods that can be put in order: months, quarters or years, each with its year.
  static func tellsPeriods(_ names: [String]) -> Bool {
    let readings = names.map(WaveName.init)
    guard let first = readings.first, first.pattern.contains("year") else { return false }
    return readings.allSatisfy { $0.pattern == first.pattern }
      && Set(readings.map(\.numbers)).count == names.count
  }
}

/// What a wave's name counts, the largest unit first, and the words around it.
private struct WaveName {
  /// The words and the places of the numbers: names with the same pattern can be put in order.
  var pattern: [String] = []
  /// The numbers: a year first, then the others as they stand.
  var numbers: [Int] = []

  init(_ name: String) {
    let tokens = Self.tokens(name)
    // Beside a quarter, a month or a season, two digits are a year: Q3 24, Jan-24.
    let namesPeriods = tokens.contains { Self.units.contains($0) || Self.periods[$0]?.isOfYear == true }
    var years: [Int] = []
    var others: [Int] = []
    for (place, token) in tokens.enumerated() {
      if let number = Int(token), number < 1_000_000_000 {
        let unit = place > 0 ? tokens[place - 1] : ""
        let isYear =
          token.utf8.count == 4 && (1900...2199).contains(number) || unit == "fy"
          || namesPeriods && token.utf8.count == 2 && !Self.units.contains(unit)
        pattern.append(isYear ? "year" : "number")
        if isYear { years.append(number) } else { others.append(number) }
      } else if let period = Self.periods[token] {
        pattern.append(period.kind)
        others.append(period.number)
      } else {
        pattern.append(token)
      }
    }
    // "Q1 2024" and "2024 Q1" are one pattern.
    pattern.sort()
    numbers = years + others
  }

  /// Runs of letters and of digits, in lower case.
  private static func tokens(_ name: String) -> [String] {
    var tokens: [String] = []
    var isDigits = false
    var token = ""
    for character in name.lowercased() {
      let isDigit = character.isASCII && character.isNumber
      let isWord = isDigit || character.isLetter
      if !isWord || (isDigit != isDigits && !token.isEmpty) {
        if !token.isEmpty { tokens.append(token) }
        token = ""
      }
      guard isWord else { continue }
      isDigits = isDigit
      token.append(character)
    }
    return token.isEmpty ? tokens : tokens + [token]
  }

  /// What stands before the number of a part of a year.
  private static let units: Set<String> = ["q", "h", "quarter", "half", "month", "week", "w", "kw", "t", "s"]

  /// Words that name a part of a year or a place in a sequence.
  private static let periods: [String: (kind: String, number: Int, isOfYear: Bool)] = {
    var periods: [String: (kind: String, number: Int, isOfYear: Bool)] = [:]
    for (name, month) in MonthNames.months { periods[name] = ("month", month, true) }
    for (place, names) in [["spring"], ["summer"], ["autumn", "fall"], ["winter"]].enumerated() {
      for name in names { periods[name] = ("season", place, true) }
    }
    for (place, names) in [["pre", "before", "baseline"], ["mid"], ["post", "after", "followup"]].enumerated()
    {
      for name in names { periods[name] = ("stage", place, false) }
    }
    for (place, roman) in ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"].enumerated() {
      periods[roman] = ("roman", place + 1, false)
    }
    return periods
  }()
}
