import CredenceSurvey

extension AccountGroups.Group {
  /// The contacts a hidden role is listed with; `nil` where the role is shown, or listed nowhere. A role that gave more
  /// answers than it has contacts counts as one without a known number; missing from a sum, it would tell so.
  func listedContacts(of role: Role, at position: Int, _ disclosure: Disclosure) -> Int? {
    disclosure.isAccountHidden[position] || disclosure.hides(role, at: position)
      ? account.contactsByRole[role] : nil
  }
}

extension AccountGroups {
  /// The accounts' totals as comparisons may use them: a hidden account counts as one without answers, because ranks and
  /// what is learnt from the portfolio are written in full and would tell of it.
  func totals(comparedUnder disclosure: Disclosure) -> [ScoreCounts] {
    zip(accounts, disclosure.isAccountHidden).map { $1 ? .empty : $0.total }
  }

  /// All accounts together, as they are written.
  func total(under disclosure: Disclosure) -> ScoreCounts {
    guard disclosure.minimum > 1 else { return total }
    return Self.sum(
      accounts.enumerated().map { position, group in
        // An account's contacts are not known where a role gave more answers than it has: of a hidden role that would tell.
        let hidesPart =
          disclosure.isAccountHidden[position]
          || group.roles.contains { disclosure.hides($0.role, at: position) }
        return (group.total, hidesPart ? group.account.knownContacts : nil)
      })
  }

  /// By role over all accounts, as it is written.
  func rolesOverall(under disclosure: Disclosure) -> [(role: Role, counts: ScoreCounts)] {
    guard disclosure.minimum > 1 else { return rolesOverall }
    var parts: [Role: [(ScoreCounts, Int?)]] = [:]
    for (position, group) in accounts.enumerated() {
      for (role, counts) in group.roles {
        parts[role, default: []].append((counts, group.listedContacts(of: role, at: position, disclosure)))
      }
    }
    return parts.keys.sorted().map { ($0, Self.sum(parts[$0] ?? [])) }
  }

  /// The sum of counts, the contacts of some as they are listed.
  private static func sum(_ parts: [(counts: ScoreCounts, listed: Int?)]) -> ScoreCounts {
    var contacts: Int? = parts.isEmpty ? nil : 0
    var sum = ScoreCounts.empty
    for (counts, listed) in parts {
      let own = listed ?? counts.population
      contacts = contacts.flatMap { total in own.map { total + $0 } }
      sum = ScoreCounts(
        promoters: sum.promoters + counts.promoters, passives: sum.passives + counts.passives,
        detractors: sum.detractors + counts.detractors)
    }
    return (try? sum.withPopulation(contacts)) ?? sum
  }

  /// The accounts as units that vary, the hidden ones as a single unit: their sum is no secret, each of them is.
  func clusters(under disclosure: Disclosure) -> [ScoreCounts] {
    var clusters: [ScoreCounts] = []
    var heap: ScoreCounts?
    for (group, isHidden) in zip(accounts, disclosure.isAccountHidden) {
      if isHidden {
        heap = heap.map { $0 + group.total } ?? group.total
      } else {
        clusters.append(group.total)
      }
    }
    return clusters + (heap.map { [$0] } ?? [])
  }

  /// The accounts as a model may learn from them, hidden groups without answers: what is learnt is written in full and
  /// shapes every account, so a hidden group could be had from it.
  func shown(under disclosure: Disclosure) -> AccountGroups {
    guard disclosure.minimum > 1 else { return self }
    return masked { position, role in
      disclosure.isAccountHidden[position] || role.map { disclosure.hides($0, at: position) } ?? false
    }
  }
}
