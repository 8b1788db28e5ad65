#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The platform's logarithm, imported in this one file.
@inline(__always)
func naturalLogarithm(_ value: Double) -> Double { log(value) }
