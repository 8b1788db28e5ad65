import CredenceCoverage
import CredenceIntervals
import CredenceSurvey

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Where the settings of `length-optimal-calibrated` come from, and what they cover: the tables of
/// Docs/LengthOptimal.md.
///
///     swift run -c release IntervalCalibration find LEVEL [FIRST [LAST]]
///     swift run -c release IntervalCalibration verify METHOD [LEVEL [FIRST [LAST]]]
///
/// `find` looks for the setting of each number of answers from FIRST to LAST (1 to 50) and prints them as Swift
/// text. `verify` enumerates the coverage of a method as it is shipped, on the lattice of hundredths and beside every
/// limit, and ends with status 1 where it is not what `Promise` says.
@main
enum IntervalCalibration {
  static let usage = """
    IntervalCalibration find LEVEL [FIRST [LAST]]
    IntervalCalibration verify length-optimal|length-optimal-calibrated [LEVEL [FIRST [LAST]]]
    """

  static func main() throws {
    var arguments = CommandLine.arguments.dropFirst()
    let command = arguments.popFirst()
    let methodName = command == "verify" ? arguments.popFirst() : "length-optimal-calibrated"
    let level = try ConfidenceLevel(arguments.popFirst().flatMap { Double($0) } ?? 0.95)
    let first = arguments.popFirst().flatMap { Int($0) } ?? 1
    let last = arguments.popFirst().flatMap { Int($0) } ?? LengthOptimalInterval.largestExactSample
    let methods = [LengthOptimalInterval.standard, .calibrated]
    guard let method = methods.first(where: { $0.name == methodName }),
      let promise = Promise(level), 1 <= first, first <= last,
      last <= LengthOptimalInterval.largestExactSample, command == "find" || command == "verify"
    else {
      print(usage)
      exit(64)
    }
    if command == "find" {
      print("// Level \(level.value): (1000 r, 1000 w) of n = \(first)...\(last)")
      for responses in first...last {
        let found = try Search(responses: responses, level: level, promise: promise).narrowest()
        let (ratio, weight) = (found.setting.thresholdRatio, found.setting.tieWeight)
        print(
          "(\(Int((1000 * ratio).rounded())), \(Int((1000 * weight).rounded()))),",
          "// n = \(responses): \(found.proof.line), \(found.attempts) tried")
        fflush(nil)
      }
    } else {
      try verify(method, level: level, sizes: first...last, promise: promise)
    }
  }

  /// Prints the table and the worst of each column.
  static func verify(
    _ method: LengthOptimalInterval, level: ConfidenceLevel, sizes: ClosedRange<Int>, promise: Promise
  ) throws {
    print("\(method.name), level \(level.value): lattice of hundredths; beside every limit\n")
    print("| n | r | w | mean | 5th percentile | minimum, lattice | minimum, beside limits | mean width |")
    print("|---:|---:|---:|---:|---:|---:|---:|---:|")
    var worst = Proof(mean: 1, fifthPercentile: 1, latticeMinimum: 1, sharpMinimum: 1, width: 0)
    for responses in sizes {
      let proof = try Proof(of: method, responses: responses, level: level)
      let setting = method.setting(responses: responses, level: level)
      print(
        "| \(responses) | \(rounded(setting.thresholdRatio, 3)) | \(rounded(setting.tieWeight, 3))",
        proof.cells)
      fflush(nil)
      worst = worst.worse(proof)
    }
    print("| worst | | \(worst.cells)")
    guard method.name == LengthOptimalInterval.calibrated.name else { return }
    guard promise.isKept(by: worst) else {
      print("\nNOT KEPT: mean at least \(promise.mean), minimum at least \(promise.minimum)")
      exit(1)
    }
    print("\nKept at every n: mean at least \(promise.mean), minimum at least \(promise.minimum)")
  }
}

/// What a calibrated method must do at a level.
struct Promise {
  /// The least mean coverage over the lattice of hundredths: the level.
  let mean: Double
  /// The least coverage anywhere.
  let minimum: Double

  /// `nil` for a level that no promise has been thought of for.
  init?(_ level: ConfidenceLevel) {
    let minimums = [0.66: 0.64, 0.8: 0.78, 0.9: 0.88, 0.95: 0.93, 0.99: 0.98]
    guard let minimum = minimums[level.value] else { return nil }
    self.mean = level.value
    self.minimum = minimum
  }

  /// The minimum may be met exactly, where an outcome that nothing is ranked below is lost: then up to a rounding.
  func isKept(by proof: Proof) -> Bool {
    proof.mean >= mean && min(proof.latticeMinimum, proof.sharpMinimum) >= minimum - 1e-12
  }
}

/// The enumerated coverage of one method at one n.
struct Proof {
  var mean: Double
  var fifthPercentile: Double
  var latticeMinimum: Double
  var sharpMinimum: Double
  var width: Double

  init(mean: Double, fifthPercentile: Double, latticeMinimum: Double, sharpMinimum: Double, width: Double) {
    self.mean = mean
    self.fifthPercentile = fifthPercentile
    self.latticeMinimum = latticeMinimum
    self.sharpMinimum = sharpMinimum
    self.width = width
  }

  init(of method: LengthOptimalInterval, responses: Int, level: ConfidenceLevel) throws {
    let study = try CoverageStudy(of: method, responses: responses, level: level, threads: threads)
    let lattice = try study.summary(over: .hundredths, threads: threads)
    // The more limits, the fewer shares of passives beside each: some 200,000 truths from n = 12 on.
    let divisions = responses <= 12 ? 400 : responses <= 20 ? 200 : responses <= 30 ? 100 : 40
    let sharp = try study.summary(over: .besideLimits(divisions: divisions), threads: threads)
    self.init(
      mean: lattice.mean, fifthPercentile: lattice.fifthPercentile, latticeMinimum: lattice.minimum,
      sharpMinimum: sharp.minimum, width: lattice.meanWidth)
  }

  /// The worse of both in every column.
  func worse(_ other: Proof) -> Proof {
    Proof(
      mean: min(mean, other.mean), fifthPercentile: min(fifthPercentile, other.fifthPercentile),
      latticeMinimum: min(latticeMinimum, other.latticeMinimum),
      sharpMinimum: min(sharpMinimum, other.sharpMinimum), width: max(width, other.width))
  }

  var cells: String {
    let coverages = [mean, fifthPercentile, latticeMinimum, sharpMinimum].map { rounded($0, 5) }
    return "| " + (coverages + [rounded(width, 2)]).joined(separator: " | ") + " |"
  }

  var line: String {
    "mean \(rounded(mean, 5)), minimum \(rounded(min(latticeMinimum, sharpMinimum), 5)), width \(rounded(width, 2))"
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
