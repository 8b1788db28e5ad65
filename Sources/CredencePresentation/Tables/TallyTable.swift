import CredenceDisclosure
public import CredenceSurvey
public import CredenceTables

extension ScoreTally {
  /// One row an account, role and wave: what `credence tally` writes and `credence analyze` reads.
  public var table: Table { table(minimumResponses: 1) }

  /// The same, with `*` for the counts of groups with fewer answers, and of those that would give one away.
  package func table(minimumResponses minimum: Int) -> Table {
    let suppression = TallySuppression(self, minimum: minimum)
    var columns = [Table.Column("account", "account")]
    if !roles.isEmpty { columns.append(Table.Column("role", "role")) }
    if !waves.isEmpty { columns.append(Table.Column("wave", "wave")) }
    columns += [
      Table.Column("promoters", "promoters"), Table.Column("passives", "passives"),
      Table.Column("detractors", "detractors"), Table.Column("population", "population"),
    ]
    var table = Table(columns: columns)
    for key in sortedKeys {
      guard let counts = cells[key] else { continue }
      var row: [Cell] = [.text(accounts[Int(key.account)])]
      if !roles.isEmpty {
        row.append(.text(key.role.map { roles[Int($0)].rawValue } ?? Role.unknown.rawValue))
      }
      if !waves.isEmpty { row.append(key.wave.map { .text(waves[Int($0)]) } ?? .missing()) }
      if suppression.hidden.contains(key) {
        table.append(row + [.text("*"), .text("*"), .text("*"), .missing()])
        continue
      }
      row += [
        .count(counts.promoters), .count(counts.passives), .count(counts.detractors),
        counts.population.map { .count($0) } ?? .missing(),
      ]
      table.append(row)
    }
    return table
  }
}
