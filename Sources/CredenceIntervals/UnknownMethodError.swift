/// A method was asked for by a name nobody has.
public struct UnknownMethodError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The name that was given.
  public let name: String
  /// The names there are, in the order they are offered.
  public let known: [String]

  /// Makes the error.
  package init(name: String, known: [String]) {
    self.name = name
    self.known = known
  }

  /// The known name that takes the fewest changed letters, if that is at most a third of them.
  public var nearest: String? {
    var best: (name: String, distance: Int)?
    for candidate in known {
      let distance = Self.editDistance(name.lowercased(), candidate)
      guard distance <= max(1, candidate.count / 3), distance < best?.distance ?? .max else { continue }
      best = (candidate, distance)
    }
    return best?.name
  }

  /// What is wrong and what may be asked for.
  public var description: String {
    "there is no method \"\(name)\""
      + (nearest.map { "; did you mean \"\($0)\"?" } ?? "")
      + " (methods: \(known.joined(separator: ", ")))"
  }

  /// The number of insertions, deletions and replacements between two words (Levenshtein).
  private static func editDistance(_ left: String, _ right: String) -> Int {
    let (left, right) = (Array(left.utf8), Array(right.utf8))
    var previous = Array(0...right.count)
    for (row, letter) in left.enumerated() {
      var current = [row + 1]
      for (column, other) in right.enumerated() {
        let replaced = previous[column] + (letter == other ? 0 : 1)
        current.append(min(replaced, previous[column + 1] + 1, current[column] + 1))
      }
      previous = current
    }
    return previous[right.count]
  }
}
