/// Raised for a scale that cannot be read.
public struct ScoreScaleError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What was declared.
  package let declaration: String
  /// What is wrong and what to write instead.
  public let description: String
}

extension ScoreScale {
  /// The scales whose cuts are a custom, so that their name suffices.
  ///
  /// Only the cuts of 0-10 are part of the Net Promoter Score (Reichheld 2003). Those of the others are what survey
  /// tools do, and no standard: 1-10 takes the cuts of 0-10; on 0-5, 1-5 and 1-7 the highest step alone is a promoter and
  /// the one below it a passive; 0-100 has ten times the cuts of 0-10. Scores on different scales do not compare.
  package static let customary: [(name: String, scale: ScoreScale)] = [
    ("0-10", .likelihoodToRecommend),
    ("1-10", ScoreScale(minimum: 1, maximum: 10, passiveFloor: 7, promoterFloor: 9)),
    ("0-5", ScoreScale(minimum: 0, maximum: 5, passiveFloor: 4, promoterFloor: 5)),
    ("1-5", ScoreScale(minimum: 1, maximum: 5, passiveFloor: 4, promoterFloor: 5)),
    ("1-7", ScoreScale(minimum: 1, maximum: 7, passiveFloor: 6, promoterFloor: 7)),
    ("0-100", ScoreScale(minimum: 0, maximum: 100, passiveFloor: 70, promoterFloor: 90)),
  ]

  /// Reads a scale by its name, `1-5`, or with its cuts: `1-4:3:4` is 1 to 4, passives from 3, promoters from 4.
  ///
  /// - Throws: ``ScoreScaleError`` for what is no scale from 0 or above to 100 or below, and for a scale without customary
  ///   cuts that names none.
  public init(parsing text: String) throws(ScoreScaleError) {
    if let known = Self.customary.first(where: { $0.name == text }) {
      self = known.scale
      return
    }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    let ends = parts[0].split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard ends.count == 2, let low = ends[0], let high = ends[1], low >= 0, high <= 100, high - low >= 2
    else {
      throw ScoreScaleError(
        declaration: text,
        description:
          "\"\(text)\" is no scale; there are \(Self.customary.map(\.name).joined(separator: ", ")), and any other from 0 to 100 with its cuts, as in 1-4:3:4 (passives from 3, promoters from 4)"
      )
    }
    guard parts.count == 3, let passive = Int(parts[1]), let promoter = Int(parts[2]) else {
      throw ScoreScaleError(
        declaration: text,
        description:
          "the scale \(parts[0]) needs its cuts: from which answer on one is a passive and a promoter, as in \(low)-\(high):\(high - 1):\(high)"
      )
    }
    guard low < passive, passive < promoter, promoter <= high else {
      throw ScoreScaleError(
        declaration: text,
        description:
          "the cuts of \(text) leave a class without an answer: \(low) is a detractor, and passives begin below promoters"
      )
    }
    self.init(minimum: low, maximum: high, passiveFloor: passive, promoterFloor: promoter)
  }

  /// The classes in words: `promoters 9-10, passives 7-8, detractors 0-6`.
  package var classWords: String {
    func range(_ low: Int, _ high: Int) -> String { low == high ? "\(low)" : "\(low)-\(high)" }
    return
      "promoters \(range(promoterFloor, maximum)), passives \(range(passiveFloor, promoterFloor - 1)), detractors \(range(minimum, passiveFloor - 1))"
  }
}
