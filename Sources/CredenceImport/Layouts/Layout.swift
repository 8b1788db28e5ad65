/// The tool whose export a file is, or the kind of table it holds.
public enum Layout: String, Sendable, Hashable, Codable, CaseIterable {
  case plain
  case qualtrics
  case surveyMonkey = "surveymonkey"
  case customerGauge = "customergauge"
  case formbricks
  case typeform
  case microsoftForms = "microsoft-forms"
  case googleForms = "google-forms"
  case limeSurvey = "limesurvey"
  case delighted
  /// One line per account with its classes counted, as dashboards export them.
  case aggregates
  /// One line per account and role with its classes counted, as `credence tally` writes them.
  case tally
}

extension Layout {
  /// Recognises a layout by its header.
  static func recognize(_ header: RecognizedHeader) -> Layout {
    let keys = HeaderKeys(header)
    if let tool = SurveyTools.all.first(where: { $0.recognises(keys) }) { return tool.layout }
    return .plain
  }

  /// What is known of the tool; of a plain table and of counts nothing.
  var tool: (any SurveyTool)? { SurveyTools.all.first { $0.layout == self } }

  /// What the tool decides about the cells of its columns.
  var conventions: ExportConventions { tool?.conventions ?? ExportConventions() }

  /// Whether the file holds counts and no answers.
  var isCounts: Bool { self == .aggregates || self == .tally }
}
