extension JSONWriter {
  /// What it takes to write a part of a document elsewhere, on another thread for instance.
  fileprivate struct Place: Sendable {
    let open: [Level]
    let isPretty: Bool
    let isScriptSafe: Bool

    init(in writer: borrowing JSONWriter) {
      open = writer.open
      isPretty = writer.isPretty
      isScriptSafe = writer.isScriptSafe
    }

    private init(_ outer: Place, _ levels: [Level]) {
      open = outer.open + levels
      isPretty = outer.isPretty
      isScriptSafe = outer.isScriptSafe
    }

    func inside(_ levels: Level...) -> Place { Place(self, levels) }

    func bytes(_ state: State, _ body: (inout JSONWriter) -> Void) -> [UInt8] {
      var writer = JSONWriter(
        to: MemorySink(), layout: isPretty ? .pretty : .compact, isScriptSafe: isScriptSafe)
      writer.open = open
      writer.state = state
      writer.limit = .max
      body(&writer)
      precondition(writer.open.count == open.count && writer.state != .value, "a part is of complete values")
      return writer.buffer
    }
  }

  /// What it takes to write elements of the array begun last elsewhere.
  package struct Elements: Sendable {
    private let place: Place

    fileprivate init(_ place: Place) { self.place = place }

    /// The bytes of some elements, for ``JSONWriter/append(elements:)``; empty if none is written.
    package func bytes(_ body: (inout JSONWriter) -> Void) -> [UInt8] { place.bytes(.firstElement, body) }

    /// For members of an element that is an object.
    package var members: Members { Members(place.inside(.object)) }
  }

  /// What it takes to write members of an object elsewhere: those that many objects share are written once.
  package struct Members: Sendable {
    private let place: Place

    fileprivate init(_ place: Place) { self.place = place }

    /// The bytes of some members, for ``JSONWriter/append(members:)``; empty if none is written.
    package func bytes(_ body: (inout JSONWriter) -> Void) -> [UInt8] { place.bytes(.firstMember, body) }

    /// For members of an object in an array that is a member.
    package var ofElements: Members { Members(place.inside(.array, .object)) }
  }

  /// For elements of the array begun last.
  ///
  /// - Precondition: an array is open, and no value is due.
  package var elements: Elements {
    precondition(state == .firstElement || state == .element, "elements stand in an array")
    return Elements(Place(in: self))
  }

  /// Adds elements written elsewhere.
  package mutating func append(elements bytes: [UInt8]) {
    guard !bytes.isEmpty else { return }
    precondition(state == .firstElement || state == .element, "elements stand in an array")
    if state == .element { buffer.append(UInt8(ascii: ",")) }
    state = .element
    guard limit != .max, buffer.count + bytes.count >= limit else {
      buffer.append(contentsOf: bytes)
      return
    }
    // A long piece is not copied on its way.
    flush()
    if failure == nil {
      do throws(OutputError) { try sink.write(bytes) } catch { failure = error }
    }
  }

  /// Adds members written elsewhere, in an object at the same depth.
  package mutating func append(members bytes: [UInt8]) {
    guard !bytes.isEmpty else { return }
    precondition(state == .firstMember || state == .member, "members stand in an object")
    if state == .member { buffer.append(UInt8(ascii: ",")) }
    buffer.append(contentsOf: bytes)
    state = .member
    if buffer.count >= limit { flush() }
  }
}
