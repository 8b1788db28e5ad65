public import CredenceSurvey

/// What files call the roles. Case, spaces, hyphens, underscores and a plural's `s` do not matter.
public struct RoleAliases: Sendable {
  private var roles: [String: Role] = [:]

  /// The names rule 7 and the survey tools know, in English and German, with a few of other languages.
  public static let standard = RoleAliases([
    .decisionMaker: [
      "decision maker", "decider", "DM", "executive", "exec", "senior executive", "C-level", "C-suite", "CxO",
      "economic buyer", "buyer", "sponsor", "executive sponsor", "strategic", "A", "A strategic",
      "strategic A", "Entscheider", "Entscheiderin", "Entscheidungsträger", "Geschäftsführer", "décideur",
      "responsable de la décision", "decisor", "tomador de decisiones", "decisore", "beslisser",
    ],
    .influencer: [
      "influencer", "inf", "champion", "manager", "influential", "recommender", "tactical", "B", "B tactical",
      "tactical B", "Beeinflusser", "Einflussnehmer", "Führungskraft", "influenceur", "prescripteur",
      "influenciador", "influenzatore", "beïnvloeder",
    ],
    .endUser: [
      "end user", "EU", "user", "operational", "operator", "C", "C operational", "operational C", "Anwender",
      "Anwenderin", "Endanwender", "Endnutzer", "Nutzer", "Benutzer", "utilisateur", "utilisateur final",
      "usuario", "usuario final", "utente", "utente finale", "eindgebruiker", "gebruiker", "usuário",
    ],
    .unknown: ["unknown", "U", "U unknown", "not known", "unbekannt", "inconnu", "desconocido"],
  ])

  /// Makes a table of the spellings of each role.
  public init(_ spellings: [Role: [String]]) {
    for (role, names) in spellings {
      for name in names { add(name, as: role) }
      add(role.rawValue, as: role)
    }
  }

  /// Adds a spelling, or gives a known one another meaning.
  package mutating func add(_ spelling: String, as role: Role) { roles[Self.key(spelling)] = role }

  /// The role a cell names: a known one by any of its spellings, else a role of its own; `nil` if blank.
  package func role(of cell: String) -> Role? {
    if let known = knownRole(of: cell) { return known }
    return cell.withCellBytes { $0.trimmed.isBlankAnswer }
      ? nil : Role(rawValue: CanonicalForm.composed(cell))
  }

  /// The role a cell names by a spelling of the table.
  package func knownRole(of cell: String) -> Role? { roles[Self.key(cell)] }

  private static func key(_ text: String) -> String {
    let key = LooseKey.letters(text)
    return key.count > 3 && key.hasSuffix("s") ? String(key.dropLast()) : key
  }
}
