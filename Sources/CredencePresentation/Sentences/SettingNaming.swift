public import CredenceAnalysis

/// What settings are called where a sentence is read.
///
/// The command names its options, `--csat-scale`; a program that calls the library sees the fields of a plan, `csatScale`; an
/// interface of your own gives its own names:
///
/// ```swift
/// let naming = SettingNaming { setting, value in
///   value.map { "\(setting.planName)=\($0)" } ?? setting.planName
/// }
/// ```
public struct SettingNaming: Sendable {
  private let words: @Sendable (_ setting: Setting, _ value: String?) -> String

  /// A naming.
  ///
  /// - Parameter words: What a setting is called; with a value, how it is given that value.
  public init(_ words: @escaping @Sendable (_ setting: Setting, _ value: String?) -> String) {
    self.words = words
  }

  /// The names of a plan's fields: `minimumResponses`, `scale 1-5`.
  public static let plan = SettingNaming { setting, value in
    value.map { "\(setting.planName) \($0)" } ?? setting.planName
  }

  /// What a setting is called.
  public func callAsFunction(_ setting: Setting) -> String { words(setting, nil) }

  /// How a setting is given a value, or one of the kind a word in capitals names: `COLUMN`.
  public func callAsFunction(_ setting: Setting, _ value: String) -> String { words(setting, value) }
}
