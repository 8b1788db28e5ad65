package import CredenceTables

extension NumberStyle {
  /// A cell as text; `nil` for what is drawn. Numbers that are not finite are missing.
  package func text(_ cell: Cell) -> String? {
    switch cell {
    case .text(let text): text
    case .count(let count): self.count(count)
    case .score(let points): score(points)
    case .share(let share): self.share(share)
    case .probability(let probability): self.probability(probability)
    case .certainty(let isCertain): certainty(isCertain)
    case .pValue(let value): pValue(value)
    case .number(let value, let decimals): number(value, decimals: decimals)
    case .money(let amount): money(amount)
    case .scoreInterval(let lower, let upper): scoreInterval(lower, upper)
    case .exactScore(let points): points.isFinite ? Self.exact : missing
    case .shareInterval(let lower, let upper): shareInterval(lower, upper)
    case .numberInterval(let lower, let upper, let decimals):
      numberInterval(lower, upper, decimals: decimals)
    case .coverage(let answered, let known): coverage(answered: answered, known: known)
    case .missing(let reason): reason ?? missing
    case .drawnInterval, .silence: nil
    }
  }
}
