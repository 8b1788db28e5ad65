/// Month names and their short forms in the languages survey tools write.
enum MonthNames {
  /// The month of each name, 1...12.
  static let months: [String: Int] = {
    let table: [[String]] = [
      [
        "january", "jan", "januar", "jänner", "janvier", "janv", "enero", "ene", "gennaio", "gen", "januari",
        "janeiro", "stycznia", "styczeń", "sty", "ocak", "oca", "ledna", "tammikuuta",
      ],
      [
        "february", "feb", "februar", "février", "févr", "fév", "febrero", "febbraio", "februari",
        "fevereiro", "fev", "lutego", "luty", "lut", "şubat", "şub", "února", "helmikuuta",
      ],
      [
        "march", "mar", "märz", "mär", "mrz", "mars", "marzo", "maart", "mrt", "março", "marca", "mart",
        "března", "maaliskuuta",
      ],
      [
        "april", "apr", "avril", "avr", "abril", "abr", "aprile", "kwietnia", "kwi", "nisan", "nis", "dubna",
        "huhtikuuta",
      ],
      ["may", "mai", "mayo", "maggio", "mag", "mei", "maio", "maja", "maj", "mayıs", "května", "toukokuuta"],
      [
        "june", "jun", "juni", "juin", "junio", "giugno", "giu", "junho", "czerwca", "cze", "haziran", "haz",
        "června", "kesäkuuta",
      ],
      [
        "july", "jul", "juli", "juillet", "juil", "julio", "luglio", "lug", "julho", "lipca", "lip", "temmuz",
        "tem", "července", "heinäkuuta",
      ],
      [
        "august", "aug", "août", "aoû", "agosto", "ago", "augustus", "augusti", "sierpnia", "sie", "ağustos",
        "ağu", "srpna", "elokuuta",
      ],
      [
        "september", "sep", "sept", "septembre", "septiembre", "settembre", "set", "setembro", "września",
        "wrz", "eylül", "eyl", "září", "syyskuuta",
      ],
      [
        "october", "oct", "oktober", "okt", "octobre", "octubre", "ottobre", "ott", "outubro", "out",
        "października", "paź", "ekim", "eki", "října", "lokakuuta",
      ],
      [
        "november", "nov", "novembre", "noviembre", "novembro", "listopada", "lis", "kasım", "kas",
        "listopadu", "marraskuuta",
      ],
      [
        "december", "dec", "dezember", "dez", "décembre", "déc", "diciembre", "dic", "dicembre", "dezembro",
        "desember", "grudnia", "gru", "aralık", "ara", "prosince", "joulukuuta",
      ],
    ]
    var names: [String: Int] = [:]
    for (index, spellings) in table.enumerated() {
      for spelling in spellings { names[spelling] = index + 1 }
    }
    return names
  }()

  /// The month of a word, 1...12.
  static func month(_ word: CellBytes) -> Int? {
    guard word.count >= 3, word.count <= 16 else { return nil }
    return months[word.text.lowercased()]
  }
}
