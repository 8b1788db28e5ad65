extension [SourceColumn] {
  /// The columns of a name: exactly, then in any case, then by loose key; a question's name gives all its options.
  func indices(named name: String) -> [Int] {
    let wanted = CanonicalForm.composed(name)
    let lowered = wanted.lowercased()
    let key = LooseKey.letters(wanted)
    let tests: [(String) -> Bool] = [
      { $0 == wanted }, { $0.lowercased() == lowered }, { !key.isEmpty && LooseKey.letters($0) == key },
    ]
    for test in tests {
      if let index = firstIndex(where: { test($0.name) }) { return [index] }
      let ofQuestion = indices.filter { self[$0].question.map(test) ?? false }
      if !ofQuestion.isEmpty { return ofQuestion }
      if let index = firstIndex(where: { test($0.label) }) {
        return indices.filter { self[$0].label == self[index].label }
      }
    }
    return []
  }
}
