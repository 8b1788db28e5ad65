import Testing

@testable import CredencePresentation

@Suite("Stretches of a long list")
struct OrderedBlocksTests {
  private struct Stop: Error {}

  @Test(
    "every place once and in order, on any number of threads", arguments: [0, 1, 512, 513, 5_000], [1, 2, 3])
  func order(count: Int, threads: Int) {
    var seen: [UInt8] = []
    OrderedBlocks(count: count, threads: threads).render { block in
      block.map { UInt8(truncatingIfNeeded: $0 &* 7) }
    } take: {
      seen += $0
    }
    #expect(seen == (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7) })
  }

  @Test("what cannot be taken ends the rendering")
  func failure() {
    var taken = 0
    #expect(throws: Stop.self) {
      try OrderedBlocks(count: 5_000, threads: 1).render {
        Array(repeating: 0, count: $0.count)
      } take: { _ in
        taken += 1
        if taken == 2 { throw Stop() }
      }
    }
    #expect(taken == 2)
  }
}
