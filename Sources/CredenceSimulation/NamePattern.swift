/// How one language names companies: opening + ending, a trade, a legal form.
struct NamePattern: Sendable {
  let openings: [String]
  let endings: [String]
  let trades: [String]
  let forms: [String]
  /// The finished name. It must keep different parts apart, so that different digits give different names.
  let spell: @Sendable (_ stem: String, _ trade: String, _ form: String) -> String

  init(
    _ openings: String, _ endings: String, trades: String, forms: String, separator: Character = " ",
    spell: @escaping @Sendable (String, String, String) -> String
  ) {
    func list(_ text: String, _ separator: Character) -> [String] {
      text.split(separator: separator).map(String.init)
    }
    self.openings = list(openings, separator)
    self.endings = list(endings, separator)
    self.trades = list(trades, "|")
    self.forms = list(forms, "|")
    self.spell = spell
  }

  /// How many different names there are.
  var capacity: Int { openings.count * endings.count * trades.count * forms.count }

  /// The name with a number, from 0 to ``capacity`` - 1.
  func name(_ number: Int) -> String {
    var rest = number
    func digit(_ list: [String]) -> String {
      defer { rest /= list.count }
      return list[rest % list.count]
    }
    let stem = digit(openings) + digit(endings)
    let trade = digit(trades)
    return spell(stem, trade, digit(forms))
  }
}
