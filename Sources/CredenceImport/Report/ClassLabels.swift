import CredenceSurvey

/// The tool's own class labels beside the classes of the scores. They are compared, never used.
///
/// Words mean what they say. Where the labels are codes (1, 2, 3), the coding is the one under which they agree with the
/// scores in most rows. Where the labels fit other cuts of the scale better, these are told.
struct ClassLabels {
  private let scale: ScoreScale
  /// Rows by class of the label and step of the scale.
  private var rows: [LoyaltyClass: [AnswerNotes.Pair]] = [:]
  private let compared: Int
  private let isCoded: Bool
  /// Whether the labels follow the scores at all.
  private let isReadable: Bool

  /// `nil` where the file has no labels.
  init?(_ notes: AnswerNotes, scale: ScoreScale) {
    guard !notes.hasTooManyLabels, !notes.labels.isEmpty else { return nil }
    self.scale = scale
    let labels = notes.labels.sorted { $0.text < $1.text }
    let named = labels.map { ClassWords.loyaltyClass(of: $0.text) }
    let counts = labels.map { $0.pairs.reduce(0) { $0 + $1.count } }
    let namedRows = zip(named, counts).reduce(0) { $0 + ($1.0 == nil ? 0 : $1.1) }
    let all = counts.reduce(0, +)
    var meaning = named
    isCoded = 2 * namedRows < all
    if isCoded {
      guard let learnt = Self.coding(of: labels, scale) else {
        (compared, isReadable) = (all, false)
        return
      }
      meaning = learnt
    }
    for (label, loyalty) in zip(labels, meaning) {
      guard let loyalty else { continue }
      var sums = rows[loyalty] ?? Array(repeating: AnswerNotes.Pair(), count: label.pairs.count)
      for (step, pair) in label.pairs.enumerated() {
        sums[step].count += pair.count
        sums[step].firstLine = min(sums[step].firstLine, pair.firstLine)
      }
      rows[loyalty] = sums
    }
    compared = rows.values.reduce(0) { $0 + $1.reduce(0) { $0 + $1.count } }
    let fit = Self.bestCuts(rows, scale)
    isReadable = !isCoded || 3 * (compared - fit.misfits) >= 2 * compared
  }

  /// The class of each of at most three codes: the assignment under which most rows agree with the scores.
  private static func coding(of labels: [AnswerNotes.Label], _ scale: ScoreScale) -> [LoyaltyClass?]? {
    guard labels.count <= 3 else { return nil }
    let classes: [LoyaltyClass] = [.detractor, .passive, .promoter]
    let agreeing = labels.map { label in
      classes.map { loyalty in
        label.pairs.enumerated().reduce(0) {
          $0 + (scale.loyaltyClass(of: scale.minimum + $1.offset) == loyalty ? $1.element.count : 0)
        }
      }
    }
    var best: [Int]?
    var most = -1
    func extend(_ chosen: [Int], _ sum: Int) {
      if chosen.count == labels.count {
        if sum > most { (best, most) = (chosen, sum) }
        return
      }
      for loyalty in classes.indices where !chosen.contains(loyalty) {
        extend(chosen + [loyalty], sum + agreeing[chosen.count][loyalty])
      }
    }
    extend([], 0)
    return best?.map { classes[$0] }
  }

  private typealias Cuts = (passiveFloor: Int, promoterFloor: Int, misfits: Int)

  /// The cuts of the scale that leave the fewest labels wrong; of equals, those nearest to the scale's own.
  private static func bestCuts(_ rows: [LoyaltyClass: [AnswerNotes.Pair]], _ scale: ScoreScale) -> Cuts {
    let steps = scale.maximum - scale.minimum + 1
    /// Rows of a class below each step.
    func below(_ loyalty: LoyaltyClass) -> [Int] {
      var sums = [0]
      for step in 0..<steps { sums.append(sums[step] + (rows[loyalty]?[step].count ?? 0)) }
      return sums
    }
    let (promoters, passives, detractors) = (below(.promoter), below(.passive), below(.detractor))
    let all = promoters[steps] + passives[steps] + detractors[steps]
    var best: Cuts = (scale.passiveFloor, scale.promoterFloor, Int.max)
    var nearest = Int.max
    for passive in 0...steps {
      for promoter in passive...steps {
        let fitting =
          detractors[passive] + passives[promoter] - passives[passive] + promoters[steps]
          - promoters[promoter]
        let misfits = all - fitting
        let (low, high) = (scale.minimum + passive, scale.minimum + promoter)
        let distance = abs(low - scale.passiveFloor) + abs(high - scale.promoterFloor)
        if (misfits, distance) < (best.misfits, nearest) {
          best = (low, high, misfits)
          nearest = distance
        }
      }
    }
    return best
  }

  /// What is to be said of the labels; `nil` where they agree with the scores.
  func remark(column: String) -> Diagnostic? {
    guard isReadable else {
      return Diagnostic(ImportFact.classLabelsUnread(column: column))
    }
    var wrong: [(score: Int, label: LoyaltyClass, pair: AnswerNotes.Pair)] = []
    for loyalty in LoyaltyClass.allCases {
      for (step, pair) in (rows[loyalty] ?? []).enumerated() where pair.count > 0 {
        let score = scale.minimum + step
        if scale.loyaltyClass(of: score) != loyalty { wrong.append((score, loyalty, pair)) }
      }
    }
    let misfits = wrong.reduce(0) { $0 + $1.pair.count }
    guard let first = wrong.min(by: { $0.pair.firstLine < $1.pair.firstLine }) else { return nil }
    let fit = Self.bestCuts(rows, scale)
    let fitsBetter = misfits - fit.misfits >= 2 && 2 * fit.misfits <= misfits
    return Diagnostic(
      ImportFact.classLabelDiffers(
        column: column, misfits, of: compared,
        first: ImportFact.LabelSlip(line: first.pair.firstLine, score: first.score, label: first.label),
        fitsBetter ? ImportFact.OtherCuts(ranges: ranges(fit), misfits: fit.misfits) : nil, scale))
  }

  /// The scores that occur in each class under other cuts.
  private func ranges(_ cuts: Cuts) -> [ImportFact.ClassRange] {
    let steps = scale.maximum - scale.minimum + 1
    let occurs = (0..<steps).map { step in rows.values.contains { $0[step].count > 0 } }
    func range(_ loyalty: LoyaltyClass, _ scores: Range<Int>) -> ImportFact.ClassRange? {
      let found = scores.filter { occurs[$0 - scale.minimum] }
      guard let low = found.first, let high = found.last else { return nil }
      return ImportFact.ClassRange(loyalty: loyalty, lowest: low, highest: high)
    }
    return [
      range(.promoter, cuts.promoterFloor..<scale.maximum + 1),
      range(.passive, cuts.passiveFloor..<cuts.promoterFloor),
      range(.detractor, scale.minimum..<cuts.passiveFloor),
    ].compactMap { $0 }
  }
}
