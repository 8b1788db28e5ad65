import CredenceAnalysis
import CredenceRegression
import CredenceReporting
import CredenceSurvey

/// What the tables and lines of drivers say in words.
extension DriverReport {
  /// Whether a driver was rated, not ticked: its effect is per step.
  func isRated(_ name: String) -> Bool { tickCounts[name] == nil }

  /// The drivers of the model that are shown, by a number, the largest first; those that stand on little come last.
  func ordered(_ key: (DriverAnalysis.Driver) -> Double) -> [DriverAnalysis.Driver] {
    analysis.drivers.filter { !hidden.contains($0.name) }.sorted { left, right in
      if left.fact.isTooFew != right.fact.isTooFew { return right.fact.isTooFew }
      return key(left) != key(right) ? key(left) > key(right) : left.name < right.name
    }
  }

  /// `95%`.
  var levelWords: String {
    (analysis.terms.first?.level ?? .standard).percent
  }

  /// What a driver is, or that it stands on too little.
  func standing(of driver: DriverAnalysis.Driver) -> String {
    if driver.fact.tickCount < 5 { return isRated(driver.name) ? "too few answers" : "too few ticks" }
    if driver.fact.isTooFew { return "too few accounts" }
    return analysis.selection?.drivers.first { $0.name == driver.name }?.label.rawValue ?? "per step"
  }

  /// What an effect is.
  var meaningNote: String {
    let references = analysis.references.map { "\($0.adjustment) (against \($0.level))" }
    let adjusted = references.isEmpty ? "" : ", at equal \(references.joined(separator: ", "))"
    let shown = analysis.drivers.map(\.name)
    var sentences: [String] = []
    if shown.contains(where: { !isRated($0) }) {
      sentences.append(
        "An effect is the gap between those who ticked the driver and those who did not\(adjusted). Drivers are ticked after the score: it is not what fixing the driver would gain."
      )
    }
    if shown.contains(where: { isRated($0) }) {
      sentences.append(
        "The effect of a rated driver is the gap between answers one step apart on its scale\(adjusted): it is not what raising the rating would gain."
      )
    }
    return sentences.joined(separator: " ")
  }

  /// What the columns `prom.` and `detr.` are.
  var partsNote: String {
    "prom. and detr. are the same gap in the share of promoters and of detractors, in points; the effect is the first less the second."
  }

  /// Level, multiplicity and errors.
  var testNote: String {
    let method: String =
      switch analysis.multiplicity {
      case .benjaminiHochberg: "Benjamini and Hochberg"
      case .holm: "Holm"
      case .benjaminiYekutieli: "Benjamini and Yekutieli"
      }
    let tests = Self.counted(analysis.testedCount, "test")
    return
      "Intervals are of level \(levelWords), each for itself. p-values are adjusted for \(tests) after \(method); an effect counts as found where the adjusted one is at most \(NumberStyle().share(analysis.discoveryRate)). Random intercept per account; standard errors guarded against clusters (CR2)."
  }

  /// What tells an effect from zero, in short.
  func briefTestNote(_ naming: SettingNaming) -> String {
    "Intervals are of level \(levelWords). adj. p is the chance of as large a gap where there is none, adjusted for the number of drivers; up to \(String(NumberStyle().pValue(analysis.discoveryRate))) counts as found. Importance, the model and a second opinion: \(naming(.details))."
  }

  /// `1 answer`, `1,204 answers`.
  static func counted(_ count: Int, _ noun: String) -> String {
    "\(NumberStyle().count(count)) \(noun)\(count == 1 ? "" : "s")"
  }
}
