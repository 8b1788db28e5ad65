import CredenceSurvey

/// Months and quarters where other files have days.
extension ColumnEvidence {
  /// The column of months, quarters or years in which people answered: by its heading and by all of its cells.
  func period(among free: [Int]) -> Int? {
    let fitting = free.filter { index in
      let sample = samples[index]
      return sample.cells.count >= 2 && sample.filled == sample.rows && isOfAnswers(columns[index].name)
        && WaveOrder.tellsPeriods(sample.cells.map(\.text))
    }
    return fitting.count == 1 ? fitting.first : nil
  }

  private func isOfAnswers(_ name: String) -> Bool {
    let heading = HeadingWords(name)
    switch DateWords.meaning(of: heading) {
    case .submitted, .answer, .plain: return true
    case .created, .started, .changed, .invited, .other: return false
    case nil: return heading.words.allSatisfy(Self.periods.contains) && !heading.words.isEmpty
    }
  }

  private static let periods: Set<String> = [
    "month", "quarter", "period", "year", "monat", "quartal", "zeitraum", "jahr", "mois", "trimestre",
    "periode", "annee", "mes", "periodo", "ano", "mese", "anno", "maand", "kwartaal", "jaar", "manad",
    "kvartal", "ar", "maned", "kuukausi", "miesiac", "kwartal", "rok", "ay", "donem", "月", "四半期",
  ]

  /// What a reader should know of it.
  func remark(onPeriod index: Int) -> Diagnostic {
    Diagnostic(ImportFact.periodsAsWaves(column: columns[index].name))
  }
}
