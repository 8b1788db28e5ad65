/// Standard output and standard error, written without buffering by us or by the C library.
package enum StandardStream: Int32, Sendable, ByteSink {
  /// For results.
  case output = 1
  /// For progress, warnings and errors.
  case error = 2

  /// Writes all the bytes: interrupted and partial writes go on where they stopped. A reader that has gone is
  /// ``OutputError/readerGone``, once ``ignoreBrokenPipes()`` was called.
  package func write(_ bytes: [UInt8]) throws(OutputError) {
    let name = self == .output ? "standard output" : "standard error"
    try OutputError.check(-SystemCalls.writeAll(bytes, to: rawValue), name)
  }

  /// Makes writing to a closed pipe an error instead of the end of the process. For the command to call once, at
  /// its start: it changes the whole process, so a library must not.
  package static func ignoreBrokenPipes() { SystemCalls.ignoreBrokenPipes() }
}
