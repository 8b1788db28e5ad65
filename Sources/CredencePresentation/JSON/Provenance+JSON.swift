import CredenceAnalysis
import CredenceHealth
import CredenceImport
import CredenceRegression
import CredenceReporting
import CredenceSurvey

extension Provenance {
  /// Version, seed, level, inputs and the plan.
  func writeMembers(to json: inout JSONWriter, hidesRows: Bool = false) {
    json.member("version", version)
    json.member("seed", JSONValue.integer(Int(truncatingIfNeeded: plan.seed)))
    json.member("level", plan.level.value)
    json.array("inputs") { json in
      for input in inputs {
        json.object { json in
          json.member("name", input.name)
          json.member("sha256", input.sha256)
          if !hidesRows { json.member("rows", input.rows) }
        }
      }
    }
    json.object("plan") { json in plan.writeMembers(to: &json) }
  }
}

extension AnalysisPlan {
  /// The plan as a plan file would have it; files are named without their folders.
  func writeMembers(to json: inout JSONWriter) {
    json.member("input", input.map(Provenance.fileName))
    json.member("accounts", accounts.map(Provenance.fileName))
    json.object("columns") { json in
      for field in columns.keys.sorted() {
        json.array(field) { json in
          for column in columns[field] ?? [] { json.value(column) }
        }
      }
    }
    json.array("map") { json in for pair in map { json.value(pair) } }
    json.array("sentinels") { json in for sentinel in sentinels { json.value(sentinel) } }
    json.array("words") { json in for declaration in words { json.value(declaration) } }
    json.array("reverse") { json in for column in reverse { json.value(column) } }
    json.member("answers", answers.rawValue)
    json.array("waves") { json in for wave in waves { json.value(wave) } }
    json.member("since", since)
    json.member("until", until)
    json.array("driverLabels") { json in for label in driverLabels { json.value(label) } }
    json.member("dateOrder", dateOrder?.rawValue)
    json.member("scale", scale)
    json.member("csatScale", csatScale)
    json.member("method", method)
    json.member("prior", prior)
    json.member("level", level.value)
    json.member("seed", JSONValue.integer(Int(truncatingIfNeeded: seed)))
    json.member("minimumResponses", minimumResponses)
    json.member("comments", includesComments)
    roleWeighting.write(to: &json)
    if mostRoles != Self.defaultMostRoles { json.member("mostRoles", mostRoles) }
    json.member("riskRule", riskRule.rawValue)
    json.object("drivers") { json in
      if let adjust = drivers.adjust {
        json.array("adjust") { json in for column in adjust { json.value(column) } }
      }
      json.array("rated") { json in for column in drivers.rated { json.value(column) } }
      json.member("multiplicity", drivers.multiplicity.rawValue)
      json.member("replicates", drivers.replicates)
    }
    json.object("roleAliases") { json in
      for label in roleAliases.keys.sorted() { json.member(label, roleAliases[label]) }
    }
    json.object("accountAliases") { json in
      for name in accountAliases.keys.sorted() { json.member(name, accountAliases[name]) }
    }
  }
}

extension RoleWeighting {
  /// The member `roleWeights` of the stable JSON.
  fileprivate func write(to json: inout JSONWriter) {
    switch self {
    case .equal: json.member("roleWeights", "equal")
    case .named(let weights):
      json.object("roleWeights") { json in
        for (role, weight) in weights.weights { json.member(role.rawValue, weight) }
      }
    }
  }
}
