import CredenceSurvey

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
    let names = header.columns.map { LooseKey.letters($0.name) }
    let known = Set(names)
    func has(_ wanted: String...) -> Bool { wanted.allSatisfy(known.contains) }
    func hasAny(_ wanted: String...) -> Bool { wanted.contains(where: known.contains) }

    if header.kind == .importIdentifiers || has("responseid", "recordeddate") { return .qualtrics }
    if has("respondentid", "collectorid") || header.kind == .optionRow { return .surveyMonkey }
    if has("promoters", "detractors"), hasAny("passives", "neutrals"), !hasAny("score", "npsscore") {
      return has("account", "role") || has("account", "wave") ? .tally : .aggregates
    }
    if has("npsscore"), hasAny("joblevel", "sentdate", "followuprequest") { return .customerGauge }
    if header.columns.contains(where: { $0.name.lowercased().hasPrefix("formbricks") })
      || has("responseid", "finished", "surveyid")
    {
      return .formbricks
    }
    if header.columns.first?.name == "#" || has("networkid") { return .typeform }
    if names.first == "id", hasAny("completiontime", "fertigstellungszeit") { return .microsoftForms }
    if has("submitdate") || has("datesubmitted", "lastpage") { return .limeSurvey }
    if has("score"), hasAny("permalink", "surveytype", "personid", "surveyresponseid") { return .delighted }
    if let first = names.first, ["timestamp", "zeitstempel", "horodateur", "marcatemporal"].contains(first),
      header.columns.first?.name.first?.isUppercase == true
    {
      return .googleForms
    }
    return .plain
  }

  /// What a layout decides about the cells of its columns.
  var customs: LayoutCustoms {
    switch self {
    case .qualtrics: LayoutCustoms(sentinels: .qualtrics, driverDelimiter: .tightComma)
    case .surveyMonkey: LayoutCustoms(dateOrder: .monthFirst)
    case .formbricks: LayoutCustoms(driverDelimiter: .semicolon, blankMayBeZero: true)
    case .microsoftForms: LayoutCustoms(dateOrder: .monthFirst, driverDelimiter: .semicolon)
    case .googleForms: LayoutCustoms(driverDelimiter: .spacedComma)
    case .plain, .customerGauge, .typeform, .limeSurvey, .delighted, .aggregates, .tally: LayoutCustoms()
    }
  }
}

/// What follows from a layout where the file itself does not decide.
struct LayoutCustoms {
  var sentinels: Sentinels = .none
  var dateOrder: DateOrder?
  var driverDelimiter: DriverDelimiter?
  /// The tool exports the score 0 as a blank.
  var blankMayBeZero = false
}
