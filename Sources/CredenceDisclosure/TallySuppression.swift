package import CredenceSurvey

/// Which rows of a tally are hidden. A tally prints no sums but, as rows kept, that of all: it is one line.
package struct TallySuppression: Sendable {
  /// The groups that are hidden.
  package let hidden: Set<ScoreTally.Key>
  /// Whether the number of rows is.
  package let isSumHidden: Bool

  package init(_ tally: ScoreTally, minimum: Int) {
    let keys = tally.sortedKeys
    let line = LineSuppression(keys.map { tally.cells[$0]?.responses ?? 0 }, minimum: minimum)
    hidden = Set(zip(keys, line.isHidden).filter(\.1).map(\.0))
    isSumHidden = line.isSumHidden
  }
}
