/// What headings say of a column of answers to the question of recommending, and of other columns of numbers.
enum ScoreWords {
  typealias Stem = HeadingWords.Stem

  /// The score by its name.
  static let score: [Stem] = [
    "nps", "enps", "net promoter", "net promotor", "ltr", "promoter score", "推奨度",
  ]

  /// How likely.
  static let likely: [Stem] = [
    "likely", "likelihood", "probability", "wahrscheinlich", "bereitschaft", "probab", "vraisembl",
    "waarschijnlijk", "trolig", "valoszinu", "verjetn", "vjerojatn", "πιθαν", "ймовірн", "kemungkinan",
    "provave", "in che misura", "quanto", "prawdopodob", "olasi", "ihtimal", "sannolik", "sandsynlig",
    "sannsynlig",
    "todennakois", "pravdepodob", "вероятн", "可能性", "どの程度", "どのくらい", "가능성", "willing", "inclined",
  ]

  /// To recommend.
  static let recommend: [Stem] = [
    "recommend", "empfehl", "recommand", "recomend", "recomiend", "consigli", "raccomand", "aanbeve",
    "aanraden", "polec",
    "tavsiye", "oner", "onerir", "rekommender", "anbefal", "suosittel", "doporuc", "рекоменд", "薦め", "勧め",
    "すすめ", "推奨",
    "推荐", "推薦", "추천",
    "suggest", "=refer", "indicar", "indique", "conseiller", "conseillez", "aconsej", "sugerir", "ajanl",
    "recomand", "rekomend",
    "rekommend", "odporuc", "preporu", "priporoc", "recoman", "συστη", "soovita", "tilrade",
  ]

  /// That the answer is on a scale from nothing to ten.
  static let scale: [Stem] = [
    "0 to 10", "0 10", "0 bis 10", "0 a 10", "0 tot 10", "0 do 10", "scale", "skala", "escala", "echelle",
    "schaal", "scala",
    "olcek",
  ]

  /// Names that any kind of score may have.
  static let any: [Stem] = [
    "score", "bewertung", "puntuacion", "punteggio", "pontuacao", "ocena", "puan", "スコア", "評価",
  ]

  /// Names that any answer may have, by whole words. They make a score only of numbers over the whole scale.
  static let anyAnswer: Set<String> = [
    "rating", "answer", "response", "vote", "mark", "note", "nota", "voto", "cijfer", "betyg", "karakter",
    "arvosana",
    "antwort", "reponse", "respuesta", "resposta", "risposta", "antwoord", "svar", "odpowiedz", "vastaus",
    "calificacion",
    "avaliacao", "valutazione", "valoracion", "beoordeling", "vurdering", "wertung", "評点", "回答", "评分", "점수",
  ]

  /// Words beside such a name that say nothing of what was answered.
  static let besideAnyAnswer: Set<String> = [
    "your", "customer", "survey", "numeric", "number", "value", "the", "of", "user", "respondent", "ihre",
    "deine", "votre",
    "su", "sua", "uw", "il", "la", "0", "10", "1", "to", "out",
  ]

  /// Scores of something else.
  static let otherMeasure: [Stem] = [
    "csat", "satisf", "zufrieden", "soddisf", "tevreden", "zadowol", "memnun", "満足", "ces", "effort",
    "aufwand", "quiz",
    "test", "exam", "health", "lead", "credit", "risk", "engagement", "sentiment", "confidence", "quality",
    "qualitat",
    "performance", "maturity", "priority", "percent", "percentile", "difficulty", "ease", "churn", "adoption",
    "usage", "grade",
    "total", "fit", "value", "support", "price", "training", "knowledge", "search", "security", "fraud",
    "spam", "match",
    "wissen", "prufung", "esfuerzo", "examen", "esame", "prova", "sinav", "wynik testu", "テスト",
  ]

  /// Earlier, wished-for or computed values of the score.
  static let notTheAnswer: [Stem] = [
    "previous", "prior", "former", "last year", "old", "target", "goal", "benchmark", "predicted", "forecast",
    "expected",
    "average", "avg", "mean", "competitor", "change", "delta", "difference", "trend", "rank", "vorherig",
    "letztes jahr", "ziel",
    "durchschnitt", "precedent", "moyenne", "objectif", "anterior", "promedio", "objetivo", "precedente",
    "media", "vorige",
    "gemiddeld", "doel", "poprzedni", "sredni", "onceki", "ortalama", "hedef", "前回", "平均", "目標",
  ]

  /// What stands beside a score and is none.
  static let beside: [Stem] = [
    "comment", "reason", "why", "feedback", "verbatim", "date", "time", "group", "category", "class", "type",
    "segment",
    "bucket", "id", "counts", "number of", "responses", "weight", "label", "status", "question", "grund",
    "kommentar",
    "kategorie", "gruppe", "raison", "commentaire", "categorie", "motivo", "comentario", "categoria", "reden",
    "opmerking",
    "powod", "komentarz", "kategoria", "neden", "yorum", "kategori", "理由", "コメント", "分類",
  ]
}
