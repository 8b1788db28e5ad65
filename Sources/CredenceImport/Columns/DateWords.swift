/// What headings say of a column of dates, in the languages survey tools write.
enum DateWords {
  typealias Stem = HeadingWords.Stem

  /// What a date in a survey file is the date of.
  enum Meaning: Sendable {
    /// The answer was sent off.
    case submitted
    /// The answer, without saying which moment of it.
    case answer
    /// The record of the answer was made.
    case created
    /// A date, of whatever.
    case plain
    /// The answer was begun.
    case started
    /// The record was changed last.
    case changed
    /// The survey was sent.
    case invited
    /// Something else: a birth, a contract, a visit.
    case other

    /// How well it dates an answer, in points. The end of answering is when the answer stood; its beginning is minutes
    /// earlier; a record may be made, changed and sent out days apart from it.
    var points: Int {
      switch self {
      case .submitted: 100
      case .answer: 90
      case .created: 65
      case .plain: 60
      case .started: 40
      case .changed: 25
      case .invited: 10
      case .other: 0
      }
    }
  }

  /// What a heading says, the most particular word first; `nil` if nothing of time.
  static func meaning(of heading: HeadingWords) -> Meaning? {
    if heading.speak(of: other) { return .other }
    if heading.speak(of: submitted) { return .submitted }
    if heading.speak(of: invited) { return .invited }
    if heading.speak(of: changed) { return .changed }
    if heading.speak(of: started) { return .started }
    if heading.speak(of: created) { return .created }
    if heading.speak(of: answer) { return .answer }
    return heading.speak(of: plain) ? .plain : nil
  }

  static let submitted: [Stem] = [
    // English
    "responded", "answered", "replied", "submit", "submission", "complet", "finish", "end", "ended",
    "enddate", "endtime",
    "recorded", "filled", "taken", "received", "logged", "collected", "voted",
    // German
    "abgabe", "abgegeben", "abgeschickt", "abgesendet", "absende", "eingereicht", "einreich", "beendet",
    "ende", "enddat",
    "endzeit", "fertigstell", "abgeschlossen", "abschluss", "ausgefullt", "ausfull", "beantwortet", "eingang",
    "eingegangen",
    // French
    "repondu", "soumis", "soumission", "fin", "termine", "rempli", "envoi", "reçu", "recue",
    // Spanish and Portuguese
    "respondido", "finaliz", "envio", "fim", "termino", "terminad", "conclu", "preenchi", "rellen", "recibid",
    "recebid",
    // Italian
    "compilaz", "invio", "inviat", "fine", "risposto", "ricevut",
    // Dutch
    "ingediend", "voltooi", "ingevuld", "invul", "eind", "einde", "einddat", "afgerond", "beantwoord",
    "ontvangen",
    // Polish
    "wypelni", "zakoncz", "przesl", "zlozen", "ukoncz", "otrzym",
    // Turkish
    "tamamla", "gonderim", "gonderil", "gonderme", "bitis", "bitirme", "yanitlan",
    // Nordic and Czech
    "slut", "inskickad", "indsendt", "innsendt", "avslut", "afslut", "dokonc", "odeslan",
    // Japanese, Chinese, Korean
    "送信", "完了", "終了", "提出", "提交", "完成", "结束", "제출", "완료",
  ]

  static let answer: [Stem] = [
    "response", "answer", "reply", "survey", "feedback", "review", "questionnaire", "rating date", "antwort",
    "umfrage",
    "befragung", "reponse", "sondage", "enquete", "respuesta", "encuesta", "resposta", "pesquisa",
    "inquerito", "risposta",
    "sondaggio", "antwoord", "odpowiedz", "odpowiedzi", "ankiet", "yanit", "anket", "cevap", "svar", "回答",
    "答卷", "응답",
  ]

  static let created: [Stem] = [
    "created", "creation", "added", "entered", "inserted", "erstell", "angelegt", "erfass", "cree", "creado",
    "creacion",
    "criado", "criacao", "creato", "creazione", "aangemaakt", "utworz", "olusturul", "olusturma", "skapad",
    "oprettet",
    "vytvor", "作成", "登録日時", "创建", "생성",
  ]

  static let plain: [Stem] = [
    "date", "datetime", "timestamp", "=time", "=times", "when", "day", "datum", "zeitstempel", "zeitpunkt",
    "zeit",
    "uhrzeit", "tag",
    "horodat", "heure", "jour", "quand", "fecha", "hora", "marca temporal", "dia", "cuando", "data",
    "carimbo", "data hora",
    "quando", "informazioni cronologiche", "ora", "giorno", "tijdstempel", "tijd", "tijdstip", "wanneer",
    "znacznik",
    "sygnatura czasowa", "czas", "dzien", "godzina", "kiedy", "tarih", "zaman", "saat", "gun", "dato",
    "tidspunkt", "tidsstempel",
    "tidsstampel", "paivamaara", "aikaleima", "datumcas", "タイムスタンプ", "日付", "日時", "時刻", "日期", "时间", "時間", "날짜",
    "타임스탬프", "ts",
  ]

