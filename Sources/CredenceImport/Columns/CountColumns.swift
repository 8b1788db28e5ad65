/// What the columns of counted answers are: one line per account, or per account, role and wave.
struct CountColumns: Sendable, Hashable {
  let account: Int
  let role: Int?
  let wave: Int?
  let promoters: Int
  let passives: Int
  let detractors: Int
  /// All answers; `nil` where the file leaves the sum to the reader.
  let responses: Int?
  /// Known contacts.
  let population: Int?

  /// Recognises the columns by their names; `nil` if an account or a class is missing.
  init?(_ names: [String]) {
    let keys = names.map(LooseKey.letters)
    func find(_ synonyms: [String]) -> Int? {
      for name in synonyms {
        if let index = keys.firstIndex(of: LooseKey.letters(name)) { return index }
      }
      return nil
    }
    guard let account = find(FieldSynonyms.names[.account, default: []]),
      let promoters = find(["promoters", "promoter", "number of promoters", "promoter count"]),
      let passives = find(["passives", "passive", "neutrals", "number of passives", "passive count"]),
      let detractors = find(["detractors", "detractor", "number of detractors", "detractor count"])
    else { return nil }
    self.account = account
    self.promoters = promoters
    self.passives = passives
    self.detractors = detractors
    role = find(FieldSynonyms.names[.role, default: []])
    wave = find(FieldSynonyms.names[.wave, default: []])
    responses = find(["responses", "total responses", "answers", "n", "response count", "respondents"])
    population = find(["population", "total eligible", "eligible", "contacts", "known contacts", "invited"])
  }
}
