import CredenceSurvey

/// What speaks for and against a column being the score, in points.
///
/// Names weigh most, because a file says in them what was asked; what the cells hold decides between names that say as
/// much, and takes the score from a name that its cells belie.
struct ScoreEvidence: Sendable {
  /// One reason.
  enum Ground: Sendable, Hashable {
    /// The heading asks how likely one is to recommend, or names the score.
    case asked
    /// The heading speaks of recommending and says no more.
    case recommends
    /// A name that any kind of score may have.
    case anyScore
    /// Such a name with a word that is not known: `Survey score`.
    case someScore
    /// A name that any answer may have, over numbers from the whole scale: `Answer`, `Rating`.
    case anyAnswer
    /// A score of something else: of a quiz, of effort, of satisfaction.
    case otherMeasure
    /// An earlier, wished-for or computed value, or what stands beside a score.
    case notTheAnswer
    /// The tool's class labels are the classes of these numbers, or the label column is named after this one.
    case fitsClasses
    /// The tool's class labels are not the classes of these numbers.
    case missesClasses
    /// At least nine of ten cells are on the scale.
    case onScale
    /// Fewer than half of the cells are on the scale.
    case offScale
    /// No cell is on the scale: record numbers, words.
    case nowhereOnScale
    /// The first rows leave the column blank.
    case blank
    /// All answers lie in the lower half of the scale and at least five were given: stars or grades of one to five.
    case narrow
    /// Zeros and ones alone: a tick.
    case ticks
    /// Every number once, in order: numbers of rows.
    case sequence

    /// How much it weighs. A name that asks outweighs any other, but not that it asks for something else: last year's score is
    /// the score where there is no other. What cells say is worth less than any name but decides between equal ones; cells
    /// alone never make a score, unless class labels agree with them.
    var points: Int {
      switch self {
      case .asked: 100
      case .recommends: 60
      case .anyScore: 30
      case .someScore: 15
      case .anyAnswer: 10
      case .otherMeasure, .notTheAnswer: -100
      case .fitsClasses: 80
      case .missesClasses: -25
      case .onScale: 10
      case .offScale: -60
      case .blank, .nowhereOnScale: -95
      case .narrow: -20
      case .ticks, .sequence: -60
      }
    }
  }

  /// The column's position.
  let column: Int
  let grounds: [Ground]
  /// Whether a name or class labels speak for the column: cells alone never do.
  var isNamed: Bool {
    grounds.contains { [.asked, .recommends, .anyScore, .someScore, .anyAnswer, .fitsClasses].contains($0) }
  }
  /// Whether only what the cells hold makes a score of a name that any answer may have.
  var isAnyAnswer: Bool { grounds.contains(.anyAnswer) }
  var total: Int { grounds.reduce(0) { $0 + $1.points } }
  var isReadable: Bool {
    !grounds.contains(.offScale) && !grounds.contains(.nowhereOnScale) && !grounds.contains(.ticks)
  }

  /// How many points apart two columns fit about equally: what cells can add or take.
  static let about = 20

  /// Gathers what speaks for a column.
  ///
  /// - Parameter rows: the first rows, for comparing cells with class labels.
  init(
    _ column: SourceColumn, _ sample: ColumnSample, classes: [SourceColumn], rows: [[String]],
    _ parser: ScoreParser
  ) {
    self.column = column.index
    var grounds = Self.named(column)
    grounds += Self.held(sample, rows.map { $0[column.index] }, parser)
    if grounds == [.onScale], Self.isAnyAnswer(column), Self.reachesUp(sample, parser) {
      grounds.append(.anyAnswer)
    }
    if let fits = Self.fit(column, classes, rows, parser) {
      grounds.append(fits ? .fitsClasses : .missesClasses)
    }
    self.grounds = grounds
  }

