import CredenceAnalysis
package import CredenceImport
import CredenceReporting
import CredenceSurvey

extension AnswerSelection {
  /// Which answers are shown, from when to when, and what they replaced: the first thing to know of how things stand.
  ///
  /// - Parameter hidesRows: whether no number of answers may be told.
  func lines(numbers: NumberStyle, hidesRows: Bool, naming: SettingNaming) -> [String] {
    var line = "answers shown: " + choice(naming)
    if let wave { line += " in wave \u{201C}\(wave)\u{201D}" }
    if let days { line += ", \(days)" }
    if let oldest, let newest {
      line += oldest.day == newest.day ? ", all of \(oldest.date)" : ", \(oldest.date) to \(newest.date)"
      if let daysApart, daysApart > 0 { line += " (the oldest \(Self.age(daysApart)) before the newest)" }
    }
    if hidesRows { return [line] }
    if let undated, undated > 0, undated < answers { line += ", \(numbers.count(undated)) without a date" }
    let replaced = superseded + inOwnWaveAlone
    if replaced > 0 {
      let whose =
        basis == .respondents
        ? "other \(replaced.named("answer")) of the same people" : "other \(replaced.named("answer"))"
      line += "; \(numbers.count(replaced)) \(whose) superseded"
      if inOwnWaveAlone == replaced {
        line += ", counted in \(replaced == 1 ? "its" : "their") own wave alone"
      } else if inOwnWaveAlone > 0 {
        line += ", \(numbers.count(inOwnWaveAlone)) of them counted in their own wave alone"
      }
    }
    return [line]
  }

  /// Which answers an analysis of drivers takes, in a line; `nil` where it takes all that were read.
  ///
  /// - Parameter naming: What settings are called.
  package func driverSummary(naming: SettingNaming = .plan) -> String? {
    switch basis {
    case .respondents where superseded + inOwnWaveAlone > 0:
      lines(numbers: NumberStyle(), hidesRows: true, naming: naming).first
    case .latestWave where wave == nil && inOwnWaveAlone > 0:
      "answers shown: all waves; nobody knows who answered in several, so an account's answers are taken together"
    default: nil
    }
  }

  /// Which answers an account's page shows, and when they came.
  func line(of answered: ClosedRange<Timestamp>?, naming: SettingNaming) -> String {
    var line = "Answers shown: " + choice(naming)
    if let wave { line += " in wave \u{201C}\(wave)\u{201D}" }
    if let days { line += ", \(days)" }
    if let answered {
      let (oldest, newest) = (answered.lowerBound, answered.upperBound)
      line += oldest.day == newest.day ? ", of \(oldest.date)" : ", \(oldest.date) to \(newest.date)"
      if let latest = self.newest, latest.day > newest.day {
        line += " (the file's newest answer is of \(latest.date))"
      }
    }
    return line + "."
  }

  private func choice(_ naming: SettingNaming) -> String {
    switch basis {
    case .latestWave:
      wave == nil ? "of each account its latest wave, since no column says who answered" : "all"
    case .everyAnswer:
      rule == .all ? "all, several of one person among them (\(naming(.answers, "all")))" : "all"
    case .respondents:
      switch rule {
      case .latest: "the latest of each person"
      case .first: "the first of each person"
      case .mean: "the mean of each person"
      case .all: "all"
      }
    }
  }

  private var days: String? {
    switch (period.since, period.until) {
    case (nil, nil): nil
    case (let since?, nil): "since \(since.date)"
    case (nil, let until?): "until \(until.date)"
    case (let since?, let until?): "\(since.date) to \(until.date)"
    }
  }

  /// Days as a person says them.
  private static func age(_ days: Int) -> String {
    switch days {
    case ..<60: days == 1 ? "1 day" : "\(days) days"
    case ..<730: "\(Int((Double(days) / 30.44).rounded())) months"
    default: "\(Int((Double(days) / 365.25).rounded())) years"
    }
  }

  /// `answersShown`.
  func writeMember(to json: inout JSONWriter, hidesRows: Bool) {
    json.object("answersShown") { json in
      json.member("basis", basis.rawValue)
      json.member("rule", rule.rawValue)
      json.member("wave", wave)
      json.member("since", period.since.map(\.date))
      json.member("until", period.until.map(\.date))
      json.member("oldest", oldest.map { "\($0)" })
      json.member("newest", newest.map { "\($0)" })
      json.member("daysApart", daysApart)
      if hidesRows { return }
      json.member("answers", answers)
      json.member("superseded", superseded)
      json.member("inOwnWaveAlone", inOwnWaveAlone)
      json.member("undated", undated)
    }
  }
}

extension Timestamp {
  /// The day alone, as `2025-03-01`.
  var date: String { String(description.prefix(10)) }
}
