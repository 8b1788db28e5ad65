import CredenceDelimitedText
import CredenceSurvey

/// What is noted of the answers beside their counts: how often each score occurs, and with which class label of the
/// tool's. Its size does not grow with the file.
struct AnswerNotes: Sendable {
  /// How often a label stands beside a score, and on which line first.
  struct Pair: Sendable, Hashable {
    var count = 0
    var firstLine = Int.max
  }

  /// A label with its pairs, one a step of the scale from the lowest.
  struct Label: Sendable {
    let bytes: [UInt8]
    var pairs: [Pair]
    var text: String { String(decoding: bytes, as: UTF8.self) }
  }

  /// More different labels are no classes, and none is kept.
  private static let mostLabels = 64

  private let column: Int?
  private let minimum: Int
  /// Answers by step of the scale, from the lowest.
  private(set) var steps: [Int]
  private(set) var labels: [Label] = []
  private(set) var hasTooManyLabels = false

  init(_ plan: RowPlan) {
    column = plan.scoreClass
    minimum = plan.scores.scale.minimum
    steps = Array(repeating: 0, count: plan.scores.scale.maximum - minimum + 1)
  }

  /// Notes an answer.
  @inline(__always)
  mutating func observe(
    _ score: Int8, cells: UnsafeMutablePointer<Field>, text: Text, scratch: borrowing Scratch, line: Int
  ) {
    let step = Int(score) - minimum
    steps[step] += 1
    if let column, !hasTooManyLabels {
      note(text.content(of: cells[column], scratch: scratch).trimmed, step: step, line: line)
    }
  }

  private mutating func note(_ label: CellBytes, step: Int, line: Int) {
    if label.isBlankAnswer { return }
    guard let place = place(of: label) else { return }
    labels[place].pairs[step].count += 1
    labels[place].pairs[step].firstLine = min(labels[place].pairs[step].firstLine, line)
  }

  private mutating func place(of label: some Collection<UInt8>) -> Int? {
    for place in labels.indices
    where labels[place].bytes.count == label.count && labels[place].bytes.elementsEqual(label) {
      return place
    }
    if labels.count == Self.mostLabels {
      hasTooManyLabels = true
      labels = []
      return nil
    }
    labels.append(Label(bytes: Array(label), pairs: Array(repeating: Pair(), count: steps.count)))
    return labels.count - 1
  }

  /// Takes in what was noted of a later range, which starts `lines` below the file's top.
  mutating func merge(_ other: AnswerNotes, linesBefore lines: Int) {
    for step in steps.indices { steps[step] += other.steps[step] }
    if other.hasTooManyLabels { (hasTooManyLabels, labels) = (true, []) }
    for label in other.labels where !hasTooManyLabels {
      guard let place = place(of: label.bytes) else { return }
      for (step, pair) in label.pairs.enumerated() where pair.count > 0 {
        labels[place].pairs[step].count += pair.count
        labels[place].pairs[step].firstLine = min(labels[place].pairs[step].firstLine, pair.firstLine + lines)
      }
    }
  }
}
