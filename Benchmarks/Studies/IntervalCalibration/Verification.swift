import CredenceCoverage
import CredenceIntervals
import CredenceSurvey

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a calibrated method must do at a level.
struct Promise {
  /// The least mean coverage over the lattice of hundredths: the level.
  let mean: Double
  /// The least coverage anywhere: 1.4 times the misses that the level allows.
  let minimum: Double

  init(_ level: ConfidenceLevel) {
    mean = level.value
    minimum = 1 - 1.4 * level.significanceLevel
  }

  /// Both may be met exactly, where an outcome that nothing is ranked below is lost: then up to a rounding.
  func isKept(by proof: Proof) -> Bool {
    proof.mean >= mean - 1e-12 && min(proof.latticeMinimum, proof.sharpMinimum) >= minimum - 1e-12
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

  init(of method: some IntervalMethod<NetPromoterScore>, responses: Int, level: ConfidenceLevel) throws {
    let study = try CoverageStudy(of: method, responses: responses, level: level, threads: threads)
    let lattice = try study.summary(over: .hundredths, threads: threads)
    // The more limits, the fewer shares of passives beside each: some 200,000 truths from n = 12 on.
    let divisions =
      responses <= 12 ? 400 : responses <= 20 ? 200 : responses <= 30 ? 100 : responses <= 50 ? 40 : 12
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
}

enum Verification {
  /// Whether a method has made the promise.
  static func promises(_ method: any IntervalMethod<NetPromoterScore>) -> Bool {
    (method as? LengthOptimalInterval)?.isCalibrated == true
  }

  /// One level: a row for each n, and the worst of each column.
  static func table(
    of method: some IntervalMethod<NetPromoterScore>, level: ConfidenceLevel, sizes: ClosedRange<Int>
  ) throws {
    print("\(method.name), level \(level.value): lattice of hundredths; beside every limit\n")
    print("| n | r | w | mean | 5th percentile | minimum, lattice | minimum, beside limits | mean width |")
    print("|---:|---:|---:|---:|---:|---:|---:|---:|")
    var worst = Proof(mean: 1, fifthPercentile: 1, latticeMinimum: 1, sharpMinimum: 1, width: 0)
    for responses in sizes {
      let proof = try Proof(of: method, responses: responses, level: level)
      let setting =
        responses <= LengthOptimalInterval.largestExactSample
        ? (method as? LengthOptimalInterval)?.setting(responses: responses, level: level) : nil
      let cells = [setting?.thresholdRatio, setting?.tieWeight].map { $0.map { rounded($0, 3) } ?? "" }
      print("| \(responses) | \(cells.joined(separator: " | "))", proof.cells)
      fflush(nil)
      worst = worst.worse(proof)
    }
    print("| worst | | \(worst.cells)")
    guard promises(method) else { return }
    let promise = Promise(level)
    guard promise.isKept(by: worst) else {
      print("\nNOT KEPT: mean at least \(promise.mean), minimum at least \(rounded(promise.minimum, 5))")
      exit(1)
    }
    print("\nKept at every n: mean at least \(promise.mean), minimum at least \(rounded(promise.minimum, 5))")
  }

  /// Several levels: a row for each, with the worst over n and the n where it is.
  static func summary(
    of method: some IntervalMethod<NetPromoterScore>, levels: [ConfidenceLevel], sizes: ClosedRange<Int>
  ) throws {
    print("\(method.name): the worst over n = \(sizes.lowerBound)...\(sizes.upperBound)\n")
    print(
      "| level | least mean | at n | promised minimum | minimum, lattice | minimum, beside limits | at n |",
      "width at 5 | 10 | 20 |")
    print("|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|")
    var broken: [String] = []
    for level in levels {
      let promise = Promise(level)
      var worst = Proof(mean: 1, fifthPercentile: 1, latticeMinimum: 1, sharpMinimum: 1, width: 0)
      var (meanAt, minimumAt) = (0, 0)
      var widths: [Int: Double] = [:]
      for responses in sizes {
        let proof = try Proof(of: method, responses: responses, level: level)
        if proof.mean < worst.mean { meanAt = responses }
        if proof.sharpMinimum < worst.sharpMinimum { minimumAt = responses }
        worst = worst.worse(proof)
        widths[responses] = proof.width
        if !promise.isKept(by: proof) {
          broken.append("level \(level.value), n = \(responses): \(proof.cells)")
        }
      }
      let three = [5, 10, 20].map { widths[$0].map { rounded($0, 1) } ?? "" }
      print(
        "| \(level.value) | \(rounded(worst.mean, 5)) | \(meanAt) | \(rounded(max(0, promise.minimum), 5))",
        "| \(rounded(worst.latticeMinimum, 5)) | \(rounded(worst.sharpMinimum, 5)) | \(minimumAt)",
        "| \(three.joined(separator: " | ")) |")
      fflush(nil)
    }
    guard promises(method) else { return }
    guard broken.isEmpty else {
      print("\nNOT KEPT:\n" + broken.joined(separator: "\n"))
      exit(1)
    }
    print("\nKept at every n: mean at least the level, minimum at least 1 - 1.4 (1 - level)")
  }
}
