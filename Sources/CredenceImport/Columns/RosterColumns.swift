import CredenceSurvey

/// What the columns of a roster (`--accounts`) are: one line per account, or one per contact.
struct RosterColumns: Sendable, Hashable {
  /// One count of contacts.
  struct Contacts: Sendable, Hashable {
    /// The role, or `nil` for the count of all.
    let role: Role?
    let column: Int
  }

  let account: Int
  /// One line per contact if there is one.
  let respondent: Int?
  /// The contact's role, where there is one line per contact.
  let role: Int?
  private(set) var revenue: Int?
  let owner: Int?
  /// One line per account: its counts of contacts.
  private(set) var contacts: [Contacts]
  /// Every other column.
  let attributes: [Int]

  /// Whether a line is one contact.
  var isPerContact: Bool { respondent != nil }

  /// The same without some columns of figures.
  func without(_ columns: Set<Int>) -> RosterColumns {
    var rest = self
    if let revenue, columns.contains(revenue) { rest.revenue = nil }
    rest.contacts.removeAll { columns.contains($0.column) }
    return rest
  }

  /// Recognises a roster's columns by their names.
  ///
  /// - Throws: ``RosterError`` if no column names the account.
  init(_ names: [String], roles: RoleAliases = .standard) throws(RosterError) {
    let keys = names.map(LooseKey.letters)
    var taken: Set<Int> = []
    func find(_ synonyms: [String]) -> Int? {
      for name in synonyms {
        let key = LooseKey.letters(name)
        if let index = keys.indices.first(where: { keys[$0] == key && !taken.contains($0) }) {
          taken.insert(index)
          return index
        }
      }
      return nil
    }
    // The words that name it in responses name it here.
    let worded = names.indices.filter { AccountWords.name(names[$0]) }
    guard
      let account = find(FieldSynonyms.names[.account, default: []]) ?? (worded.count == 1 ? worded[0] : nil)
    else {
      throw RosterError(columns: names)
    }
    self.account = account
    taken.insert(account)
    revenue = find(FieldSynonyms.names[.revenue, default: []])
    owner = find(["owner", "account owner", "account manager", "csm", "customer success manager", "Betreuer"])
    var contacts: [Contacts] = []
    for (index, name) in names.enumerated() where !taken.contains(index) {
      guard let count = Self.contacts(name, roles, column: index) else { continue }
      contacts.append(count)
      taken.insert(index)
    }
    self.contacts = contacts
    respondent = contacts.isEmpty ? find(FieldSynonyms.names[.respondent, default: []]) : nil
    role = respondent == nil ? nil : find(FieldSynonyms.names[.role, default: []])
    attributes = names.indices.filter { !taken.contains($0) }
  }

  /// `contacts`, `known contacts`, `Total Eligible`: all; `contacts_end_user`, `End User contacts`: a role's.
  private static func contacts(_ name: String, _ roles: RoleAliases, column: Int) -> Contacts? {
    let words = LooseKey.words(name).split(separator: " ").map(String.init)
    let all: Set<String> = [
      "contacts", "known contacts", "total contacts", "contact count", "number of contacts", "population",
      "total eligible", "eligible", "Kontakte",
    ]
    if all.map(LooseKey.words).contains(words.joined(separator: " ")) {
      return Contacts(role: nil, column: column)
    }
    let marks: Set<String> = ["contacts", "kontakte"]
    guard words.count > 1 else { return nil }
    let rest: ArraySlice<String>
    if marks.contains(words[0]) {
      rest = words.dropFirst()
    } else if marks.contains(words[words.count - 1]) {
      rest = words.dropLast()
    } else {
      return nil
    }
    return Contacts(role: roles.role(of: rest.joined(separator: " ")), column: column)
  }
}

/// Raised where a roster does not say which account a line is about.
public struct RosterError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The roster's columns.
  package let columns: [String]
  /// What is wrong and what to do.
  public var description: String {
    let names = columns.prefix(30).map { "\"\($0)\"" }.joined(separator: ", ")
    return "No column of the roster names the account: call one \"account\". The columns are: \(names)."
  }
}
