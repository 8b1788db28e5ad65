import CredenceSurvey

/// Who answered, where no name of the table says so: addresses of persons are the same in every language.
extension ColumnEvidence {
  /// The column of addresses whose heading speaks of mail or of those who answered; else a lone one whose addresses tell
  /// most rows apart. Addresses of those who look after an account are never taken, nor one address of each account.
  func respondent(among free: [Int], account: Int?) -> ColumnChoice? {
    let addressed = free.filter { index in
      let sample = samples[index]
      return sample.filled >= 2 && columns[index].question == nil
        && sample.share(where: Self.isAddress) >= 0.8
        && !HeadingWords(columns[index].name).speak(of: RespondentWords.staff)
    }
    let named = addressed.filter {
      if isOfAccounts($0, account) { return false }
      let heading = HeadingWords(columns[$0].name)
      return heading.speak(of: RespondentWords.mail) || heading.speak(of: RespondentWords.person)
    }
    if let best = named.max(by: { (tellsApart($0), -$0) < (tellsApart($1), -$1) }) {
      return ColumnChoice(
        taken: best, over: named.filter { $0 != best && !groupAlike($0, best) }, foundBy: .content)
    }
    guard addressed.count == 1, let only = addressed.first, !isOfAccounts(only, account),
      2 * tellsApart(only) >= samples[only].filled
    else { return nil }
    return ColumnChoice(
      taken: only, foundBy: .content,
      said: Diagnostic(ImportFact.respondentByContent(column: columns[only].name)))
  }

  /// Whether the heading is of an account's address (`Company e-mail`) and the cells tell accounts apart and no more.
  private func isOfAccounts(_ index: Int, _ account: Int?) -> Bool {
    guard let account, HeadingWords(columns[index].name).words.contains(where: AccountWords.names.contains)
    else { return false }
    return tellsApart(index) < samples[index].filled && groupAlike(index, account)
  }

  private func tellsApart(_ index: Int) -> Int { samples[index].cells.count }

  private static func isAddress(_ text: String) -> Bool {
    Addresses.isIn(text) && !text.withCellBytes { $0.trimmed.contains { $0.isASCIISpace } }
  }
}

/// What headings say of columns of addresses.
enum RespondentWords {
  static let mail: [HeadingWords.Stem] = [
    "mail", "email", "courriel", "messagerie", "correo", "epost", "e post", "eposta", "sahkoposti",
    "электронн", "почт", "メール", "邮箱", "邮件", "電郵", "이메일",
  ]

  static let person: [HeadingWords.Stem] = [
    "respondent", "recipient", "requester", "contact", "participant", "person", "user", "member", "attendee",
    "teilnehm", "kontakt", "ansprechpartner", "repondant", "destinataire", "encuestad", "participante",
    "contatto", "contato", "deelnemer", "deltagar", "vastaaja",
  ]

  /// Those who look after an account or sent the survey.
  static let staff: [HeadingWords.Stem] = [
    "manager", "owner", "csm", "=am", "=rep", "=reps", "representative", "sales", "agent", "assign", "sender",
    "=from", "=by", "referr", "referral", "friend", "collector", "interviewer", "advisor", "consultant",
    "executive", "betreuer", "berater", "verkauf", "vertrieb", "bearbeiter", "absender", "vendeur",
    "commercial", "conseiller", "gestor", "vendedor", "asesor", "comercial", "consulente", "venditore",
    "beheerder", "adviseur", "saljare", "selger", "opiekun", "handlow", "support", "service", "success",
    "担当",
  ]
}
