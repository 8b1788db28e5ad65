/// What headings say of columns that may name the account.
enum AccountWords {
  static let account: [HeadingWords.Stem] = [
    "account", "company", "customer", "client", "organi", "org", "firm", "business", "employer", "workspace",
    "tenant", "site",
    "dealer", "partner", "store", "branch", "institution", "school", "university", "agency", "unternehmen",
    "firma", "kunde",
    "konto", "entreprise", "societe", "empresa", "cliente", "azienda", "bedrijf", "klant", "klient", "sirket",
    "musteri", "会社",
    "企業", "顧客", "取引先",
  ]
  /// What is of an account, or of anything else, and names none.
  static let other: [HeadingWords.Stem] = [
    "size", "type", "industry", "country", "region", "city", "manager", "owner", "tier", "status", "language",
    "gender", "age",
    "channel", "device", "browser", "platform", "source", "role", "title", "position", "comment", "feedback",
    "reason", "email",
    "phone", "url", "branche", "land", "sprache", "secteur", "pays", "taille", "since", "first name",
    "last name", "full name",
    "support", "service", "success", "satisf",
  ]

  /// Words that name the account and nothing of it.
  static let names: Set<String> = [
    // English
    "account", "company", "customer", "client", "organization", "organisation", "org", "employer", "business",
    "firm", "corporation",
    // German, French, Spanish, Portuguese, Italian
    "konto", "kunde", "firma", "unternehmen", "arbeitgeber", "mandant", "firmenname", "kundenname",
    "firmenkunde", "compte", "client", "entreprise", "societe", "compagnie", "employeur", "cuenta", "cliente",
    "empresa", "compania", "organizacion", "empleador", "conta", "companhia", "organizacao", "azienda",
    "societa", "organizzazione", "ditta",
    // Dutch and Nordic
    "klant", "klantnaam", "bedrijf", "bedrijfsnaam", "organisatie", "werkgever", "foretag", "foretagsnamn",
    "kund", "kundnamn", "arbetsgivare", "virksomhed", "virksomhet", "virksomhedsnavn", "bedrift", "selskap",
    "firmanavn", "kundenavn", "organisasjon", "yritys", "yrityksen", "asiakas", "asiakkaan", "organisaatio",
    // Polish, Czech, Hungarian, Romanian, Turkish, Greek
    "klient", "klienta", "organizacja", "firmy", "spolecnost", "zakaznik", "organizace", "ceg", "cegnev",
    "ugyfel", "companie", "sirket", "sirketi", "musteri", "kurum", "εταιρεια", "πελατης",
    // Cyrillic, East Asia
    "компания", "организация", "клиент", "компанія", "会社", "企業", "顧客", "取引先", "公司", "公司名称", "客户",
    "客户名称", "회사", "회사명", "고객사",
  ]

  /// Words that may stand beside them.
  static let besideNames: Set<String> = [
    "name", "nom", "nombre", "nome", "naam", "namn", "navn", "nimi", "nazwa", "nazev", "nev", "neve", "adi",
    "nume",
    "имя", "название", "of", "the", "your", "ihr", "ihre", "ihrer", "votre", "su", "tu", "sua", "uw", "din",
    "ditt", "de", "la", "le", "l", "del", "della", "dell", "da", "do", "der", "des", "van", "du",
  ]

  /// Whether a heading is the name of the account's column in so many words; of a path (`group/company`, Kobo) the last
  /// part says what the column is.
  static func name(_ name: String) -> Bool {
    let heading = HeadingWords(name.split(separator: "/").last.map(String.init) ?? name)
    return heading.words.contains(where: names.contains)
      && heading.words.allSatisfy { names.contains($0) || besideNames.contains($0) }
  }
}

extension ColumnEvidence {
  /// The columns named as the account's in words that the table of names has not, and whose cells may be names.
  func accountsByWords(among free: [Int]) -> [Int] {
    free.filter { index in
      let (column, sample) = (columns[index], samples[index])
      guard column.question == nil, AccountWords.name(column.name) || AccountWords.name(column.label) else {
        return false
      }
      return !sample.selection.isMarksAlone
        && sample.share { text in text.contains(where: \.isLetter) && text.count <= 120 } >= 0.5
    }
  }
}
