#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

// The platform's elementary functions, imported in this one file.

@inline(__always)
func naturalLogarithm(_ value: Double) -> Double { log(value) }

@inline(__always)
func expMinusOne(_ value: Double) -> Double { expm1(value) }
