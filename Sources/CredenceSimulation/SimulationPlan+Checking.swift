import CredenceSurvey

extension SimulationPlan {
  func check() throws(SimulationPlanError) {
    try checkExtent()
    try check("the median of contacts", sizes.medianContacts, in: 0.5...1_000_000)
    try check("the spread of sizes", sizes.spread, in: 0...3)
    try check("the maximum of contacts", Double(sizes.maximumContacts), in: 1...10_000_000)
    try checkRoles()
    try check("the mood spread", moodSpread, in: 0...4)
    try check("the role spread", roleSpread, in: 0...4)
    try check("the passive gap", passiveGap, in: 0.05...8)
    try checkDrivers()
    try checkTouchpoints()
    try checkWaves()
    try check("the revenue per contact", revenue.perContact, in: 1...1e9)
    try check("the revenue's elasticity", revenue.elasticity, in: 0...2)
    try check("the revenue's spread", revenue.spread, in: 0...3)
    try check("the comment rate", commentRate, in: 0...1)
  }

  private func check(_ option: String, _ value: Double, in range: ClosedRange<Double>)
    throws(SimulationPlanError)
  {
    guard range.contains(value) else {
      throw .outOfRange(
        option: option, value: value, allowed: "between \(range.lowerBound) and \(range.upperBound)")
    }
  }

  private func checkExtent() throws(SimulationPlanError) {
    let largest = 1e10
    switch extent {
    case .accounts(let accounts):
      try check("the number of accounts", Double(accounts), in: 1...largest)
    case .answers(let answers):
      try check("the number of answers", Double(answers), in: 1...largest)
    case .accountsSharing(let accounts, let answers):
      try check("the number of accounts", Double(accounts), in: 1...1e8)
      try check("the number of answers", Double(answers), in: 1...largest)
    }
  }

  private func checkRoles() throws(SimulationPlanError) {
    guard (1...8).contains(roles.count) else {
      throw .count(option: "the list of roles", value: roles.count, allowed: "1 to 8")
    }
    guard Set(roles.map(\.role)).count == roles.count else {
      throw .label(
        option: "role", label: roles.map(\.role.rawValue).joined(separator: ", "), reason: "is named twice")
    }
    for role in roles {
      try check("the mix of \(role.role)", role.mix, in: 0...1e6)
      try check("the score of \(role.role)", role.score, in: -95...95)
      try check("the response rate of \(role.role)", role.responseRate, in: 0...1)
      try check("the loading of \(role.role)", role.loading, in: 0...4)
      try check("the weight of \(role.role)", role.weight, in: 0...1e6)
    }
    try check("the sum of the roles' mix", roles.reduce(0) { $0 + $1.mix }, in: 1e-6...1e7)
    try check("the sum of the roles' weights", roles.reduce(0) { $0 + $1.weight }, in: 1e-6...1e7)
    try check("the share of contacts who answer", meanResponseRate, in: 0.001...1)
  }

  private func checkDrivers() throws(SimulationPlanError) {
    guard drivers.count <= 12 else {
      throw .count(option: "the list of drivers", value: drivers.count, allowed: "at most 12")
    }
    var labels = Set<String>()
    for driver in drivers {
      guard !driver.label.isEmpty, driver.label.allSatisfy({ !$0.isNewline && $0 != "\0" && $0 != ";" })
      else {
        throw .label(
          option: "driver", label: driver.label, reason: "must be one line of text without a semicolon")
      }
      guard labels.insert(driver.label).inserted else {
        throw .label(option: "driver", label: driver.label, reason: "is named twice")
      }
      try check("the effect of \(driver.label)", driver.effect, in: -80...80)
      try check("the tick rate of \(driver.label)", driver.tickRate, in: 0.001...0.999)
    }
  }

  private func checkTouchpoints() throws(SimulationPlanError) {
    guard touchpoints.count <= 12 else {
      throw .count(option: "the list of touchpoints", value: touchpoints.count, allowed: "at most 12")
    }
    var names = Set<String>()
    for touchpoint in touchpoints {
      let isName = touchpoint.name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
      guard !touchpoint.name.isEmpty, isName else {
        throw .label(
          option: "touchpoint", label: touchpoint.name, reason: "must be letters, digits and underscores")
      }
      guard names.insert(touchpoint.name).inserted else {
        throw .label(option: "touchpoint", label: touchpoint.name, reason: "is named twice")
      }
      try check("the satisfied share of \(touchpoint.name)", touchpoint.satisfied, in: 0.02...0.98)
      try check("the coupling of \(touchpoint.name)", touchpoint.coupling, in: 0...4)
      try check("the answer rate of \(touchpoint.name)", touchpoint.answerRate, in: 0...1)
    }
  }

  private func checkWaves() throws(SimulationPlanError) {
    try check("the number of waves", Double(waves.count), in: 1...40)
    try check("the drift between waves", waves.drift, in: -50...50)
    try check("the persistence between waves", waves.persistence, in: 0...1)
    try check("the days between waves", Double(waves.spacingDays), in: 1...3660)
    try check("the days a wave is open", Double(waves.openDays), in: 1...365)
    let lastYear = Timestamp(year: 9000, month: 1, day: 1)
    guard waves.start.seconds >= 0, waves.start < lastYear else {
      throw .outOfRange(
        option: "the first day", value: Double(waves.start.day), allowed: "between 1970-01-01 and 9000-01-01")
    }
  }
}
