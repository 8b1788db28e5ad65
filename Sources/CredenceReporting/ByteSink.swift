/// Where output goes. Writers hand over large pieces; a sink takes each whole or throws.
public protocol ByteSink {
  /// Takes all the bytes.
  func write(_ bytes: [UInt8]) throws(OutputError)
}

extension ByteSink {
  /// Takes all the text, in UTF-8.
  public func write(_ text: String) throws(OutputError) {
    try write(Array(text.utf8))
  }
}

/// Keeps what is written, for a string result.
package final class MemorySink: ByteSink {
  /// All that was written.
  package private(set) var bytes: [UInt8] = []
  /// Makes an empty sink.
  package init() {}
  /// Appends the bytes; it never fails.
  package func write(_ bytes: [UInt8]) {
    self.bytes.append(contentsOf: bytes)
  }
  /// All that was written, as text.
  package var text: String { String(decoding: bytes, as: UTF8.self) }
}
