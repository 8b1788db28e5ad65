import CredenceSurvey

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The only place that looks at a clock.
enum Clock {
  /// Today in UTC, at its last second: an answer of today is not in the future.
  static var today: Timestamp {
    let now = Int64(time(nil))
    return Timestamp(seconds: now - now % 86_400 + 86_399)
  }

  /// Seconds that only go forward.
  static var seconds: Double {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
  }
}
