import Testing

@testable import CredenceReporting

@Suite("Elements of an array written elsewhere")
struct JSONElementsTests {
  private static func element(_ number: Int, _ json: inout JSONWriter) {
    json.object { json in
      json.member("number", number)
      json.array("parts") { json in for part in 0..<number % 3 { json.value(part) } }
    }
  }

  @Test(
    "in parts of any length, also empty ones, the bytes are those of one writer",
    arguments: [JSONWriter.Layout.compact, .pretty], [[], [0], [3], [1, 0, 4], [0, 2, 2, 0, 1]])
  func parts(layout: JSONWriter.Layout, lengths: [Int]) throws {
    func document(_ body: (inout JSONWriter) -> Void) throws -> String {
      let sink = MemorySink()
      var json = JSONWriter(to: sink, layout: layout)
      json.object { json in
        json.array("list") { json in body(&json) }
        json.member("after", true)
      }
      try json.finish()
      return sink.text
    }
    let whole = try document { json in
      for number in 0..<lengths.reduce(0, +) { Self.element(number, &json) }
    }
    let inParts = try document { json in
      var next = 0
      for length in lengths {
        json.append(
          elements: json.elements.bytes { json in
            for number in next..<next + length { Self.element(number, &json) }
          })
        next += length
      }
    }
    #expect(inParts == whole)
  }

  @Test(
    "members written elsewhere stand as if they had been written in place",
    arguments: [JSONWriter.Layout.compact, .pretty], [0, 1, 3])
  func members(layout: JSONWriter.Layout, count: Int) throws {
    func own(_ json: inout JSONWriter) {
      for number in 0..<count { json.member("own \(number)", [1.5, -2][number % 2]) }
    }
    func inner(_ json: inout JSONWriter) { json.object("inner") { json in own(&json) } }
    func document(_ body: (inout JSONWriter, JSONWriter.Members) -> Void) throws -> String {
      let sink = MemorySink()
      var json = JSONWriter(to: sink, layout: layout)
      json.array { json in
        let members = json.elements.members
        for name in ["one", "two"] {
          json.object { json in
            json.member("name", name)
            body(&json, members)
            json.member("after", true)
          }
        }
      }
      try json.finish()
      return sink.text
    }
    let inPlace = try document { json, _ in
      own(&json)
      json.array("parts") { json in json.object { json in inner(&json) } }
    }
    let elsewhere = try document { json, members in
      json.append(members: members.bytes { own(&$0) })
      json.array("parts") { json in
        json.object { json in json.append(members: members.ofElements.bytes { inner(&$0) }) }
      }
    }
    #expect(elsewhere == inPlace)
  }

  @Test("a long piece goes to the sink behind what came before it, and what follows behind it")
  func longPiece() throws {
    let sink = MemorySink()
    var json = JSONWriter(to: sink)
    let long = String(repeating: "x", count: 100_000)
    json.array { json in
      json.value("before")
      json.append(elements: json.elements.bytes { $0.value(long) })
      json.value("after")
    }
    try json.finish()
    #expect(sink.text == "[\"before\",\"\(long)\",\"after\"]\n")
  }
}
