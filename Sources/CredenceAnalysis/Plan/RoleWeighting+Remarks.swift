import CredenceHealth
import CredenceSurvey

extension RoleWeighting {
  /// Roles that were given weight and do not occur: most likely misspelt. The usual weights are nobody's spelling.
  func remarks(on groups: AccountGroups) -> [Diagnostic] {
    guard case .named(let weights) = self, weights != .standard else { return [] }
    let present = Set(groups.rolesOverall.map(\.role))
    if present.isEmpty { return [] }
    return weights.weights.filter { $0.weight > 0 && !present.contains($0.role) }.map { role, weight in
      Diagnostic(AnalysisFact.weightWithoutRole(role, weight: weight, roles: present.sorted()))
    }
  }
}
