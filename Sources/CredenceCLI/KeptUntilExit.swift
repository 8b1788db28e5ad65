/// Keeps a value until the process ends, whose memory goes at once: taking a long report apart piece by piece takes a
/// second that nobody waits for gladly.
final class KeptUntilExit<Value> {
  private let value: Value

  private init(_ value: Value) { self.value = value }

  static func keep(_ value: Value) { _ = Unmanaged.passRetained(KeptUntilExit(value)) }
}
