/// How files name the fields, most telling names first, in English, German, French, Spanish, Italian, Dutch,
/// Portuguese, and some Polish, Turkish and Japanese. Compared by loose key. The score and the date are found by more than
/// these: see ``ScoreEvidence`` and ``DateEvidence``.
enum FieldSynonyms {
  /// The fields in the order they choose their columns.
  static let order: [SurveyField] = [
    .account, .role, .wave, .revenue, .respondent, .comment, .drivers, .csat,
  ]

  static let names: [SurveyField: [String]] = [
    .account: [
      "account", "account name", "account id", "company", "company name", "customer", "customer name",
      "client",
      "client name", "organisation", "organization", "organisation name", "organization name", "Konto",
      "Kontoname", "Kunde", "Kundenname", "Firma", "Unternehmen", "compte", "nom du compte", "entreprise",
      "société", "cuenta", "nombre de la cuenta", "cliente", "empresa", "azienda", "klant", "bedrijf",
      "conta", "nazwa firmy", "klient", "nazwa klienta", "şirket", "şirket adı", "firma adı", "müşteri",
      "müşteri adı",
      "会社名", "企業名", "顧客名", "取引先名", "お客様名",
    ],
    .role: [
      "role", "contact role", "buying role", "decision role", "job level", "persona", "Rolle", "Funktion",
      "rôle",
      "rol", "ruolo", "papel", "função", "rola", "役割",
    ],
    .score: [
      "score", "nps score", "nps", "nps rating", "likelihood to recommend", "likely to recommend", "ltr",
      "recommendation score", "recommend score", "Bewertung", "NPS Bewertung", "Weiterempfehlung",
      "Weiterempfehlungsbereitschaft", "note nps", "score nps", "puntuación", "puntuación nps", "punteggio",
      "punteggio nps", "pontuação", "nota nps", "nps cijfer", "nps waarde",
    ],
    .date: [
      "responded at", "response date", "responded", "date responded", "recorded date", "submit date utc",
      "submitted at", "submit date", "date submitted", "submitdate", "completion time", "completed at",
      "end date",
      "date completed", "created at", "timestamp", "response time", "date", "survey date", "Datum",
      "Antwortdatum", "Fertigstellungszeit", "Zeitstempel", "date de réponse", "horodateur", "fecha",
      "fecha de respuesta", "marca temporal", "data", "data di risposta", "antwoorddatum", "tijdstempel",
      "data da resposta", "start date utc", "start date", "start time",
    ],
    .wave: ["wave", "survey wave", "Welle", "Befragungswelle", "vague", "ola", "ondata", "golf", "onda"],
    .revenue: [
      "revenue", "annual revenue", "account revenue", "arr", "acv", "contract value", "annual contract value",
      "Umsatz", "Jahresumsatz", "chiffre d'affaires", "ingresos", "facturación", "fatturato", "ricavi",
      "omzet",
      "receita", "faturamento",
    ],
    .respondent: [
      "respondent", "contact", "contact id", "contact email", "respondent email", "recipient email",
      "email address", "email", "e-mail", "user id", "Kontakt", "Ansprechpartner", "Teilnehmer",
      "E-Mail-Adresse",
      "répondant", "courriel", "contacto", "correo electrónico", "contatto", "contactpersoon", "contato",
    ],
    .comment: [
      "comment", "comments", "feedback", "verbatim", "anything else", "open ended response", "Kommentar",
      "Kommentare", "Anmerkung", "Anmerkungen", "commentaire", "commentaires", "comentario", "comentarios",
      "commento", "commenti", "opmerking", "opmerkingen", "comentário", "comentários",
    ],
    .drivers: [
      "drivers", "driver", "driver level 1", "main reasons", "reasons", "Gründe", "Grund", "Treiber",
      "raisons",
      "motifs", "motivos", "razones", "motivi", "ragioni", "redenen", "razões",
    ],
    .csat: [
      "csat", "csat score", "satisfaction", "satisfaction score", "overall satisfaction", "Zufriedenheit",
      "Gesamtzufriedenheit", "satisfaction globale", "satisfacción", "soddisfazione", "tevredenheid",
      "satisfação",
    ],
    .scoreClass: ["nps group", "nps class", "nps category", "nps segment", "score class", "nps type"],
  ]

  /// Names of what tools note about a response.
  static let metadata: Set<String> = Set(
    [
      "response id", "responseid", "respondent id", "collector id", "survey id", "survey response id",
      "person id",
      "ip address", "ipaddress", "first name", "last name", "name", "recipient last name",
      "recipient first name",
      "start date", "startdate", "end date", "enddate", "start time", "completion time", "status", "progress",
      "finished", "duration (in seconds)", "duration", "recorded date", "recordeddate", "location latitude",
      "location longitude", "distribution channel", "user language", "external reference",
      "external data reference", "no", "#", "id", "formbricks id (internal)", "url", "source", "network id",
      "permalink", "lastpage", "startlanguage", "seed", "startdate", "datestamp", "ipaddr", "refurl", "token",
      "sent date", "submit date (utc)", "start date (utc)", "email", "recipient email", "email address",
      "custom data", "updated at",
    ].map(LooseKey.letters))

  /// The touchpoint that a column named `csat_<touchpoint>` rates: what follows `csat` and a separator.
  static func touchpoint(of name: String) -> String? {
    guard name.lowercased().hasPrefix("csat"), let separator = name.dropFirst(4).first,
      !separator.isLetter, !separator.isNumber
    else { return nil }
    let rest = name.dropFirst(4).drop { !$0.isLetter && !$0.isNumber }
    return rest.isEmpty ? nil : String(rest)
  }

  /// Whether a question asks for the likelihood to recommend: a word of likelihood and one of recommending.
  static func asksToRecommend(_ label: String) -> Bool {
    let heading = HeadingWords(label)
    return heading.speak(of: ScoreWords.likely) && heading.speak(of: ScoreWords.recommend)
  }

  /// Whether a question asks how satisfied somebody is or how good something is.
  static func asksSatisfaction(_ label: String) -> Bool {
    let text = LooseKey.words(label)
    let words = [
      "satisf", "zufrieden", "overall quality", "rate your", "how would you rate", "soddisf", "tevreden",
      "csat",
    ]
    return words.contains(where: text.contains)
  }

  /// Whether a question asks for the reasons of the score.
  static func asksReasons(_ label: String) -> Bool {
    let text = LooseKey.words(label)
    let words = [
      "main reason", "reasons for", "reason for", "primary reason", "drove your", "what influenced", "grunde",
      "hauptgrund", "raisons", "principales motivos", "motivi principali", "belangrijkste redenen",
    ]
    return words.contains(where: text.contains)
  }

  /// Whether a question invites free text. Whole words: `KnowledgeFeedbackPost` does not.
  static func asksForComment(_ label: String) -> Bool {
    let text = " \(LooseKey.words(label)) "
    let words = [
      "anything else", "comment", "comments", "feedback", "in your own words", "kommentar", "kommentare",
      "anmerkung", "anmerkungen", "tell us more",
    ]
    return words.contains { text.contains(" \($0) ") }
  }

  /// A label without the number some tools put before it: `2. Main reasons`.
  static func withoutNumber(_ label: String) -> String {
    let digits = label.prefix { $0.isASCII && $0.isNumber }
    let rest = label.dropFirst(digits.count)
    guard !digits.isEmpty, let mark = rest.first, mark == "." || mark == ")" else { return label }
    let text = rest.dropFirst().drop(while: \.isWhitespace)
    return text.isEmpty ? label : String(text)
  }
}
