import CredenceSurvey

/// Two names that may be the same account. They are suggested, never merged.
package struct NearDuplicate: Sendable, Hashable {
  /// The name met first.
  package let first: String
  /// The name met later.
  package let second: String
}

/// Finds names that differ only in case, accents, punctuation, spacing or legal form, or by one letter.
enum NearDuplicates {
  /// Above this many names only equal keys are compared: one-letter variants take time and memory for every letter, and
  /// among so many names one letter tells accounts apart more often than it is a slip.
  static let variantLimit = 5_000
  /// Keys shorter than this differ by one letter too easily.
  private static let shortestForVariants = 5

  private static let legalForms: Set<String> = [
    "inc", "incorporated", "corp", "corporation", "co", "company", "ltd", "limited", "llc", "llp", "lp",
    "plc",
    "gmbh", "mbh", "ag", "kg", "kgaa", "se", "sa", "sas", "sarl", "srl", "spa", "bv", "nv", "ab", "as", "asa",
    "oy", "oyj", "aps", "pty", "pte", "kk", "ug", "ev", "ohg",
  ]

  /// Pairs of different names, each later name with the earliest it resembles, in the order of the names.
  static func pairs(among names: [String]) -> [NearDuplicate] {
    var pairs: [NearDuplicate] = []
    var firstOfKey: [String: Int] = [:]
    firstOfKey.reserveCapacity(names.count)
    let comparesVariants = names.count <= variantLimit
    var keys: [(key: [Unicode.Scalar], index: Int)] = []
    for (index, name) in names.enumerated() {
      let key = Self.key(name)
      if key.isEmpty { continue }
      if let first = firstOfKey[key] {
        if names[first] != name { pairs.append(NearDuplicate(first: names[first], second: name)) }
      } else {
        firstOfKey[key] = index
        if comparesVariants { keys.append((Array(key.unicodeScalars), index)) }
      }
    }
    if comparesVariants { pairs += variants(keys, names) }
    return pairs
  }

  /// The names of one file that may be one account, and what to do.
  static func remark(_ pairs: [NearDuplicate]) -> Diagnostic {
    Diagnostic(ImportFact.similarAccounts(pairs.count, first: Array(pairs.prefix(5))))
  }

  /// The words of a name without a legal form at the end, joined.
  static func key(_ name: String) -> String {
    let text = LooseKey.words(name)
    guard let space = text.utf8.lastIndex(of: UInt8(ascii: " ")) else { return text }
    // Nearly every name of a long list ends in a word that is no legal form, nor a part of one.
    let last = String(text.utf8[text.utf8.index(after: space)...]) ?? ""
    if last.count > 1, !legalForms.contains(last) { return text.filter { $0 != " " } }
    var words = text.split(separator: " ").map(String.init)
    // `A.Ş.` and `S.A.` fall into single letters, which together are the legal form.
    var initials = ""
    var count = words.count
    while count > 1, words[count - 1].count == 1 {
      initials = words[count - 1] + initials
      count -= 1
    }
    if legalForms.contains(initials) { words.removeLast(words.count - count) }
    while words.count > 1, let last = words.last, legalForms.contains(last) { words.removeLast() }
    return words.joined()
  }

  // Two texts one edit apart (a letter more, another letter, two letters swapped) share a variant with one
  // letter removed, or one is such a variant of the other.
  private static func variants(_ keys: [(key: [Unicode.Scalar], index: Int)], _ names: [String])
    -> [NearDuplicate]
  {
    var seen: [UInt64: [Int]] = [:]
    var pairs: [NearDuplicate] = []
    for (position, entry) in keys.enumerated() where entry.key.count >= shortestForVariants {
      var candidates = Set<Int>()
      for hash in variantHashes(entry.key) {
        for candidate in seen[hash, default: []] { candidates.insert(candidate) }
        if seen[hash]?.last != position { seen[hash, default: []].append(position) }
      }
      candidates.remove(position)
      if let match = candidates.filter({ isOneEdit(keys[$0].key, entry.key) }).min() {
        pairs.append(NearDuplicate(first: names[keys[match].index], second: names[entry.index]))
      }
    }
    return pairs
  }

  /// Polynomial hashes of a key and of the key without each of its letters, in one pass from either end.
  /// They only propose candidates: ``isOneEdit(_:_:)`` decides.
  private static func variantHashes(_ key: [Unicode.Scalar]) -> [UInt64] {
    let base: UInt64 = 0x9E37_79B9_7F4A_7C15
    var powers: [UInt64] = [1]
    for _ in key { powers.append(powers[powers.count - 1] &* base) }
    // The letters behind a removed one move up by one place.
    var behind: UInt64 = 0
    var hashes = [UInt64](repeating: 0, count: key.count + 1)
    for index in key.indices.reversed() {
      hashes[index] = behind
      if index > 0 { behind &+= UInt64(key[index].value) &* powers[index - 1] }
    }
    var before: UInt64 = 0
    for index in key.indices {
      hashes[index] &+= before
      before &+= UInt64(key[index].value) &* powers[index]
    }
    hashes[key.count] = before
    return hashes
  }

  /// Whether one letter more, another letter, or two swapped neighbours make one key of the other. Digits are
  /// names of their own: `Site 1` and `Site 2` are two accounts.
  static func isOneEdit(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Bool {
    let (short, long) = left.count <= right.count ? (left, right) : (right, left)
    guard long.count - short.count <= 1 else { return false }
    var start = 0
    while start < short.count, short[start] == long[start] { start += 1 }
    var end = 0
    while end < short.count - start, short[short.count - 1 - end] == long[long.count - 1 - end] { end += 1 }
    let shortRest = short[start..<(short.count - end)]
    let longRest = long[start..<(long.count - end)]
    if (shortRest + longRest).contains(where: { $0.properties.numericType != nil }) { return false }
    if longRest.count == 1 { return true }
    return shortRest.count == 2 && longRest.count == 2 && shortRest.first == longRest.last
      && shortRest.last == longRest.first
  }
}
