/// A client as the roster (or the survey file itself) describes it.
public struct Account: Sendable, Hashable {
  /// The name, as first written, trimmed and in Unicode NFC.
  public let name: String
  /// Yearly revenue in the file's own currency; `nil` if unknown.
  public var revenue: Double?
  /// Who looks after it.
  public var owner: String?
  /// Known contacts by role. A role that is absent has an unknown number of contacts.
  public var contactsByRole: [Role: Int]
  /// Known contacts in all, when the roster does not split them by role.
  public var contacts: Int?
  /// Further columns of the roster: name and value, in the file's order.
  public var attributes: [Attribute]

  /// A further column of the roster.
  public struct Attribute: Sendable, Hashable {
    /// The column.
    public let name: String
    /// The cell.
    public let value: String
    /// Makes an attribute.
    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// An account of which nothing but the name is known.
  public init(
    name: String, revenue: Double? = nil, owner: String? = nil, contactsByRole: [Role: Int] = [:],
    contacts: Int? = nil, attributes: [Attribute] = []
  ) {
    self.name = name
    self.revenue = revenue
    self.owner = owner
    self.contactsByRole = contactsByRole
    self.contacts = contacts
    self.attributes = attributes
  }

  /// All contacts as stated: in all, else the sum over the roles that have a number, else `nil`. Whether answers bear
  /// that out is not known here.
  public var knownContacts: Int? {
    if let contacts { return contacts }
    return contactsByRole.isEmpty ? nil : contactsByRole.values.reduce(0, +)
  }
}
