import CredenceAnalysis
import CredenceDisclosure
package import CredenceImport
package import CredenceReporting
import CredenceSurvey

extension ImportedSurvey {
  /// One line a thing worth saying of the file, as a tally of it may say it.
  ///
  /// - Parameters:
  ///   - minimum: The smallest group whose counts are written.
  ///   - naming: What settings are called.
  package func tallyRemarks(minimumResponses minimum: Int, naming: SettingNaming = .plan) -> [String] {
    report.remarks(hidesRows: TallySuppression(tally, minimum: minimum).isSumHidden, naming: naming)
  }

  /// Writes a tally as JSON: what was read, and counts per account, role and wave.
  ///
  /// - Parameters:
  ///   - minimum: The smallest group whose counts are written; smaller ones are marked as hidden.
  ///   - naming: What settings are called.
  package func writeTally(
    to json: inout JSONWriter, minimumResponses minimum: Int = 1, naming: SettingNaming = .plan
  ) {
    let suppression = TallySuppression(tally, minimum: minimum)
    json.object { json in
      json.member("schemaVersion", StableJSON.schemaVersion)
      json.object("import") { json in
        report.writeMembers(to: &json, hidesRows: suppression.isSumHidden, naming: naming)
      }
      json.array("tally") { json in
        for key in tally.sortedKeys {
          guard let counts = tally.cells[key] else { continue }
          json.object { json in
            json.member("account", tally.accounts[Int(key.account)])
            json.member("role", key.role.map { tally.roles[Int($0)].rawValue })
            json.member("wave", key.wave.map { tally.waves[Int($0)] })
            if suppression.hidden.contains(key) {
              json.member("hidden", true)
            } else {
              json.members(of: counts)
            }
          }
        }
      }
    }
  }
}
