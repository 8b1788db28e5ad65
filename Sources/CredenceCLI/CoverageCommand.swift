import ArgumentParser
import CredenceCoverage
import CredenceCoverageReports
import CredenceIntervals
import CredenceMethods
import CredenceSurvey

/// `credence coverage`: exact coverage and width of any interval method on a grid.
struct CoverageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coverage",
    abstract: "How often the intervals of a method really hold the truth, and how wide they are.",
    discussion: """
      Every possible outcome of n answers is enumerated: no simulation, no noise. A reader need not believe our \
      documentation.

        credence coverage --method length-optimal --method tango --responses 5,10,20
        credence coverage --method all --responses 10
        credence coverage --method score-fpc --responses 5 --population 12
        credence coverage --proportion --method all --responses 20
        credence coverage --method all --responses 3-50 --chart charts

      The truths are all class shares in steps of 1/100 with equal weight, edges and corners included; --divisions sets \
      the step, --dirichlet P,M,D weights them, --worst-case looks beside every limit for the lowest coverage there is.
      """)

  @Option(help: ArgumentHelp("A method, or all; may be repeated.", valueName: "name"))
  var method: [String] = []
  @Option(help: ArgumentHelp("Numbers of answers, as in 5,10,20 or 3-50.", valueName: "list"))
  var responses: String = "5,10,20"
  @Option(help: ArgumentHelp("The number of known contacts.", valueName: "count"))
  var population: Int?
  @Option(help: ArgumentHelp("Steps of the grid of truths.", valueName: "count"))
  var divisions: Int = 100
  @Option(
    help: ArgumentHelp(
      "Weight the truths by a Dirichlet distribution of promoters, passives and detractors.",
      valueName: "P,M,D"))
  var dirichlet: String?
  @Flag(help: "Look beside every limit for the lowest coverage there is.")
  var worstCase = false
  @Flag(help: "Methods of a proportion instead of a score.")
  var proportion = false
  @Option(
    help: ArgumentHelp(
      "A folder that gets mean-coverage.svg, minimum-coverage.svg and width.svg.", valueName: "folder"))
  var chart: String?
  @OptionGroup var shared: SharedOptions

  func validate() throws {
    let sizes = try sizes()
    _ = try space()
    if chart != nil && Set(sizes).count < 2 {
      throw ValidationError("--chart needs two numbers of answers at least, as in --responses 3-50")
    }
    if proportion && population != nil {
      throw ValidationError("--population does not apply to --proportion")
    }
    if worstCase && dirichlet != nil { throw ValidationError("give --worst-case or --dirichlet, not both") }
    if shared.plan != nil { throw ValidationError("--plan does not apply to coverage") }
  }

  func run() throws {
    let threads = shared.threads ?? Processor.count
    let reporter = shared.quiet ? nil : ProgressReporter(label: "enumerating")
    let report: CoverageReport
    do {
      let level = try shared.confidenceLevel() ?? .standard
      report =
        proportion
        ? try .ofProportions(
          methods: method, trials: try sizes(), level: level, space: try space(), threads: threads)
        : try .ofScores(
          methods: method, responses: try sizes(), from: ScoreMethods(), level: level, population: population,
          space: try space(), threads: threads, progress: reporter?.update)
    } catch let error as UnknownMethodError {
      throw ValidationError(error.description)
    } catch let error as CoverageError {
      throw ValidationError(error.description)
    } catch let error as IllegalLevelError {
      throw ValidationError(error.description)
    }
    if let chart {
      do {
        let files = try report.writeCharts(toFolder: chart)
        if !shared.quiet { Console.say("note: wrote \(files.joined(separator: ", ")) to \(chart)") }
      } catch {
        throw ResultWriter.exit(for: error)
      }
    }
    try ResultWriter(shared).write([report.table]) { json in report.write(to: &json) }
  }

  private func sizes() throws -> [Int] {
    var sizes: [Int] = []
    for part in responses.split(separator: ",", omittingEmptySubsequences: false) {
      let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
      switch ends.count {
      case 1:
        if let size = ends[0], size > 0 {
          sizes.append(size)
          continue
        }
      case 2:
        if let first = ends[0], let last = ends[1], first > 0, last >= first,
          last <= CoverageStudy.largestSample
        {
          sizes += first...last
          continue
        }
      default: break
      }
      throw ValidationError(
        "--responses takes numbers of answers, as in 5,10,20 or 3-50; got \"\(responses)\"")
    }
    return sizes
  }

  private func space() throws -> TruthSpace {
    guard (1...1000).contains(divisions) else {
      throw ValidationError("--divisions takes a number from 1 to 1000, not \(divisions)")
    }
    if worstCase { return .besideLimits(divisions: divisions) }
    guard let dirichlet else { return .lattice(divisions: divisions) }
    let weights = dirichlet.split(separator: ",").compactMap { Double($0) }
    guard weights.count == 3, weights.allSatisfy({ $0 > 0 && $0.isFinite }) else {
      throw ValidationError("--dirichlet takes three numbers above 0, as in 1,1,1; got \"\(dirichlet)\"")
    }
    return .dirichlet(
      promoters: weights[0], passives: weights[1], detractors: weights[2], divisions: divisions)
  }
}
