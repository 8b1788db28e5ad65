/// Month names and their short forms in the languages survey tools write.
enum MonthNames {
  /// The month of each name, 1...12.
  static let months: [String: Int] = {
    let table: [[String]] = [
      [
        "january", "jan", "januar", "jänner", "janvier", "janv", "enero", "ene", "gennaio", "gen", "januari",
        "janeiro",
      ],
      [
        "february", "feb", "februar", "février", "févr", "fév", "febrero", "febbraio", "februari",
        "fevereiro", "fev",
      ],
      ["march", "mar", "märz", "mär", "mrz", "mars", "marzo", "maart", "mrt", "março"],
      ["april", "apr", "avril", "avr", "abril", "abr", "aprile"],
      ["may", "mai", "mayo", "maggio", "mag", "mei", "maio"],
      ["june", "jun", "juni", "juin", "junio", "giugno", "giu", "junho"],
      ["july", "jul", "juli", "juillet", "juil", "julio", "luglio", "lug", "julho"],
      ["august", "aug", "août", "aoû", "agosto", "ago", "augustus"],
      ["september", "sep", "sept", "septembre", "septiembre", "settembre", "set", "setembro"],
      ["october", "oct", "oktober", "okt", "octobre", "octubre", "ottobre", "ott", "outubro", "out"],
      ["november", "nov", "novembre", "noviembre", "novembro"],
      ["december", "dec", "dezember", "dez", "décembre", "déc", "diciembre", "dic", "dicembre", "dezembro"],
    ]
    var names: [String: Int] = [:]
    for (index, spellings) in table.enumerated() {
      for spelling in spellings { names[spelling] = index + 1 }
    }
    return names
  }()

  /// The month of a word, 1...12.
  static func month(_ word: CellBytes) -> Int? {
    guard word.count >= 3, word.count <= 12 else { return nil }
    return months[word.text.lowercased()]
  }
}
