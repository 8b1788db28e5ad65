package import CredenceSurvey

/// An account's point estimate read with other weights: as surveyed, and by role.
///
/// As surveyed, a role counts by how many of it answered; so the score moves when more end users are asked who say
/// the same. The role-standardised score does not.
package struct StandardisedScore: Sendable, Hashable {
  private let counts: [ScoreCounts]
  private let roles: [Role]

  /// Takes one entry per role.
  package init(_ counts: [ScoreCounts], _ roles: [Role]) {
    precondition(counts.count == roles.count, "one entry per role")
    self.counts = counts
    self.roles = roles
  }

  /// The net score of all answers, in points; `nil` without answers.
  package var asSurveyed: Double? {
    let responses = counts.reduce(0) { $0 + $1.responses }
    guard responses > 0 else { return nil }
    return 100 * Double(counts.reduce(0) { $0 + $1.promoters - $1.detractors }) / Double(responses)
  }

  /// sum w_r nps_r of the point estimates by role, in points; `nil` where a role that counts has no answer.
  package func value(_ weights: RoleWeights) -> Double? {
    var sum = 0.0
    for (role, weight) in weights.weights where weight > 0 {
      guard let place = roles.firstIndex(of: role), counts[place].responses > 0 else { return nil }
      let entry = counts[place]
      sum += weight * 100 * Double(entry.promoters - entry.detractors) / Double(entry.responses)
    }
    return sum
  }
}
