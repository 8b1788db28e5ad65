/// Names cut to fit, so that they can still be told apart.
///
/// A name that is too long is cut at its end. Where that would make two different names the same, those are cut in the
/// middle: the end stays from where they begin to differ on. Where even that does not tell them apart, they are
/// numbered. The same name is always cut the same way.
package struct DistinctNames: Sendable, Hashable {
  private let short: [String: String]

  /// Cuts names that are shown below each other.
  ///
  /// - Parameters:
  ///   - names: in the order they are shown; repeated ones count once.
  ///   - width: the cells each may take.
  package init(_ names: [String], width: Int, unicode: Bool) {
    var seen = Set<String>()
    let clean = names.filter { seen.insert($0).inserted }.map { name in
      (name, TerminalText.harmless(name, unicode: unicode))
    }
    guard width > 0, clean.contains(where: { DisplayWidth.of($0.1) > width }) else {
      short = [:]
      return
    }
    let ellipsis = unicode ? "…" : "~"
    var groups: [String: [Int]] = [:]
    var order: [String] = []
    for (place, entry) in clean.enumerated() {
      let cut = TerminalText.cut(entry.1, to: width, ellipsis: ellipsis)
      if groups[cut] == nil { order.append(cut) }
      groups[cut, default: []].append(place)
    }
    var result: [String: String] = [:]
    var taken = Set(order.filter { groups[$0]?.count == 1 })
    for cut in order {
      guard let group = groups[cut], group.count > 1 else { continue }
      let prefix = Self.commonPrefix(group.map { clean[$0].1 })
      for (number, place) in group.enumerated() {
        let name = clean[place].1
        var candidate = Self.cutMiddle(name, from: prefix, to: width, ellipsis: ellipsis)
        var next = number + 1
        while taken.contains(candidate), next <= clean.count + group.count {
          let mark = "\(ellipsis)\(next)"
          candidate =
            TerminalText.cut(name, to: max(1, width - DisplayWidth.of(mark) + 1), ellipsis: "") + mark
          next += 1
        }
        taken.insert(candidate)
        result[clean[place].0] = candidate
      }
    }
    short = result
  }

  /// A name as it is shown; the name itself where it fits, or where its end can be cut.
  package subscript(name: String) -> String { short[name] ?? name }

  /// The characters all begin with, back to the start of the word in which they part.
  private static func commonPrefix(_ names: [String]) -> Int {
    guard let first = names.first.map(Array.init) else { return 0 }
    var shared = first.count
    for name in names.dropFirst() {
      var place = 0
      for character in name {
        if place >= shared || character != first[place] { break }
        place += 1
      }
      shared = min(shared, place)
    }
    while shared > 0, first[shared - 1] != " " { shared -= 1 }
    return shared
  }

  /// The start, an ellipsis, and the end: all of it from `prefix` on if there is room, beside a few cells of the start.
  private static func cutMiddle(_ name: String, from prefix: Int, to width: Int, ellipsis: String) -> String {
    let characters = Array(name)
    guard DisplayWidth.of(name) > width else { return name }
    let least = min(4, max(0, (width - 1) / 4))
    var room = width - 1 - least
    var start = characters.count
    while start > prefix {
      let more = DisplayWidth.of(String(characters[start - 1]))
      if more > room { break }
      room -= more
      start -= 1
    }
    let head = TerminalText.cut(name, to: least + room + 1, ellipsis: "")
    return head + ellipsis + String(characters[start...])
  }
}
