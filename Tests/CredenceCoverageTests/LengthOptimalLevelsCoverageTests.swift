import CredenceCoverage
import CredenceIntervals
import CredenceSurvey
import Testing

/// What the method promises at every level: the level on average, and nowhere more than 1.4 times the misses it allows.
private func checkPromise(responses: Int, level: Double, divisions: Int) throws {
  let level = try ConfidenceLevel(level)
  let study = try CoverageStudy(of: .lengthOptimal, responses: responses, level: level, threads: 2)
  let floor = 1 - 1.4 * level.significanceLevel
  let lattice = try study.summary(over: .hundredths, threads: 2)
  #expect(lattice.mean >= level.value, "level \(level.value): \(lattice.mean)")
  #expect(
    lattice.minimum >= floor - 1e-12, "level \(level.value): \(lattice.minimum) at \(lattice.minimumAt)")
  // The floor may be met exactly, where an outcome that nothing is ranked below is lost: then up to a rounding.
  let sharp = try study.summary(over: .besideLimits(divisions: divisions), threads: 2)
  #expect(sharp.minimum >= floor - 1e-12, "level \(level.value): \(sharp.minimum) at \(sharp.minimumAt)")
}

/// The levels of the ladder and levels between, whose thresholds no search has looked at on their own.
private let rungs = [0.5, 0.66, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999]
private let between = [0.25, 0.58, 0.73, 0.85, 0.925, 0.965, 0.985, 0.9925, 0.997, 0.9995]

@Suite("Length-optimal at every level: coverage by enumeration")
struct LengthOptimalLevelsCoverageTests {
  @Test(
    "on the ladder and between its rungs: mean at least the level, misses at most 1.4 times what it allows",
    arguments: 1...8, rungs + between)
  func promise(responses: Int, level: Double) throws {
    try checkPromise(responses: responses, level: level, divisions: 20)
  }

  @Test(
    "level .95: mean widths at n = 5, 10 and 20, narrower than with a fixed tie weight",
    arguments: [(5, 104.5), (10, 76.7), (20, 56.1)])
  func widths(responses: Int, most: Double) throws {
    func width(_ method: LengthOptimalInterval) throws -> Double {
      try CoverageStudy(of: method, responses: responses, threads: 2)
        .summary(over: .hundredths, threads: 2).meanWidth
    }
    let found = try width(.standard)
    #expect(found <= most)
    #expect(try found < width(.fixedTie) - 1)
  }

  @Test("level .95: narrower than with a fixed tie weight from 4 answers on", arguments: 1...12)
  func narrower(responses: Int) throws {
    let widths = try [LengthOptimalInterval.standard, .fixedTie].map {
      try CoverageStudy(of: $0, responses: responses, threads: 2).summary(over: .hundredths, threads: 2)
        .meanWidth
    }
    #expect((widths[0] < widths[1]) == (responses >= 4))
  }

  @Test("the same at 10 and 12 answers", arguments: [10, 12], [0.66, 0.73, 0.8, 0.93, 0.97, 0.99])
  func promiseAtMore(responses: Int, level: Double) throws {
    try checkPromise(responses: responses, level: level, divisions: 10)
  }
}

/// Every n at every level, an hour: `CREDENCE_SLOW=1 swift test -c release -Xswiftc -enable-testing --filter
/// LengthOptimalLevelsStudy`.
@Suite(
  "Slow: length-optimal at every level and every n up to 50", .enabled(if: Environment.slowTestsAreAskedFor))
struct LengthOptimalLevelsStudyTests {
  @Test(
    "mean at least the level, misses at most 1.4 times what it allows", arguments: 1...50, rungs + between)
  func coverage(responses: Int, level: Double) throws {
    try checkPromise(responses: responses, level: level, divisions: responses > 30 ? 20 : 60)
  }
}

@Suite("Length-optimal above 50 answers: coverage by enumeration")
struct LengthOptimalAboveFiftyCoverageTests {
  @Test("51 answers at level .95: nowhere below .93, where Tango's interval alone covers .84")
  func coverage() throws {
    let study = try CoverageStudy(of: .lengthOptimal, responses: 51, threads: 2)
    #expect(try study.summary(over: .lattice(divisions: 50), threads: 2).mean >= 0.95)
    #expect(try study.summary(over: .besideLimits(divisions: 3), threads: 2).minimum >= 0.93)
    let tango = try CoverageStudy(of: .tangoUnbiased, responses: 51, threads: 2)
    #expect(try tango.summary(over: .besideLimits(divisions: 1), threads: 2).minimum < 0.85)
  }
}
