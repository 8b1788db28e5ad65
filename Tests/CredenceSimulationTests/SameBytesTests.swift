import CredenceSimulation
import CredenceSurvey
import Testing

@Suite("Simulation: the same plan gives the same bytes")
struct SameBytesTests {
  static let extents: [SimulationExtent] = [
    .accounts(250), .answers(16_000), .accountsSharing(250, answers: 16_000),
  ]

  @Test("twice, and on 1, 2 and 16 threads", arguments: extents)
  func threadsDoNotMatter(_ extent: SimulationExtent) throws {
    let plan = try SimulationPlan(
      seed: 11, extent: extent, sizes: AccountSizes(medianContacts: 15, spread: 1.2),
      waves: SimulatedWaves(count: 8, drift: -1))
    let once = try SimulatedText(plan)
    // Several batches, or nothing would run side by side.
    #expect(once.summary.contacts * 8 > 2 * 16_384)
    for threads in [1, 2, 16] {
      let again = try SimulatedText(plan, threads: threads)
      #expect(again.bytes == once.bytes)
      #expect(again.summary == once.summary)
    }
  }

  @Test("another seed gives other answers")
  func seedMatters() throws {
    let first = try SimulatedText(try SimulationPlan(seed: 1, extent: .accounts(20)))
    let second = try SimulatedText(try SimulationPlan(seed: 2, extent: .accounts(20)))
    #expect(first.bytes[.responses] != second.bytes[.responses])
    #expect(first.bytes[.accountTruth] != second.bytes[.accountTruth])
    #expect(first.bytes[.driverTruth] == second.bytes[.driverTruth])
  }

  @Test("an account does not depend on how many follow: fewer accounts are a beginning of more")
  func prefix() throws {
    let short = try SimulatedText(try SimulationPlan(seed: 5, extent: .accounts(37)))
    let long = try SimulatedText(try SimulationPlan(seed: 5, extent: .accounts(90)))
    for file in [SimulatedFile.responses, .roster, .accountTruth] {
      let beginning = try #require(short.bytes[file])
      let whole = try #require(long.bytes[file])
      #expect(whole.count > beginning.count)
      #expect(whole.starts(with: beginning))
    }
  }

  @Test("fewer answers are a beginning of more, and exactly as many as asked for")
  func answersAreExact() throws {
    let long = try SimulatedText(try SimulationPlan(seed: 5, extent: .answers(1_000)))
    let whole = try #require(long.bytes[.responses])
    #expect(long.rows(.responses).rows.count == 1_000)
    for answers in [1, 2, 17, 500, 999] {
      let short = try SimulatedText(try SimulationPlan(seed: 5, extent: .answers(answers)))
      #expect(short.rows(.responses).rows.count == answers)
      #expect(short.summary.answers == answers)
      #expect(whole.starts(with: try #require(short.bytes[.responses])))
    }
  }

  @Test("accounts share exactly the answers asked for", arguments: [1, 3, 50, 2_000])
  func sharedAnswersAreExact(_ answers: Int) throws {
    let text = try SimulatedText(
      try SimulationPlan(seed: 8, extent: .accountsSharing(50, answers: answers)))
    #expect(text.rows(.responses).rows.count == answers)
    #expect(text.summary.accounts == 50)
    #expect(text.rows(.roster).rows.count == 50)
    let contacts = text.rows(.accountTruth).numbers("contacts").compactMap(\.self)
    #expect(contacts.count == 50 && contacts.allSatisfy { $0 >= 1 })
  }

  @Test("an account larger than a batch is handed out in pieces")
  func piecesStaySmall() throws {
    let plan = try SimulationPlan(seed: 3, extent: .accountsSharing(2, answers: 40_000))
    let text = try SimulatedText(plan, threads: 2)
    let all = try #require(text.bytes[.responses])
    #expect(all.count > 3_000_000)
    #expect(text.largestChunk < 1_100_000)
    #expect(text.summary.answers == 40_000)
  }

  @Test("what the sink throws ends the simulation")
  func sinkStops() throws {
    struct DiskFull: Error {}
    let portfolio = try SimulatedPortfolio(try SimulationPlan(seed: 3, extent: .accounts(1_000_000)))
    var chunks = 0
    #expect(throws: DiskFull.self) {
      try portfolio.write(threads: 2) { _, _ in
        chunks += 1
        if chunks == 7 { throw DiskFull() }
      }
    }
    #expect(chunks == 7)
  }

  @Test("only the files asked for are written, and they are the same")
  func someFiles() throws {
    let plan = try SimulationPlan(seed: 3, extent: .accounts(5))
    let all = try SimulatedText(plan)
    var roster: [UInt8] = []
    var others = 0
    try SimulatedPortfolio(plan).write([.roster]) { file, bytes in
      if file == .roster { roster += bytes } else { others += 1 }
    }
    #expect(roster == all.bytes[.roster])
    #expect(others == 0)
  }
}
