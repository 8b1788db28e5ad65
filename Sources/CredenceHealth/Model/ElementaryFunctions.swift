// The one place of the module where the C library's mathematics comes in.
#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@inline(__always) func exp(_ x: Double) -> Double {
  #if canImport(Glibc)
    Glibc.exp(x)
  #else
    Darwin.exp(x)
  #endif
}

@inline(__always) func expm1(_ x: Double) -> Double {
  #if canImport(Glibc)
    Glibc.expm1(x)
  #else
    Darwin.expm1(x)
  #endif
}

@inline(__always) func log(_ x: Double) -> Double {
  #if canImport(Glibc)
    Glibc.log(x)
  #else
    Darwin.log(x)
  #endif
}

@inline(__always) func log1p(_ x: Double) -> Double {
  #if canImport(Glibc)
    Glibc.log1p(x)
  #else
    Darwin.log1p(x)
  #endif
}

@inline(__always) func cos(_ x: Double) -> Double {
  #if canImport(Glibc)
    Glibc.cos(x)
  #else
    Darwin.cos(x)
  #endif
}

@inline(__always) func sin(_ x: Double) -> Double {
  #if canImport(Glibc)
    Glibc.sin(x)
  #else
    Darwin.sin(x)
  #endif
}

/// The logarithms of 1 / (1 + e^-x) and of 1 / (1 + e^x), without overflow at either end.
@inline(__always) func logLogistics(_ x: Double) -> (of: Double, ofOpposite: Double) {
  let shared = log1p(exp(-x.magnitude))
  return (min(x, 0) - shared, min(-x, 0) - shared)
}

/// The density of the standard normal distribution.
@inline(__always) func normalDensity(_ z: Double) -> Double {
  0.398_942_280_401_432_677_9 * exp(-0.5 * z * z)
}
