/// A JSON value whose objects keep the order in which keys were set.
package indirect enum JSONValue: Sendable, Hashable {
  /// `null`; results never use it.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A number without a point.
  case integer(Int)
  /// A finite number.
  case number(Double)
  /// A string.
  case string(String)
  /// An array.
  case array([JSONValue])
  /// An object.
  case object(JSONObject)

  /// The document as text, with a line feed at its end.
  ///
  /// - Precondition: all numbers are finite.
  package func text(layout: JSONWriter.Layout = .compact) -> String {
    JSONWriter.text(layout: layout) { $0.value(self) }
  }
}

/// The members of a JSON object, in the order their keys were first set.
package struct JSONObject: Sendable {
  /// Keys and values.
  package private(set) var members: [(key: String, value: JSONValue)] = []
  /// Where a key is; looked through linearly while there are few.
  private var places: [String: Int] = [:]
  private static let few = 8

  /// Makes an empty object.
  package init() {}

  /// The value of a key. Setting an existing key keeps its place; setting `nil` removes it.
  package subscript(key: String) -> JSONValue? {
    get { place(of: key).map { members[$0].value } }
    set {
      switch (place(of: key), newValue) {
      case (let place?, let value?): members[place].value = value
      case (let place?, nil):
        members.remove(at: place)
        index()
      case (nil, let value?):
        members.append((key, value))
        if members.count == JSONObject.few + 1 {
          index()
        } else if members.count > JSONObject.few {
          places[key] = members.count - 1
        }
      case (nil, nil): break
      }
    }
  }

  private func place(of key: String) -> Int? {
    members.count > JSONObject.few ? places[key] : members.firstIndex { $0.key == key }
  }

  private mutating func index() {
    places = [:]
    guard members.count > JSONObject.few else { return }
    for (place, member) in members.enumerated() { places[member.key] = place }
  }
}

extension JSONObject: Hashable {
  /// Equal if the same keys have the same values in the same order.
  package static func == (left: JSONObject, right: JSONObject) -> Bool {
    left.members.elementsEqual(right.members) { $0.key == $1.key && $0.value == $1.value }
  }

  /// Hashes keys and values in order.
  package func hash(into hasher: inout Hasher) {
    for member in members {
      hasher.combine(member.key)
      hasher.combine(member.value)
    }
  }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
  /// Makes an object of a literal; a repeated key keeps its first place and its last value.
  package init(dictionaryLiteral elements: (String, JSONValue)...) {
    self.init()
    for (key, value) in elements { self[key] = value }
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  /// Makes a string.
  package init(stringLiteral text: String) { self = .string(text) }
  /// Makes an integer.
  package init(integerLiteral integer: Int) { self = .integer(integer) }
  /// Makes a number.
  package init(floatLiteral number: Double) { self = .number(number) }
  /// Makes a boolean.
  package init(booleanLiteral flag: Bool) { self = .bool(flag) }
  /// Makes an array.
  package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  /// Makes an object; a repeated key keeps its first place and its last value.
  package init(dictionaryLiteral elements: (String, JSONValue)...) {
    var object = JSONObject()
    for (key, value) in elements { object[key] = value }
    self = .object(object)
  }
}
