#if canImport(Glibc)
  import Glibc
#endif

/// Memory that is free in the process and not yet in the system.
enum AllocatorTrim {
  /// Gives it back where the allocator can. A long file leaves many small pieces, and what comes next asks for few large
  /// ones.
  static func giveBack() {
    #if canImport(Glibc)
      _ = trim?(0)
    #endif
  }

  #if canImport(Glibc)
    // The system's module does not name it.
    private static let trim: (@convention(c) (Int) -> Int32)? = dlsym(nil, "malloc_trim").map {
      unsafeBitCast($0, to: (@convention(c) (Int) -> Int32).self)
    }
  #endif
}
