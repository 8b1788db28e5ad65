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
public final class MemorySink: ByteSink {
  /// All that was written.
  public private(set) var bytes: [UInt8] = []
  /// Makes an empty sink.
  public init() {}
  /// Appends the bytes; it never fails.
  public func write(_ bytes: [UInt8]) {
    self.bytes.append(contentsOf: bytes)
  }
  /// All that was written, as text.
  public var text: String { String(decoding: bytes, as: UTF8.self) }
}
