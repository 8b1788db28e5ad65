/// What to run.
struct StudyPlan {
  var surveys = 20
  var truthAnswers = 200_000
  var seed: UInt64 = 1
  var threads = 2
  var settings = Setting.all

  /// `nil` where an argument is not understood.
  init?(_ arguments: [String]) {
    for argument in arguments {
      let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2 else { return nil }
      if parts[0] == "kinds" {
        let named = parts[1].split(separator: ",").map { Setting.Kind(rawValue: String($0)) }
        guard !named.contains(nil) else { return nil }
        settings.removeAll { !named.contains($0.kind) }
        continue
      }
      guard let number = UInt64(parts[1]), number <= 1 << 40 else { return nil }
      switch parts[0] {
      case "surveys": surveys = Int(number)
      case "truth": truthAnswers = max(1000, Int(number))
      case "seed": seed = number
      case "threads": threads = max(1, Int(number))
      case "answers": settings.removeAll { $0.answers != Int(number) }
      default: return nil
      }
    }
    guard surveys > 1, !settings.isEmpty else { return nil }
  }

  var pieces: [(setting: Int, surveys: Range<Int>)] {
    let order = settings.indices.sorted {
      (settings[$1].answers, $0) < (settings[$0].answers, $1)
    }
    return order.flatMap { place in
      stride(from: 0, to: surveys, by: 10).map { (place, $0..<min(surveys, $0 + 10)) }
    }
  }
}
