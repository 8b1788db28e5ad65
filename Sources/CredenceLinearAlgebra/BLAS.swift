import CredenceCLAPACK

/// The one place that configures the library underneath.
enum BLAS {
  /// One thread, set once for the process: parallelism belongs to the caller, which has many small problems,
  /// and results must not depend on the number of threads.
  private static let isConfigured: Bool = {
    openblas_set_num_threads(1)
    return true
  }()

  /// Called before every routine. After the first time it costs a load.
  @inline(__always)
  static func prepare() {
    precondition(isConfigured)
  }

  /// A dimension as LAPACK takes it.
  ///
  /// - Precondition: it fits in 32 bits.
  @inline(__always)
  static func size(_ count: Int) -> Int32 { Int32(count) }

  /// A leading dimension: LAPACK refuses 0 even for empty matrices.
  @inline(__always)
  static func stride(_ count: Int) -> Int32 { Int32(max(1, count)) }
}
