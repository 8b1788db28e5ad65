public import CredenceImport
public import CredenceReporting
import CredenceSurvey

extension ImportedSurvey {
  /// Writes a tally as JSON: what was read, and counts per account, role and wave.
  public func writeTally(to json: inout JSONWriter) {
    json.object { json in
      json.member("schemaVersion", CredenceVersion.schema)
      json.object("import") { json in report.writeMembers(to: &json) }
      json.array("tally") { json in
        for key in tally.sortedKeys {
          guard let counts = tally.cells[key] else { continue }
          json.object { json in
            json.member("account", tally.accounts[Int(key.account)])
            json.member("role", key.role.map { tally.roles[Int($0)].rawValue })
            json.member("wave", key.wave.map { tally.waves[Int($0)] })
            json.members(of: counts)
          }
        }
      }
    }
  }
}
