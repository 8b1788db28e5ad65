package import CredencePresentation
package import CredenceReporting
import CredenceSurvey

extension IntervalReport {
  /// Writes the stable JSON: statistic, counts, estimates, what was asked for besides, diagnostics.
  ///
  /// - Parameter naming: What settings are called in the sentences of diagnostics.
  package func write(to json: inout JSONWriter, naming: SettingNaming = .plan) {
    json.object { json in
      json.member("schemaVersion", StableJSON.schemaVersion)
      json.member("statistic", statistic)
      json.object("counts") { json in
        switch sample {
        case .score(let counts):
          json.members(of: counts)
        case .proportion(let counts):
          json.member("successes", counts.successes)
          json.member("trials", counts.trials)
        }
      }
      json.array("estimates") { json in
        for estimate in estimates { json.value(estimate) }
      }
      if !statements.isEmpty {
        json.array("posterior") { json in
          for statement in statements {
            json.object { json in statement.writeMembers(to: &json) }
          }
        }
      }
      if !comparisons.isEmpty {
        json.array("against") { json in
          for comparison in comparisons {
            json.object { json in
              json.member("score", comparison.netScore)
              json.member("pValue", comparison.pValue)
              json.member("method", comparison.method)
            }
          }
        }
      }
      json.array("diagnostics") { json in
        for diagnostic in diagnostics { json.value(diagnostic, naming: naming) }
      }
    }
  }
}
