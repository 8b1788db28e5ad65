import CredenceConcurrency
import CredenceProbability

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the intervals of driver effects cover, on simulated surveys of which everything is known: the tables of
/// Docs/studies/drivers.txt.
///
///     swift run -c release DriverStudy [surveys=N] [truth=N] [seed=S] [threads=T] [kinds=mood,slopes] [answers=150]
///
/// N surveys of every setting (`Setting`), and the true effects from as many simulated answers as `truth` says
/// (`Truth`). The tables do not depend on the threads. Progress goes to standard error. A first word `labels`,
/// `importance` or `separated` asks for a study of other statements (`StatementPlan`).
@main
enum DriverStudy {
  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    if let statements = StatementPlan(arguments) {
      print(statements.text())
      return
    }
    guard let plan = StudyPlan(arguments) else {
      complain(
        "DriverStudy [labels|importance|separated] [surveys=N] [truth=N] [seed=S] [threads=T] [kinds=independent,mood,...] [answers=N]"
      )
      exit(64)
    }
    let settings = plan.settings
    // Settings that differ in accounts only have one truth.
    let populations = settings.indices.filter { place in
      settings.firstIndex { $0.hasPopulation(of: settings[place]) } == place
    }
    let found = parallelMap(count: populations.count, threads: plan.threads) { place in
      Truth(settings[populations[place]], answers: plan.truthAnswers, seed: plan.seed)
    }
    let truths = settings.map { setting in
      found[populations.firstIndex { settings[$0].hasPopulation(of: setting) } ?? 0]
    }
    // Pieces of few surveys, the long ones first, so that the last to finish are short.
    let pieces = plan.pieces
    let progress = Progress(of: pieces.reduce(0) { $0 + $1.surveys.count * settings[$1.setting].answers })
    let parts = parallelMap(count: pieces.count, threads: plan.threads) { index in
      let (place, surveys) = pieces[index]
      let setting = settings[place]
      var record = SettingRecord(setting, truths[place])
      for survey in surveys { record.add(survey: survey, seed: plan.seed) }
      progress.add(surveys.count * setting.answers)
      return record
    }
    var records = settings.indices.map { SettingRecord(settings[$0], truths[$0]) }
    for (piece, record) in zip(pieces, parts) { records[piece.setting].add(record) }
    print(StudyReport(plan, records).text)
  }

  static func complain(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    _ = write(STDERR_FILENO, bytes, bytes.count)
  }
}
