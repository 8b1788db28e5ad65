import Foundation
import Testing

@testable import CredenceSimulation

@Suite("Simulation: account names")
struct AccountNamesTests {
  @Test("every pattern's names are all different, exhaustively, and differ between patterns")
  func allDifferent() {
    var seen = Set<String>()
    var expected = 0
    for pattern in NamePattern.all {
      for number in 0..<pattern.capacity { seen.insert(pattern.name(number)) }
      expected += pattern.capacity
    }
    #expect(expected > 40_000)
    #expect(seen.count == expected)
  }

  @Test("names stay different when the patterns are used up", arguments: [UInt64(0), 123_456_789])
  func roundsAreNumbered(_ offset: UInt64) {
    let names = AccountNames(offset: offset)
    var seen = Set<String>()
    let count = 150_000
    for index in 0..<count { seen.insert(names.name(of: index)) }
    #expect(seen.count == count)
  }

  @Test("names are NFC, in one line, trimmed")
  func clean() {
    for pattern in NamePattern.all {
      for number in stride(from: 0, to: pattern.capacity, by: 7) {
        let name = pattern.name(number)
        // Compared as bytes: String's own equality does not see the difference.
        #expect(Array(name.utf8) == Array(name.precomposedStringWithCanonicalMapping.utf8), "\(name)")
        #expect(name.allSatisfy { !$0.isNewline } && name.first != " " && name.last != " ")
      }
    }
  }

  @Test("twenty accounts already hold commas, quotes, umlauts, Chinese characters and a long name")
  func variety() {
    let names = (0..<20).map { AccountNames(offset: 2026).name(of: $0) }
    #expect(names.contains { $0.contains(",") } && names.contains { $0.contains("\"") })
    #expect(
      names.contains { $0.contains("社") }
        && names.contains { $0.contains("\u{41E}\u{41E}\u{41E}") || $0.contains("АО") })
    #expect(names.contains { $0.unicodeScalars.contains { "äöüßéøłşÅ".unicodeScalars.contains($0) } })
    #expect(names.contains { $0.count > 100 })
  }
}
