// The one place where the C library's mathematics comes in; the rest of the module calls these.
#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@usableFromInline @inline(__always) func exp(_ x: Double) -> Double {
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

@usableFromInline @inline(__always) func log(_ x: Double) -> Double {
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

@inline(__always) func erfc(_ x: Double) -> Double {
  #if canImport(Glibc)
    Glibc.erfc(x)
  #else
    Darwin.erfc(x)
  #endif
}

@inline(__always) func cos(_ x: Double) -> Double {
  #if canImport(Glibc)
    Glibc.cos(x)
  #else
    Darwin.cos(x)
  #endif
}

/// log of gamma for x > 0. The C library's `lgamma` writes a global sign; this one does not.
@inline(__always) func reentrantLogGamma(_ x: Double) -> Double {
  var sign: Int32 = 0
  #if canImport(Glibc)
    return Glibc.lgamma_r(x, &sign)
  #else
    return Darwin.lgamma_r(x, &sign)
  #endif
}
