import CredenceIntervals
import CredenceSurvey

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Where the settings of the calibrated length-optimal intervals come from, and what they cover: the tables of
/// Docs/LengthOptimal.md.
///
///     swift run -c release IntervalCalibration find [FIRST [LAST]]
///     swift run -c release IntervalCalibration curves [FIRST [LAST]]
///     swift run -c release IntervalCalibration verify METHOD [LEVEL,... [FIRST [LAST]]]
///
/// `find` looks for tie weight and threshold at level 0.95 of each number of answers from FIRST to LAST (1 to 50), then
/// for the threshold at all other levels, and prints the file `LengthOptimalCurve+Corners.swift`. `curves` does the
/// second part alone, with the settings at level 0.95 as they are shipped. `verify` enumerates the coverage of a
/// method as it is shipped, on the lattice of hundredths and beside every limit, and ends with status 1 where a
/// calibrated one does not do what `Promise` says.
@main
enum IntervalCalibration {
  static let usage = """
    IntervalCalibration find [FIRST [LAST]]
    IntervalCalibration curves [FIRST [LAST]]
    IntervalCalibration verify METHOD [LEVEL,... [FIRST [LAST]]]
    """

  static func main() throws {
    var arguments = CommandLine.arguments.dropFirst()
    let command = arguments.popFirst() ?? ""
    var methods: [any IntervalMethod<NetPromoterScore>] = []
    var levels: [ConfidenceLevel] = []
    if command == "verify" {
      methods = [try NetScoreMethod.named(arguments.popFirst() ?? "")]
      levels = try (arguments.popFirst() ?? "0.95").split(separator: ",").map {
        try ConfidenceLevel(Double($0) ?? -1)
      }
    }
    let first = arguments.popFirst().flatMap { Int($0) } ?? 1
    let last = arguments.popFirst().flatMap { Int($0) } ?? LengthOptimalInterval.largestExactSample
    guard ["find", "curves", "verify"].contains(command), 1 <= first, first <= last else {
      print(usage)
      exit(64)
    }
    for method in methods {
      if levels.count == 1 {
        try Verification.table(of: method, level: levels[0], sizes: first...last)
      } else {
        try Verification.summary(of: method, levels: levels, sizes: first...last)
      }
    }
    if command != "verify" { try find(first...last, afresh: command == "find") }
  }

  /// Prints the file of corners.
  static func find(_ sizes: ClosedRange<Int>, afresh: Bool) throws {
    print(CornersFile.head)
    for responses in sizes {
      let setting =
        afresh
        ? try Search(responses: responses, level: .ninetyFive, promise: Promise(.ninetyFive)).narrowest()
          .setting
        : LengthOptimalInterval.standard.setting(responses: responses, level: .ninetyFive)
      let curve = Curve(responses: responses, setting: setting)
      print(CornersFile.row(responses: responses, tieWeight: setting.tieWeight, corners: curve.corners))
      fflush(nil)
    }
    print(CornersFile.tail)
  }
}

let threads = 2

/// Cut off, not rounded up: a mean of .94999 must not be printed as .9500.
func rounded(_ value: Double, _ digits: Int) -> String {
  let scale = pow(10.0, Double(digits))
  let units = Int((value * scale + 1e-7).rounded(.down))
  let fraction = String(units % Int(scale))
  return "\(units / Int(scale))." + String(repeating: "0", count: digits - fraction.count) + fraction
}
