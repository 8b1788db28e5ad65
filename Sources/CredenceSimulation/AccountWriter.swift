/// Asks one account: draws its contacts, their ticks, answers, ratings and comments, and writes the answers' rows.
struct AccountWriter: Sendable {
  let plan: SimulationPlan
  let calibration: Calibration
  let scale: AnswerScale
  let parts: RowParts
  let names: AccountNames

  /// Per role: the chance to be below this in the order of roles.
  private let roleBounds: [Chance]
  private let responses: [Chance]
  private let ticks: [Chance]
  private let persistence: Chance
  private let comment: Chance
  private let ratings: [Chance]

  init(_ plan: SimulationPlan, _ calibration: Calibration) {
    self.plan = plan
    self.calibration = calibration
    scale = AnswerScale(gap: plan.passiveGap)
    parts = RowParts(plan)
    var order = Draws(seed: plan.seed, stream: .max)
    names = AccountNames(offset: order.bits())
    var below = 0.0
    roleBounds = plan.roles.indices.map { role in
      below += plan.contactShare(of: role)
      return Chance(role == plan.roles.count - 1 ? 1 : below)
    }
    responses = plan.roles.map { Chance($0.responseRate) }
    ticks = plan.drivers.map { Chance($0.tickRate) }
    persistence = Chance(plan.waves.persistence)
    comment = Chance(plan.commentRate)
    ratings = plan.touchpoints.map { Chance($0.answerRate) }
  }

  /// Writes the rows of an account's answers into `text` and returns its counts.
  ///
  /// `flush` is called between contacts when `text` has grown past a megabyte, and may empty it.
  func write<Failure: Error>(
    _ traits: AccountTraits, extent: AccountExtent, into text: inout ByteText,
    flush: (inout ByteText) throws(Failure) -> Void
  ) throws(Failure) -> AccountRecord {
    let waves = plan.waves.count
    var draws = traits.draws
    let revenue = traits.revenue(contacts: extent.expectedContacts, plan.revenue)
    let name = names.name(of: traits.index)
    var record = AccountRecord(
      traits, name: name, revenue: revenue, roles: plan.roles.count, waves: waves)
    let cells = CellsByAccount(traits, name: name, revenue: revenue)
    let centres = etas(of: traits)
    var answers = 0
    var contact = 0
    while contact < extent.contacts ?? .max {
      let role = drawRole(&draws)
      var answered = drawAnsweredWaves(role, &draws)
      let room = (extent.answers ?? .max) - answers
      var isLast = false
      if answered.nonzeroBitCount > room {
        // Only the earliest waves still fit. Where the contacts follow from the answers, a contact of whom none
        // fits is the first one beyond the account, unless the account would have no contact at all.
        while answered.nonzeroBitCount > room {
          answered &= ~(1 << UInt64(63 - answered.leadingZeroBitCount))
        }
        if extent.contacts == nil, answered == 0 {
          if contact > 0 { break }
          isLast = true
        }
      }
      record.contacts[role] += 1
      var chance = 0.0
      for wave in 0..<waves {
        let set = drawTicks(&draws)
        if wave == 0 || !draws.happens(persistence) { chance = draws.logistic() }
        let eta = centres[wave * plan.roles.count + role] + calibration.mix.shifts[set]
        let answer = scale.answer(to: eta + chance)
        record.net[wave * plan.roles.count + role] += scale.loadings[answer]
        guard answered >> UInt64(wave) & 1 == 1 else { continue }
        answers += 1
        record.answers[wave] += 1
        let facts = AnswerFacts(
          number: answers, contact: contact + 1, role: role, wave: wave, answer: answer, ticks: set, eta: eta,
          chance: chance)
        writeRow(facts, cells, &draws, into: &text)
      }
      contact += 1
      if text.bytes.count > 1_000_000 { try flush(&text) }
      if isLast { break }
    }
    return record
  }

