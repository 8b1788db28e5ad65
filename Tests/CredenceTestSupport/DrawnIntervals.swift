package import CredenceTables

extension Draws {
  package mutating func drawn() -> DrawnInterval {
    let ends = [Double.random(in: -100...100, using: &self), Double.random(in: -100...100, using: &self)]
      .sorted()
    let inner = [
      Double.random(in: ends[0]...ends[1], using: &self), Double.random(in: ends[0]...ends[1], using: &self),
    ]
    .sorted()
    let standings: [DrawnInterval.Standing] = [.positive, .negative, .unclear]
    return DrawnInterval(
      value: Double.random(in: -100...100, using: &self), outer: ends[0]...ends[1],
      inner: Bool.random(using: &self) ? inner[0]...inner[1] : nil,
      standing: standings.randomElement(using: &self)!, isHollow: Bool.random(using: &self))
  }
}
