import CredenceDisclosure
import CredenceSurvey

/// The levels of an adjustment as a driver model may have them, where small groups are hidden.
///
/// A level's term in the model is the score of its answers against the others', so a level that is hidden, or has fewer
/// answers than are shown, would be told by it. Such levels are adjusted for as one, with the next smallest where they are
/// too few together: the same rule as for any line of counts. No answer is left out of the model: what is left out would
/// follow from the totals, which hold all of them.
struct LevelSuppression: Sendable {
  /// The column with the small levels as one.
  let column: CategoricalColumn
  /// What a reader must know; `nil` where no level is small.
  let remark: Diagnostic?

  /// What the small levels are called together.
  static let together = "(small groups)"

  /// - Parameters:
  ///   - name: The adjustment.
  ///   - column: Its levels by row; blanks are a level of their own.
  ///   - isAnswer: Whether a row counts.
  ///   - minimum: The smallest group shown.
  ///   - isHidden: Whether a level (`nil` for blanks) is hidden whatever its size.
  init(
    _ name: String, _ column: CategoricalColumn, minimum: Int, isAnswer: (Int) -> Bool,
    isHidden: (String?) -> Bool
  ) {
    let blank = column.levels.count
    func level(_ row: Int) -> Int { column.codes[row].map { Int($0) } ?? blank }
    var answers = [Int](repeating: 0, count: blank + 1)
    for row in 0..<column.count where isAnswer(row) { answers[level(row)] += 1 }
    let forced = answers.indices.filter { isHidden($0 == blank ? nil : column.levels[$0]) }
    let line = LineSuppression(answers, forced: Set(forced), minimum: minimum)
    guard line.isHidden.contains(true) else {
      self.column = column
      remark = nil
      return
    }
    self.column = CategoricalColumn(
      (0..<column.count).map { row in
        line.isSumHidden || line.isHidden[level(row)] ? Self.together : column[row]
      })
    let isConstant = answers.indices.allSatisfy { answers[$0] == 0 || line.isSumHidden || line.isHidden[$0] }
    remark = Diagnostic(AnalysisFact.smallLevelsTogether(adjustment: name, isConstant: isConstant))
  }
}
