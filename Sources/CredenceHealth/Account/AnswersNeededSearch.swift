import CredenceSurvey

/// How many more answers would settle each account, all accounts a step at a time: answers of the class an account
/// leans to are added one by one to the role that says most, until its verdict is settled that way.
struct AnswersNeededSearch {
  let assessment: SituationAssessment
  /// More than so many and it is not worth saying how many.
  static let largest = 20

  init(_ assessment: SituationAssessment) { self.assessment = assessment }

  private struct Candidate {
    let index: Int
    let leansUp: Bool
    var situation: AccountSituation
    var next: Role?
  }

  /// One entry per situation.
  func needed(_ situations: [AccountSituation], _ results: [AccountHealth]) -> [AnswersNeeded] {
    var needed = [AnswersNeeded](repeating: .answers(0), count: situations.count)
    var open: [Candidate] = []
    for (index, result) in results.enumerated() where result.verdict == .unclear {
      needed[index] = .moreThanTwenty
      open.append(
        Candidate(
          index: index, leansUp: result.probabilityAboveZero >= result.probabilityBelowZero,
          situation: situations[index], next: result.askNext?.role))
    }
    for step in 1...Self.largest {
      var asked: [Candidate] = []
      for var candidate in open {
        guard let role = candidate.next, let place = assessment.layout.roles.firstIndex(of: role) else {
          needed[candidate.index] = .contactsRunOut
          continue
        }
        candidate.situation.roles[place] = candidate.situation.roles[place].adding(
          candidate.leansUp ? .promoter : .detractor)
        asked.append(candidate)
      }
      guard !asked.isEmpty else { break }
      let health = distinct(asked.map(\.situation))
      open = []
      for (candidate, result) in zip(asked, health) {
        let settled: Set<HealthVerdict> =
          candidate.leansUp ? [.veryHealthy, .healthy] : [.veryUnhealthy, .unhealthy]
        if settled.contains(result.verdict) {
          needed[candidate.index] = .answers(step)
        } else {
          var next = candidate
          next.next = result.askNext?.role
          open.append(next)
        }
      }
    }
    for candidate in open where candidate.next == nil { needed[candidate.index] = .contactsRunOut }
    return needed
  }

  /// Situations that have become alike are worked out once.
  private func distinct(_ situations: [AccountSituation]) -> [AccountHealth] {
    var places: [AccountSituation: Int] = [:]
    var unique: [AccountSituation] = []
    let place = situations.map { situation in
      if let known = places[situation] { return known }
      places[situation] = unique.count
      unique.append(situation)
      return unique.count - 1
    }
    let results = assessment.health(of: unique, depth: .verdict)
    return place.map { results[$0] }
  }
}
