import CredenceSurvey

/// What survey tools call the three classes of answers, in the languages their exports come in.
enum ClassWords {
  /// The class a label names: `Promoter`, `Detractors (0-6)`, `Passiv`, `Détracteur`; `nil` where it names none or several.
  static func loyaltyClass(of label: String) -> LoyaltyClass? {
    let words = LooseKey.words(label)
    if let whole = classes[words] { return whole }
    let found = Set(words.split(separator: " ").compactMap { classes[String($0)] })
    return found.count == 1 ? found.first : nil
  }

  private static let classes: [String: LoyaltyClass] = {
    var classes: [String: LoyaltyClass] = [:]
    for (loyalty, words) in table {
      for word in words { classes[LooseKey.words(word)] = loyalty }
    }
    return classes
  }()

  private static let table: [(LoyaltyClass, [String])] = [
    (
      .promoter,
      [
        "promoter", "promoters", "Promotor", "Promotoren", "Befürworter", "Fürsprecher", "Förderer",
        "promoteur",
        "promoteurs", "promotores", "promotora", "promotoras", "promotore", "promotori", "promotors",
        "ambassadeur", "ambassadeurs", "ambassadør", "ambassadører", "ambassadör", "ambassadörer",
        "promotører",
        "promotør", "suosittelija", "suosittelijat", "propagator", "promotorzy", "promoteři", "промоутер",
        "промоутеры", "сторонник", "сторонники", "destekleyici", "destekleyiciler", "推奨者", "推荐者", "推薦者",
        "추천고객",
      ]
    ),
    (
      .passive,
      [
        "passive", "passives", "neutral", "neutrals", "Passiv", "Passive", "Neutrale", "Indifferent",
        "Indifferente",
        "Indifferenter", "Unentschiedene", "passif", "passifs", "neutre", "neutres", "pasivo", "pasivos",
        "neutro",
        "neutros", "neutra", "passivo", "passivos", "passivi", "neutri", "indifferenti", "passief",
        "passieven",
        "neutraal", "neutralen", "passiva", "nøytral", "nøytrale", "passiivinen", "passiiviset", "neutraali",
        "neutralny", "neutralni", "pasywny", "pasywni", "neutrální", "нейтрал", "нейтралы", "нейтральный",
        "нейтральные", "pasif", "pasifler", "nötr", "中立者", "被动者", "被動者", "중립고객",
      ]
    ),
    (
      .detractor,
      [
        "detractor", "detractors", "Detraktor", "Detraktoren", "Kritiker", "détracteur", "détracteurs",
        "detractores",
        "detractora", "detractoras", "detrattore", "detrattori", "detrator", "detratores", "criticaster",
        "criticasters", "criticus", "critici", "kritikere", "arvostelija", "arvostelijat", "krytyk",
        "krytycy",
        "kritici", "критик", "критики", "детрактор", "детракторы", "kötüleyen", "kötüleyenler", "批判者", "贬损者",
        "貶損者", "비추천고객",
      ]
    ),
  ]
}
