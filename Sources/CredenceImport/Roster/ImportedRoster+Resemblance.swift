import CredenceSurvey

extension ImportedRoster {
  /// Accounts of the roster that no name of a file is, each with the one it resembles: most likely one account under
  /// two spellings. Names both have are nobody's misspelling.
  ///
  /// - Parameter names: The accounts of the file.
  /// - Returns: Pairs of the file's name and the roster's, in the roster's order.
  package func resemblances(to names: [String]) -> [NearDuplicate] {
    let listed = Set(accounts.map(\.name))
    let known = Set(names)
    let ofFile = names.filter { !listed.contains($0) }
    let ofRoster = accounts.map(\.name).filter { !known.contains($0) }
    if ofFile.isEmpty || ofRoster.isEmpty { return [] }
    let isOfFile = Set(ofFile)
    let found = NearDuplicates.pairs(among: ofFile + ofRoster)
      .filter { isOfFile.contains($0.first) && !isOfFile.contains($0.second) }
    let order = Dictionary(ofRoster.enumerated().map { ($1, $0) }) { first, _ in first }
    return found.sorted { order[$0.second, default: 0] < order[$1.second, default: 0] }
  }
}
