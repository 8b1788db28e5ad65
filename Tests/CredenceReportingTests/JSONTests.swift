import CredenceReporting
import CredenceTestSupport
import Foundation
import Testing

@Suite("JSON")
struct JSONTests {
  @Test("the stable JSON's own example, keys in order, absent is absent")
  func example() {
    let value: Double? = nil
    let text = JSONWriter.text { json in
      json.object { json in
        json.member("schemaVersion", 1)
        json.member("statistic", "net-promoter-score")
        json.member("csat", value)
        json.object("counts") { json in
          json.member("promoters", 6)
          json.member("passives", 3)
        }
        json.array("estimates") { json in
          json.object { json in
            json.member("value", 50.0)
            json.member("lower", -1.51)
          }
        }
        json.array("diagnostics") { _ in }
        json.member("isExact", false)
      }
    }
    #expect(
      text
        == #"{"schemaVersion":1,"statistic":"net-promoter-score","counts":{"promoters":6,"passives":3},"#
        + #""estimates":[{"value":50.0,"lower":-1.51}],"diagnostics":[],"isExact":false}"# + "\n")
  }

  @Test("indented by two spaces, empty containers closed at once")
  func pretty() {
    let value: JSONValue = ["b": [1, 2.5, []], "a": [:]]
    #expect(
      value.text(layout: .pretty) == """
        {
          "b": [
            1,
            2.5,
            []
          ],
          "a": {}
        }

        """)
  }

  @Test("strings: controls, quotes and backslashes escaped, everything else as it is")
  func strings() {
    #expect(
      JSONValue.string("a\"b\\c\n\r\t\u{8}\u{C}\u{0}\u{1F}/é株🚀\u{7F}\u{2028}").text()
        == "\"a\\\"b\\\\c\\n\\r\\t\\b\\f\\u0000\\u001f/é株🚀\u{7F}\u{2028}\"\n")
    #expect(
      JSONWriter.text(isScriptSafe: true) { $0.value("</script>\u{2028}\u{2029}é") }
        == "\"\\u003c/script>\\u2028\\u2029é\"\n")
  }

  @Test("numbers: integers as integers, doubles in the fewest digits, zero without a sign")
  func numbers() {
    let numbers: [JSONValue] = [
      .integer(.max), .integer(.min), .integer(0), 50.0, -1.51, .number(-0.0), 0.1, 1e15, 1e16,
      .number(.leastNonzeroMagnitude),
      .number(.greatestFiniteMagnitude), 1e22, -3.0,
    ]
    #expect(
      JSONValue.array(numbers).text()
        == "[9223372036854775807,-9223372036854775808,0,50.0,-1.51,0.0,0.1,1000000000000000.0,1e+16,5e-324,"
        + "1.7976931348623157e+308,1e+22,-3.0]\n")
  }

  static func random(_ draws: inout Draws, depth: Int) -> JSONValue {
    switch Int.random(in: 0...(depth > 0 ? 6 : 4), using: &draws) {
    case 0: return .bool(Bool.random(using: &draws))
    case 1: return .integer(Int.random(in: -1_000_000_000...1_000_000_000, using: &draws))
    case 2:
      let value = Double(bitPattern: draws.next())
      return .number(value.isFinite ? value : 0.25)
    case 3, 4: return .string(draws.name())
    case 5:
      return .array((0..<Int.random(in: 0...6, using: &draws)).map { _ in random(&draws, depth: depth - 1) })
    default:
      var object = JSONObject()
      for place in 0..<Int.random(in: 0...20, using: &draws) {
        object["\(place)" + draws.name(upTo: 5)] = random(&draws, depth: depth - 1)
      }
      return .object(object)
    }
  }

  /// What Foundation's decoder finds. (JSONSerialization reads numbers by way of decimals, inexactly.)
  enum Read: Decodable {
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([Read])
    case object([String: Read])

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let flag = try? container.decode(Bool.self) {
        self = .bool(flag)
      } else if let number = try? container.decode(Double.self) {
        self = .number(number)
      } else if let text = try? container.decode(String.self) {
        self = .string(text)
      } else if let array = try? container.decode([Read].self) {
        self = .array(array)
      } else {
        self = .object(try container.decode([String: Read].self))
      }
    }
  }

  /// Whether what was read is what was written, numbers to the last bit.
  static func same(_ value: JSONValue, _ read: Read) -> Bool {
    switch (value, read) {
    case (.bool(let flag), .bool(let other)): return flag == other
    case (.integer(let integer), .number(let other)): return Double(integer) == other
    case (.number(let number), .number(let other)): return number == other
    case (.string(let text), .string(let other)): return Array(text.utf8) == Array(other.utf8)
    case (.array(let elements), .array(let others)):
      guard elements.count == others.count else { return false }
      return zip(elements, others).allSatisfy(same)
    case (.object(let object), .object(let others)):
      guard others.count == object.members.count else { return false }
      return object.members.allSatisfy { key, value in others[key].map { same(value, $0) } ?? false }
    default: return false
    }
  }

  @Test(
    "random documents read back equal with Foundation's decoder",
    arguments: [JSONWriter.Layout.compact, .pretty])
  func readsBack(layout: JSONWriter.Layout) throws {
    var draws = Draws(state: 99)
    for _ in 0..<150 {
      let value = JSONValue.array([Self.random(&draws, depth: 4)])
      let read = try JSONDecoder().decode(Read.self, from: Data(value.text(layout: layout).utf8))
      #expect(Self.same(value, read))
    }
  }

  @Test("objects keep the order of first setting, many keys or few", arguments: [3, 8, 9, 10, 500])
  func order(count: Int) {
    var object = JSONObject()
    for place in 0..<count { object["k\(place * 7 % 501)"] = .integer(place) }
    object["k0"] = "again"
    object["k7"] = nil
    object["k7"] = "last"
    let expected = (0..<count).map { "k\($0 * 7 % 501)" }.filter { $0 != "k7" } + ["k7"]
    #expect(object.members.map(\.key) == expected)
    #expect(object["k0"] == "again")
    #expect(object["absent"] == nil)
  }

  /// Keeps the sizes of the pieces it gets; refuses after so many.
  final class Pieces: ByteSink {
    var sizes: [Int] = []
    let most: Int
    init(most: Int) { self.most = most }
    func write(_ bytes: [UInt8]) throws(OutputError) {
      if sizes.count == most { throw .cannotWrite(path: "pieces", code: 28) }
      sizes.append(bytes.count)
    }
  }

  @Test("a long document reaches the sink in pieces, and its first refusal is thrown at the end")
  func pieces() throws {
    func write(to sink: Pieces) throws {
      var json = JSONWriter(to: sink)
      json.array { json in
        for index in 0..<100_000 { json.value(index) }
      }
      #expect(json.hasFailed == (sink.most == 1))
      try json.finish()
    }
    let patient = Pieces(most: .max)
    try write(to: patient)
    #expect(patient.sizes.count > 5)
    #expect(try #require(patient.sizes.max()) < 131_072)
    // Digits of 0..<100,000 (488,890), the commas between (99,999), two brackets, a line feed.
    let total = patient.sizes.reduce(0, +)
    #expect(total == 588_892)
    #expect(throws: OutputError.cannotWrite(path: "pieces", code: 28)) { try write(to: Pieces(most: 1)) }
  }

  @Test("what would not be JSON stops the program where it is written")
  func misuse() async {
    await #expect(processExitsWith: .failure) { _ = JSONWriter.text { $0.value(Double.nan) } }
    await #expect(processExitsWith: .failure) { _ = JSONWriter.text { $0.object { $0.value(1) } } }
    await #expect(processExitsWith: .failure) { _ = JSONWriter.text { $0.object { $0.key("a") } } }
    await #expect(processExitsWith: .failure) { _ = JSONWriter.text { $0.beginArray() } }
    await #expect(processExitsWith: .failure) {
      _ = JSONWriter.text { json in
        json.value(1)
        json.value(2)
      }
    }
  }
}