  private static func named(_ column: SourceColumn) -> [Ground] {
    let name = HeadingWords(FieldSynonyms.withoutNumber(column.name))
    let label = HeadingWords(FieldSynonyms.withoutNumber(column.label))
    var grounds: [Ground] = []
    if FieldSynonyms.asksToRecommend(column.label) || FieldSynonyms.asksToRecommend(column.name)
      || name.speak(of: ScoreWords.score)
    {
      grounds.append(.asked)
    } else if label.speak(of: ScoreWords.recommend) || name.speak(of: ScoreWords.recommend) {
      grounds.append(label.speak(of: ScoreWords.scale) ? .asked : .recommends)
    } else if name.speak(of: ScoreWords.otherMeasure) || label.speak(of: ScoreWords.otherMeasure) {
      if name.speak(of: ScoreWords.any) { grounds.append(.otherMeasure) }
      return grounds
    } else if name.speak(of: ScoreWords.any) {
      grounds.append(name.words.count == 1 ? .anyScore : .someScore)
    }
    // A whole question may hold any word; a name of a few words says what the column is.
    let isShort = name.words.count <= 4
    if !grounds.isEmpty, isShort, name.speak(of: ScoreWords.notTheAnswer) || name.speak(of: ScoreWords.beside)
    {
      grounds.append(.notTheAnswer)
    }
    return grounds
  }

  /// Whether the name is that of any answer and says nothing of what was asked.
  private static func isAnyAnswer(_ column: SourceColumn) -> Bool {
    guard column.question == nil else { return false }
    let words = HeadingWords(FieldSynonyms.withoutNumber(column.name)).words
    return words.contains(where: ScoreWords.anyAnswer.contains)
      && words.allSatisfy { ScoreWords.anyAnswer.contains($0) || ScoreWords.besideAnyAnswer.contains($0) }
  }

  /// Whether the answers go beyond the middle of the scale, as neither stars nor counts of few things do.
  private static func reachesUp(_ sample: ColumnSample, _ parser: ScoreParser) -> Bool {
    sample.cells.contains { cell in
      guard case .score(let score) = parser.parse(cell.text) else { return false }
      return 2 * Int(score) > parser.scale.minimum + parser.scale.maximum + 2
    }
  }

  private static func held(_ sample: ColumnSample, _ cells: [String], _ parser: ScoreParser) -> [Ground] {
    guard sample.filled > 0 else { return sample.rows > 0 ? [.blank] : [] }
    var grounds: [Ground] = []
    let share = sample.shareOfScores(parser)
    if share == 0, sample.filled >= 5 { return [.nowhereOnScale] }
    if share < 0.5 { return [.offScale] }
    if share >= 0.9 { grounds.append(.onScale) }
    let scores = Set(
      sample.cells.compactMap { cell -> Int? in
        if case .score(let score) = parser.parse(cell.text) { return Int(score) }
        return nil
      })
    guard let lowest = scores.min(), let highest = scores.max() else { return grounds }
    let given = sample.filled
    if parser.scale.maximum > 1, lowest >= 0, highest <= 1, given >= 3 {
      grounds.append(.ticks)
    } else if 2 * highest <= parser.scale.minimum + parser.scale.maximum, lowest >= 1, given >= 5 {
      grounds.append(.narrow)
    }
    let numbers = cells.compactMap { Int($0) }
    if numbers.count >= 4, numbers.count == given, numbers.first.map({ $0 <= 1 }) == true,
      zip(numbers, numbers.dropFirst()).allSatisfy({ $1 == $0 + 1 })
    {
      grounds.append(.sequence)
    }
    return grounds
  }

  /// Whether class labels agree with the classes of the cells; `nil` where nothing can be said.
  private static func fit(
    _ column: SourceColumn, _ classes: [SourceColumn], _ rows: [[String]], _ parser: ScoreParser
  ) -> Bool? {
    let key = LooseKey.letters(column.name)
    for labels in classes {
      let name = LooseKey.letters(labels.name)
      if name.hasPrefix(key), !key.isEmpty, name != key,
        FieldSynonyms.names[.scoreClass, default: []].contains(where: { key + LooseKey.letters($0) == name })
      {
        return true
      }
    }
    var (compared, agreeing) = (0, 0)
    var seen: Set<LoyaltyClass> = []
    for labels in classes {
      for row in rows {
        guard let labelled = ClassWords.loyaltyClass(of: row[labels.index]),
          case .score(let score) = parser.parse(row[column.index]),
          let actual = parser.scale.loyaltyClass(of: Int(score))
        else { continue }
        compared += 1
        seen.insert(labelled)
        if labelled == actual { agreeing += 1 }
      }
    }
    // Labels of one class alone agree with any high or low number.
    guard compared >= 3, seen.count >= 2 else { return nil }
    if 20 * agreeing >= 19 * compared { return true }
    return 2 * agreeing <= compared ? false : nil
  }
}
