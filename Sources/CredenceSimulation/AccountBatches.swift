/// An account to be asked, and how far.
struct AccountAsking: Sendable {
  let traits: AccountTraits
  let extent: AccountExtent
  /// Contacts times waves, about.
  let work: Double
}

/// The accounts of a plan in batches of about the same work. How they part is a function of the plan alone.
struct AccountBatches {
  /// Contacts times waves in a batch: with half of them answering, some 1 MB of rows.
  private static let work = 16_384.0

  private let plan: SimulationPlan
  private let totalSize: Double
  private var index = 0
  private var sizeBefore = 0.0
  private var held: AccountAsking?

  init(_ plan: SimulationPlan) {
    self.plan = plan
    if case .accountsSharing(let accounts, _) = plan.extent {
      totalSize = (0..<accounts).reduce(0) { $0 + AccountTraits(plan, index: $1).relativeSize }
    } else {
      totalSize = 0
    }
  }

  /// The next batch, or `nil` after the last. An account larger than a batch is a batch alone.
  mutating func next(afterAnswers answers: Int) -> [AccountAsking]? {
    if case .answers(let target) = plan.extent, answers >= target { return nil }
    var batch: [AccountAsking] = []
    var work = 0.0
    while let asking = held ?? nextAccount() {
      held = asking
      if !batch.isEmpty, work + asking.work > Self.work { break }
      batch.append(asking)
      work += asking.work
      held = nil
    }
    return batch.isEmpty ? nil : batch
  }

  private mutating func nextAccount() -> AccountAsking? {
    switch plan.extent {
    case .accounts(let accounts) where index == accounts: return nil
    case .accountsSharing(let accounts, _) where index == accounts: return nil
    default: break
    }
    let traits = AccountTraits(plan, index: index)
    index += 1
    let waves = Double(plan.waves.count)
    if case .accountsSharing(let accounts, let answers) = plan.extent {
      let share = answersShare(of: traits, isLast: index == accounts, answers: answers)
      let expected = Double(share) / (plan.meanResponseRate * waves)
      let extent = AccountExtent(contacts: nil, answers: share, expectedContacts: expected)
      return AccountAsking(traits: traits, extent: extent, work: (expected + 1) * waves)
    }
    let contacts = traits.contacts(plan.sizes)
    let extent = AccountExtent(contacts: contacts, answers: nil, expectedContacts: Double(contacts))
    return AccountAsking(traits: traits, extent: extent, work: Double(contacts) * waves)
  }

  /// Rounding the running sums, not the shares, makes the shares sum to the answers exactly.
  private mutating func answersShare(of traits: AccountTraits, isLast: Bool, answers: Int) -> Int {
    let before = (Double(answers) * (sizeBefore / totalSize)).rounded()
    sizeBefore += traits.relativeSize
    let after = isLast ? Double(answers) : (Double(answers) * (sizeBefore / totalSize)).rounded()
    return Int(after - before)
  }

  /// The bounds of at most `count` runs of about the same work.
  static func slices(_ batch: [AccountAsking], into count: Int) -> [Int] {
    let total = batch.reduce(0) { $0 + $1.work }
    var bounds = [0]
    var done = 0.0
    for (position, asking) in batch.enumerated() {
      done += asking.work
      if done >= total * Double(bounds.count) / Double(count), bounds.count < count,
        position + 1 < batch.count
      {
        bounds.append(position + 1)
      }
    }
    return bounds + [batch.count]
  }
}
