/// The names a person may have meant.
enum NearestNames {
  /// Up to `count` names within a few edits of `wanted`, or holding it, or held by it; nearest first.
  static func of(_ wanted: String, among names: [String], count: Int = 3) -> [String] {
    let key = Array(LooseKey.words(wanted).unicodeScalars.prefix(64))
    guard !key.isEmpty else { return [] }
    var found: [(distance: Int, index: Int)] = []
    for (index, name) in names.enumerated() {
      let other = Array(LooseKey.words(name).unicodeScalars.prefix(64))
      if other.isEmpty { continue }
      let distance = editDistance(key, other)
      let (short, long) = key.count < other.count ? (key, other) : (other, key)
      if distance <= max(2, max(key.count, other.count) / 3) {
        found.append((distance, index))
      } else if short.count >= 3, contains(long, short) {
        found.append((distance + 100, index))
      }
    }
    return found.sorted { $0 < $1 }.prefix(count).map { names[$0.index] }
  }

  private static func contains(_ long: [Unicode.Scalar], _ short: [Unicode.Scalar]) -> Bool {
    (0...(long.count - short.count)).contains { long[$0...].starts(with: short) }
  }

  private static func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var row = Array(0...right.count)
    for (i, a) in left.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, b) in right.enumerated() {
        let next = min(row[j] + 1, row[j + 1] + 1, diagonal + (a == b ? 0 : 1))
        diagonal = row[j + 1]
        row[j + 1] = next
      }
    }
    return row[right.count]
  }
}
