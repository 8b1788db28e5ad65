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
}
