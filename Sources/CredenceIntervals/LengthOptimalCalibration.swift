import CredenceSurvey

/// The settings of `length-optimal-calibrated`, for each n from 1 to 50 the pair (1000 r, 1000 w) of threshold ratio
/// and tie weight.
///
/// Found by the program IntervalCalibration: `swift run -c release IntervalCalibration find 0.95`, and so on. What
/// they cover is enumerated by `swift run -c release IntervalCalibration verify length-optimal-calibrated 0.95`, and
/// by the suite `LengthOptimalCalibratedStudy`.
struct LengthOptimalCalibration {
  private let pairs: [(Int, Int)]

  /// The settings for a level, `nil` where there are none. A level that is one of them but for a rounding
  /// (1 - 0.34) is one of them.
  init?(level: ConfidenceLevel) {
    let known = Self.all.first { (level.value - $0.level).magnitude < 1e-12 }
    guard let known else { return nil }
    pairs = known.pairs
  }

  /// The setting for a number of answers.
  ///
  /// - Precondition: `responses` is from 1 to 50.
  func setting(responses: Int) -> LengthOptimalSetting {
    let (ratio, weight) = pairs[responses - 1]
    return LengthOptimalSetting(thresholdRatio: Double(ratio) / 1000, tieWeight: Double(weight) / 1000)
  }

  /// The levels with settings.
  static var levels: [Double] { all.map(\.level) }

  private static let all: [(level: Double, pairs: [(Int, Int)])] = [
    (0.95, ninetyFive)
  ]

  private static let ninetyFive: [(Int, Int)] = [
    (700, 500), (1050, 750), (1050, 750), (1110, 800), (1360, 1000), (1370, 1000), (1170, 850),
    (1240, 900), (1190, 850), (1180, 850), (1170, 850), (1250, 1000), (1220, 950), (1200, 900),
    (1190, 900), (1170, 850), (1160, 850), (1160, 850), (1150, 850), (1150, 850), (1160, 900),
    (1150, 900), (1110, 800), (1140, 900), (1140, 900), (1100, 800), (1100, 800), (1090, 800),
    (1090, 800), (1120, 950), (1100, 850), (1110, 1000), (1110, 950), (1110, 950), (1110, 1000),
    (1100, 950), (1090, 900), (1080, 900), (1070, 850), (1090, 950), (1080, 900), (1070, 900),
    (1060, 800), (1060, 850), (1060, 850), (1070, 900), (1060, 850), (1070, 900), (1080, 1000),
    (1070, 950),
  ]
}
