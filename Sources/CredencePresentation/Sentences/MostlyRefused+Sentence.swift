import CredenceAnalysis
public import CredenceImport
import CredenceSurvey

extension MostlyRefused: Worded {
  /// How many cells were read, the first that were not, and what to do.
  public func sentence(naming: SettingNaming) -> String {
    let places = examples.prefix(3).map { example in
      example.cell.map { "line \(example.line) (\($0))" } ?? "line \(example.line)"
    }.joined(separator: ", ")
    let first = places.isEmpty ? "" : "; the first that cannot: \(places)"
    return
      "\(read == 0 ? "none" : "only \(read)") of the \(answered.counted("cell")) in \u{201C}\(column)\u{201D} can be read as \(what.words)\(first). \(remedy(naming))"
  }

  private func remedy(_ naming: SettingNaming) -> String {
    switch what {
    case .counts:
      "Write the number of answers of each class as whole numbers"
    case .scores(_, areOffScale: true):
      "If they are on another scale, declare it with \(naming(.scale)); if a number stands for no answer, with \(naming(.sentinels)); or name another column with \(naming(.column(.score)))"
    case .scores(_, areOffScale: false):
      "Scores are whole numbers and are never converted: name another column with \(naming(.column(.score))), or say with \(naming(.words)) what words of this one mean"
    case .ratings:
      "Declare what its words mean, as in \(naming(.words, "\"satisfied=1,neutral or dissatisfied=0\"")), its scale with \(naming(.csatScale)), or name another column with \(naming(.column(.csat)))"
    case .dates:
      "Name the column of dates with \(naming(.column(.date))), or set this one aside with \(naming(.map, "\"\(column)=segment\""))"
    }
  }
}

extension MostlyRefused.Content {
  fileprivate var words: String {
    switch self {
    case .counts: "counts"
    case .scores(let scale, _): "scores of \(scale.minimum) to \(scale.maximum)"
    case .ratings(let scale): "ratings of \(scale.minimum) to \(scale.maximum)"
    case .dates: "dates up to today"
    }
  }
}
