// The one place of this folder where the C library's mathematics comes in.
#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The elementary functions the likelihoods need.
enum Elementary {
  @inline(__always) static func exponential(_ x: Double) -> Double { exp(x) }
  @inline(__always) static func logarithm(_ x: Double) -> Double { log(x) }
  /// e^x - 1, exact near zero.
  @inline(__always) static func exponentialLessOne(_ x: Double) -> Double { expm1(x) }
  /// log(1 + x), exact near zero.
  @inline(__always) static func logarithmOfOnePlus(_ x: Double) -> Double { log1p(x) }
  /// 1 / (1 + e^-x), with full precision in the lower tail.
  @inline(__always) static func logistic(_ x: Double) -> Double {
    x < 0 ? exp(x) / (1 + exp(x)) : 1 / (1 + exp(-x))
  }
}
