/// The desks that look after accounts: places, not persons.
enum Owners {
  static let desks = [
    "North desk", "South desk", "Harbour desk", "Alpine desk", "Iberian desk", "Baltic desk", "Island desk",
    "River desk", "Plains desk", "Partner desk", "Desk Zürich, enterprise", "Remote desk",
  ]
}
