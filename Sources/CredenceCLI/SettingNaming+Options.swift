import CredenceAnalysis
import CredenceImport
import CredencePresentation

extension SettingNaming {
  /// The options of the command: `--min-n`, `--score COLUMN`.
  static let options = SettingNaming { setting, value in
    let option = "--" + optionName(of: setting)
    return value.map { "\(option) \($0)" } ?? option
  }

  /// The one table of what a setting is called on the command line.
  private static func optionName(of setting: Setting) -> String {
    switch setting {
    case .column(let field): field.rawValue
    case .map: "map"
    case .sentinels: "sentinel"
    case .words: "words"
    case .reverse: "reverse"
    case .answers: "answers"
    case .since: "since"
    case .until: "until"
    case .driverLabels: "driver-label"
    case .dateOrder: "date-order"
    case .scale: "scale"
    case .csatScale: "csat-scale"
    case .minimumResponses: "min-n"
    case .roleWeights: "weights"
    case .adjust: "adjust"
    case .rated: "rated"
    case .details: "details"
    }
  }
}
