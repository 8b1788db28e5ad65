public import CredenceAnalysis
import CredenceRegression
public import CredenceReporting

extension DriverReport {
  /// What a person reads of the drivers under the accounts: those whose effect is told from zero, the topics named
  /// most, and where the rest is.
  func lines(numbers: NumberStyle) -> [String] {
    findings(numbers: numbers) + ["credence drivers shows the whole analysis."]
  }

  /// The findings in a sentence or two, for the top of the page.
  public func findings(numbers: NumberStyle) -> [String] {
    var lines: [String] = []
    let found = analysis.drivers.filter { $0.isDiscovery && !hidden.contains($0.name) }
      .sorted { abs($0.effect.estimate) > abs($1.effect.estimate) }
    if found.isEmpty {
      lines.append(
        "Drivers: no effect is told from zero among \(analysis.testedCount) tested (\(Self.counted(analysis.rowCount, "answer")))."
      )
    } else {
      let shown = found.prefix(4).map { driver in
        "\(driver.name) \(numbers.score(driver.effect.estimate)) \(numbers.scoreInterval(driver.effect.lower, driver.effect.upper))"
      }
      let more = found.count > 4 ? ", and \(found.count - 4) more" : ""
      lines.append(
        "Drivers, \(gapWords), \(analysis.testedCount) tested: \(shown.joined(separator: "; "))\(more)."
      )
    }
    if let selection = analysis.selection {
      let shown = selection.drivers.filter { !hidden.contains($0.name) }
      let praise = shown.max { $0.praise < $1.praise }
      let complaint = shown.min { $0.complaint < $1.complaint }
      if let praise, let complaint, praise.praise > 0, complaint.complaint < 0 {
        lines.append(
          "Most praise: \(praise.name) (\(numbers.score(praise.praise)) points of the score); most complaint: \(complaint.name) (\(numbers.score(complaint.complaint)))."
        )
      }
    }
    return lines
  }

  /// What the effects are gaps between.
  private var gapWords: String {
    let rated = analysis.drivers.count { isRated($0.name) }
    if rated == 0 { return "gap in NPS between ticked and not ticked" }
    if rated == analysis.drivers.count { return "gap in NPS per step of the rating" }
    return "gap in NPS between ticked and not ticked, or per step of a rating"
  }
}
