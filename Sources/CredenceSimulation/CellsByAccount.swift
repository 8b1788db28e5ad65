/// The pieces of rows that are the same in all rows of an account, spelled once.
struct CellsByAccount {
  /// `R0001-`
  let responsePrefix: [UInt8]
  /// `,"Acme, Inc.",c0001.`
  let nameAndContactPrefix: [UInt8]
  /// `@example.com,`
  let contactSuffix: [UInt8]
  /// `,85000`
  let revenue: [UInt8]

  init(_ traits: AccountTraits, name: String, revenue: Double) {
    var response = ByteText()
    response.append("R")
    response.append(number: traits.index + 1, width: 4)
    response.append("-")
    responsePrefix = response.bytes
    var middle = ByteText()
    middle.append(ByteText.comma)
    middle.appendCell(name)
    middle.append(",c")
    middle.append(number: traits.index + 1, width: 4)
    middle.append(".")
    nameAndContactPrefix = middle.bytes
    contactSuffix = RowParts.bytes(traits.index % 2 == 0 ? "@example.com," : "@example.org,")
    var amount = ByteText()
    amount.append(ByteText.comma)
    amount.append(decimal: revenue, places: 0)
    self.revenue = amount.bytes
  }
}
