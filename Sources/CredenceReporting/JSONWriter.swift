/// Writes JSON piece by piece, in the order it is told, without holding the document.
///
/// Bytes collect in a buffer that goes to the sink when it is full. The calls do not throw: the first failure of the
/// sink is kept, later output dropped, and ``finish()`` throws it, so that code that describes a document reads as
/// the document. ``hasFailed`` lets long work stop early.
///
///     var json = JSONWriter(to: StandardStream.output)
///     json.object { json in
///       json.member("schemaVersion", 1)
///       json.member("csat", mean)   // nothing where mean is nil: absent is absent
///     }
///     try json.finish()
///
/// Keys are not checked for repetition. Anything that would not be JSON (a value without its key, an object left
/// open, a number that is not finite) is a precondition failure.
package struct JSONWriter: ~Copyable {
  /// How a document is laid out.
  package enum Layout: Sendable, Hashable {
    /// On one line.
    case compact
    /// One member a line, indented by two spaces.
    case pretty
  }

  var buffer: [UInt8] = []
  let sink: any ByteSink
  let isPretty: Bool
  let isScriptSafe: Bool
  var failure: OutputError?
  var open: [Level] = []
  var state = State.value
  private static let capacity = 1 << 16
  /// The bytes at which the buffer goes to the sink.
  var limit = JSONWriter.capacity

  /// What may come next.
  enum State { case value, firstMember, member, firstElement, element, end }
  enum Level: Sendable { case object, array }

  /// Makes a writer.
  ///
  /// - Parameters:
  ///   - sink: where the bytes go.
  ///   - layout: on one line, or indented.
  ///   - isScriptSafe: whether `<`, U+2028 and U+2029 are escaped, for JSON inside a page's script.
  package init(to sink: some ByteSink, layout: Layout = .compact, isScriptSafe: Bool = false) {
    self.sink = sink
    isPretty = layout == .pretty
    self.isScriptSafe = isScriptSafe
    buffer.reserveCapacity(JSONWriter.capacity + 4096)
  }

  /// Whether the sink has refused.
  package var hasFailed: Bool { failure != nil }

  /// Writes what is left in the buffer, and a line feed.
  ///
  /// - Precondition: the document is complete.
  package consuming func finish() throws(OutputError) {
    precondition(state == .end && open.isEmpty, "a JSON document is one complete value")
    buffer.append(UInt8(ascii: "\n"))
    flush()
    if let failure { throw failure }
  }

  mutating func flush() {
    if failure == nil {
      do throws(OutputError) { try sink.write(buffer) } catch { failure = error }
    }
    buffer.removeAll(keepingCapacity: true)
  }

  // MARK: Structure

  /// Begins an object.
  package mutating func beginObject() {
    beforeValue()
    buffer.append(UInt8(ascii: "{"))
    open.append(.object)
    state = .firstMember
  }

  /// Ends the object begun last.
  package mutating func endObject() {
    precondition(open.popLast() == .object, "an object ends where it was begun")
    precondition(state == .firstMember || state == .member, "a key has its value")
    if state == .member { newLine() }
    buffer.append(UInt8(ascii: "}"))
    afterValue()
  }

  /// Begins an array.
  package mutating func beginArray() {
    beforeValue()
    buffer.append(UInt8(ascii: "["))
    open.append(.array)
    state = .firstElement
  }

  /// Ends the array begun last.
  package mutating func endArray() {
    precondition(open.popLast() == .array, "an array ends where it was begun")
    if state == .element { newLine() }
    buffer.append(UInt8(ascii: "]"))
    afterValue()
  }

  /// Writes a member's key; its value must follow.
  package mutating func key(_ key: String) {
    precondition(state == .firstMember || state == .member, "a key stands in an object, before its value")
    if state == .member { buffer.append(UInt8(ascii: ",")) }
    newLine()
    append(quoted: key)
    buffer.append(UInt8(ascii: ":"))
    if isPretty { buffer.append(UInt8(ascii: " ")) }
    state = .value
  }

  private mutating func beforeValue() {
    switch state {
    case .value: break
    case .firstElement: newLine()
    case .element:
      buffer.append(UInt8(ascii: ","))
      newLine()
    case .firstMember, .member: preconditionFailure("a value in an object needs a key")
    case .end: preconditionFailure("a JSON document is one value")
    }
  }

  private mutating func afterValue() {
    switch open.last {
    case .object: state = .member
    case .array: state = .element
    case nil: state = .end
    }
    if buffer.count >= limit { flush() }
  }

  private mutating func newLine() {
    guard isPretty else { return }
    let count = 1 + 2 * open.count
    guard count <= Self.deepest.utf8CodeUnitCount else {
      buffer.append(UInt8(ascii: "\n"))
      for _ in 1..<count { buffer.append(0x20) }
      return
    }
    buffer.append(contentsOf: UnsafeBufferPointer(start: Self.deepest.utf8Start, count: count))
  }

  /// A line feed and the spaces of as many levels as a document usually has.
  private static var deepest: StaticString { "\n                                " }

  // MARK: Values

  /// Writes a string.
  package mutating func value(_ text: String) {
    beforeValue()
    append(quoted: text)
    afterValue()
  }

  /// Writes an integer, without a point.
  package mutating func value(_ integer: Int) {
    beforeValue()
    append(integer)
    afterValue()
  }

  /// Writes a number in the fewest digits that read back the same, always with a point or an exponent.
  ///
  /// - Precondition: it is finite.
  package mutating func value(_ number: Double) {
    beforeValue()
    append(number)
    afterValue()
  }

  /// Writes `true` or `false`.
  package mutating func value(_ flag: Bool) {
    beforeValue()
    buffer.append(contentsOf: (flag ? "true" : "false").utf8)
    afterValue()
  }

  /// Writes `null`. Results never use it: what is absent is absent.
  package mutating func null() {
    beforeValue()
    buffer.append(contentsOf: "null".utf8)
    afterValue()
  }

  // MARK: Bytes

  private mutating func append(_ integer: Int) {
    if integer < 0 { buffer.append(UInt8(ascii: "-")) }
    var rest = integer.magnitude
    let start = buffer.count
    repeat {
      buffer.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    } while rest > 0
    buffer[start...].reverse()
  }

  private mutating func append(_ number: Double) {
    // Whole numbers are frequent (limits, counts as scores), and an integer is written faster.
    if number.magnitude < 1e15, number == number.rounded(.towardZero) {
      append(Int(number))
      buffer.append(UInt8(ascii: "."))
      buffer.append(UInt8(ascii: "0"))
    } else {
      let text = NumberStyle.shortest(number)
      let isDone: Void? = text.utf8.withContiguousStorageIfAvailable { buffer.append(contentsOf: $0) }
      if isDone == nil { buffer.append(contentsOf: text.utf8) }
    }
  }

  private mutating func append(quoted text: String) {
    JSONText.append(text, isScriptSafe: isScriptSafe, to: &buffer)
  }
}
