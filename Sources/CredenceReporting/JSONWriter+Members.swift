extension JSONWriter {
  /// Writes an object.
  package mutating func object(_ members: (inout JSONWriter) -> Void) {
    beginObject()
    members(&self)
    endObject()
  }

  /// Writes an array.
  package mutating func array(_ elements: (inout JSONWriter) -> Void) {
    beginArray()
    elements(&self)
    endArray()
  }

  /// Writes a member that is an object.
  package mutating func object(_ key: String, _ members: (inout JSONWriter) -> Void) {
    self.key(key)
    object(members)
  }

  /// Writes a member that is an array.
  package mutating func array(_ key: String, _ elements: (inout JSONWriter) -> Void) {
    self.key(key)
    array(elements)
  }

  /// Writes a member, or nothing where there is no value.
  package mutating func member(_ key: String, _ text: String?) {
    guard let text else { return }
    self.key(key)
    value(text)
  }

  /// Writes a member, or nothing where there is no value.
  package mutating func member(_ key: String, _ integer: Int?) {
    guard let integer else { return }
    self.key(key)
    value(integer)
  }

  /// Writes a member, or nothing where there is no value.
  package mutating func member(_ key: String, _ number: Double?) {
    guard let number else { return }
    self.key(key)
    value(number)
  }

  /// Writes a member, or nothing where there is no value.
  package mutating func member(_ key: String, _ flag: Bool?) {
    guard let flag else { return }
    self.key(key)
    value(flag)
  }

  /// Writes a member of any kind, or nothing where there is no value.
  package mutating func member(_ key: String, _ json: JSONValue?) {
    guard let json else { return }
    self.key(key)
    value(json)
  }

  /// Writes any value.
  package mutating func value(_ json: JSONValue) {
    switch json {
    case .null: null()
    case .bool(let flag): value(flag)
    case .integer(let integer): value(integer)
    case .number(let number): value(number)
    case .string(let text): value(text)
    case .array(let elements):
      beginArray()
      for element in elements { value(element) }
      endArray()
    case .object(let object):
      beginObject()
      for (key, element) in object.members {
        self.key(key)
        value(element)
      }
      endObject()
    }
  }

  /// A whole document as text, with a line feed at its end.
  package static func text(
    layout: Layout = .compact, isScriptSafe: Bool = false, _ document: (inout JSONWriter) -> Void
  ) -> String {
    let sink = MemorySink()
    var json = JSONWriter(to: sink, layout: layout, isScriptSafe: isScriptSafe)
    document(&json)
    // A memory sink never refuses.
    try? json.finish()
    return sink.text
  }
}
