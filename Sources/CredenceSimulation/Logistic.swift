#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The logistic distribution, and the two functions of libm the module needs.
enum Logistic {
  /// S(x) = 1/(1 + e^-x), without overflow.
  static func share(_ x: Double) -> Double {
    if x >= 0 { return 1 / (1 + exp(-x)) }
    let power = exp(x)
    return power / (1 + power)
  }

  /// S'(x) = S(x) S(-x).
  static func density(_ x: Double) -> Double { share(x) * share(-x) }

  /// The x with S(x) = `share`, for 0 < share < 1.
  static func quantile(_ share: Double) -> Double { log(share / (1 - share)) }

  /// e^x
  static func exponential(_ x: Double) -> Double { exp(x) }

  /// The natural logarithm.
  static func logarithm(_ x: Double) -> Double { log(x) }
}
