import Synchronization

/// The tests already set up, one for each number of answers, shared by all threads.
final class OrderedTestStore<Ordering: OutcomeOrdering>: Sendable {
  private let makeOrdering: @Sendable (Int) -> Ordering
  private let tests = Mutex<[Int: OrderedTest<Ordering>]>([:])

  init(_ makeOrdering: @escaping @Sendable (_ responses: Int) -> Ordering) {
    self.makeOrdering = makeOrdering
  }

  /// The test for a number of answers, set up if this is the first time. Two threads that come first together both
  /// set it up, alike.
  func test(responses: Int) -> OrderedTest<Ordering> {
    if let known = tests.withLock({ $0[responses] }) { return known }
    let made = OrderedTest(ordering: makeOrdering(responses))
    tests.withLock { $0[responses] = made }
    return made
  }

  /// Forgets them all.
  func removeAll() {
    tests.withLock { $0.removeAll() }
  }
}