  /// Per wave, then role: the latent centre of the account's answers.
  func etas(of traits: AccountTraits) -> [Double] {
    calibration.waveShifts.flatMap { shift in
      plan.roles.indices.map { role in
        plan.roles[role].loading * (traits.mood + traits.deviations[role]) - calibration.middles[role] + shift
      }
    }
  }

  // MARK: Draws

  private func drawRole(_ draws: inout Draws) -> Int {
    let bits = draws.bits()
    var role = 0
    while bits >= roleBounds[role].threshold { role += 1 }
    return role
  }

  private func drawAnsweredWaves(_ role: Int, _ draws: inout Draws) -> UInt64 {
    var answered: UInt64 = 0
    for wave in 0..<plan.waves.count where draws.happens(responses[role]) { answered |= 1 << UInt64(wave) }
    return answered
  }

  private func drawTicks(_ draws: inout Draws) -> Int {
    var set = 0
    for driver in ticks.indices where draws.happens(ticks[driver]) { set |= 1 << driver }
    return set
  }

  // MARK: Rows

  private struct AnswerFacts {
    let number, contact, role, wave, answer, ticks: Int
    let eta, chance: Double
  }

  private func writeRow(
    _ facts: AnswerFacts, _ cells: CellsByAccount, _ draws: inout Draws, into text: inout ByteText
  ) {
    text.append(cells.responsePrefix)
    text.append(number: facts.number, width: 2)
    text.append(cells.nameAndContactPrefix)
    text.append(number: facts.contact, width: 2)
    text.append(cells.contactSuffix)
    text.append(parts.roles[facts.role])
    text.append(parts.scores[facts.answer])
    // The square hurries the answers: half of them come in the first quarter of the open days.
    let moment = draws.fraction()
    let day = Int(moment * moment * Double(plan.waves.openDays))
    text.append(parts.dates[facts.wave * plan.waves.openDays + day])
    text.append(parts.drivers[facts.ticks])
    if let overall = plan.touchpoints.indices.first { writeRating(overall, facts, &draws, into: &text) }
    text.append(ByteText.comma)
    if draws.happens(comment) { writeComment(facts, &draws, into: &text) }
    text.append(cells.revenue)
    if plan.waves.count > 1 {
      text.append(ByteText.comma)
      text.append(parts.waves[facts.wave])
    }
    for touchpoint in plan.touchpoints.indices.dropFirst() {
      text.append(ByteText.comma)
      writeRating(touchpoint, facts, &draws, into: &text)
    }
    text.append(ByteText.newline)
  }

  /// A rating 1...5, or nothing. In half of the ratings the respondent's chance component is the answer's own, so
  /// that ratings go with answers beyond what the account and the drivers explain; the shares are not moved by it.
  private func writeRating(
    _ position: Int, _ facts: AnswerFacts, _ draws: inout Draws, into text: inout ByteText
  ) {
    guard draws.happens(ratings[position]) else { return }
    let chance = draws.bits() & 1 == 0 ? facts.chance : draws.logistic()
    let coupled = plan.touchpoints[position].coupling * facts.eta
    let latent = coupled + calibration.touchpointOffsets[position] + chance
    let rating: UInt8 = latent > 0 ? (latent > 1.3 ? 5 : 4) : latent > -1.2 ? 3 : latent > -2.4 ? 2 : 1
    text.append(48 + rating)
  }

  private func writeComment(_ facts: AnswerFacts, _ draws: inout Draws, into text: inout ByteText) {
    let ticked = facts.ticks.nonzeroBitCount
    var driver: Int?
    if ticked > 0 {
      // The chosen one of the ticked drivers: clear the lowest bits before it.
      var rest = facts.ticks
      for _ in 0..<draws.choice(of: ticked) { rest &= rest - 1 }
      driver = rest.trailingZeroBitCount
    }
    let choice = draws.choice(of: 1 << 16)
    text.append(parts.comments.cell(scale.classes[facts.answer], driver: driver, choice: choice))
  }
}