  static let started: [Stem] = [
    "start", "begin", "began", "begun", "opened", "first seen", "viewed", "clicked", "beginn", "anfang",
    "geoffnet", "debut",
    "commenc", "ouvert", "inicio", "iniciad", "comienz", "inizio", "iniziat", "begonnen", "geopend",
    "rozpocz", "poczat",
    "baslangic", "baslama", "baslat", "开始", "開始", "시작",
  ]

  static let changed: [Stem] = [
    "updated", "update", "modified", "modification", "edited", "changed", "geandert", "anderung",
    "aktualisier", "bearbeitet",
    "modifie", "mis a jour", "modificad", "modificacion", "actualiza", "atualiza", "alterad", "modificat",
    "modifica",
    "aggiornat", "gewijzigd", "bijgewerkt", "zmodyfik", "zmian", "aktualizacj", "guncelle", "degistir", "更新",
    "変更", "修改",
  ]

  static let invited: [Stem] = [
    "sent", "send", "sending", "invit", "deliver", "scheduled", "reminder", "reminded", "dispatch",
    "distribut", "launched",
    "versend", "versand", "verschickt", "gesendet", "einlad", "eingeladen", "erinnerung", "envoye", "relance",
    "enviad",
    "recordatorio", "convite", "convid", "lembrete", "invitat", "sollecito", "promemoria", "verzonden",
    "verstuurd", "uitnod",
    "herinnering", "zaprosz", "wyslan", "wyslano", "przypomn", "davet", "hatirlat", "招待", "配信", "案内", "发送",
    "邀请",
  ]

  /// Dates of something else than the answer.
  static let other: [Stem] = [
    // Of a person
    "birth", "dob", "birthday", "geburt", "naissance", "nacimiento", "nascimento", "nascita", "geboorte",
    "urodz", "dogum",
    "生年月日", "誕生", "出生", "hire", "hired", "joined", "joining", "graduat", "eintritt", "embauche",
    // Of the customer's business
    "contract", "renew", "vertrag", "contrat", "contratt", "umowy", "umowa", "sozlesme", "契約", "合同",
    "agreement",
    "subscri", "licen", "trial", "warranty", "expir", "due", "deadline", "valid", "next", "since", "seit",
    "depuis", "desde",
    "signup", "sign up", "signed", "registration", "registered", "registrier", "inscription",
    "customer since", "onboard",
    "go live", "golive", "install", "founded", "purchas", "order", "invoice", "payment", "billing", "ship",
    "deliverydate",
    "delivery date", "bestell", "lieferdat", "lieferung", "rechnung", "kauf", "commande", "achat", "facture",
    "livraison",
    "compra", "pedido", "factura", "entrega", "acquisto", "ordine", "fattura", "consegna", "aankoop",
    "factuur", "levering",
    "zakup", "zamowien", "faktur", "dostaw", "siparis", "fatura", "teslim", "購入", "注文", "verlanger",
    "renouvel", "renov",
    "rinnov", "odnow", "yenileme", "更新日予定", "kundig", "cancel", "churn",
    // Of an event or a case
    "login", "log in", "last seen", "last active", "last activity", "last contact", "last touch", "anmelde",
    "connexion",
    "ticket", "case", "incident", "meeting", "call", "event", "course", "training", "workshop", "visit",
    "besuch", "visite",
    "stay", "check in", "checkin", "checkout", "departure", "arrival", "travel", "flight", "appointment",
    "closed",
    "consent", "gdpr", "datenschutz", "privacy", "terms", "zugestimmt", "einwillig",
    "resolved", "follow up", "followup", "export", "import", "download", "report date", "project", "release",
  ]

  /// That the column numbers something: "Response no.", "Timesheet ID".
  static let identifier: [Stem] = [
    "=id", "=ids", "=no", "=nr", "=num", "=uid", "=uuid", "=ref", "=key", "=code", "number", "nummer",
    "numero",
    "identif", "reference", "番号",
  ]

  /// How long, not when.
  static let duration: [Stem] = [
    "duration", "dauer", "duree", "duracion", "durata", "duracao", "duur", "seconds", "sekunden", "minutes",
    "minuten",
    "secondes", "segundos", "ms", "sec", "secs", "min", "mins", "millis", "elapsed", "time taken",
    "time spent",
    "time to complete", "所要時間", "czas trwania", "sure",
  ]
}
