// The stems are invented. All text is in Unicode NFC.
extension NamePattern {
  /// Every pattern; AccountNames refers to them by position.
  static let all = [
    english, german, french, iberian, nordic, polish, turkish, japanese, russian, cooperative,
  ]

  private static let english = NamePattern(
    "Velm Brax Quen Tord Ilm Osk Fenv Marl Drav Plin Hest Corv Yarl Zeph Grent Sorb Tavv Wick Nold Evr Jasp",
    "ora andix umber elow ithe ondale ack isto ulane eigh orin astra unnel ettle obry amont iska ury",
    trades: "Foods|Logistics|Health|Tools|Packaging|Energy|Retail|Analytics|Textiles|Travel|Instruments",
    forms: ", Inc.| Ltd| LLC| Group| Holdings, Inc."
  ) { stem, trade, form in "\(stem) \(trade)\(form)" }

  private static let german = NamePattern(
    "Brück Lörch Grün Käfer Öhl Müßig Torn Wendel Hasel Strön Kühl Eschen Rött Vogels",
    "hain brunner felden stetter kamper wieder moos gruber lund zacher tal auer",
    trades: "Maschinenbau|Spedition|Werkzeuge|Lebensmittel|Medizintechnik|Druckerei|Bautechnik|Messgeräte",
    forms: "GmbH|AG|GmbH & Co. KG|e.K.|SE"
  ) { stem, trade, form in "\(stem) \(trade) \(form)" }

  private static let french = NamePattern(
    "Éclar Verm Belâtr Chân Orfé Valmér Roch Tréb Guén Lachê Merv Sédr",
    "ive ondin eau ault oise erand ière anne ouët ignac",
    trades: "Conseil|Distribution|Cosmétiques|Transports|Énergies|Céramique|Édition|Hôtellerie",
    forms: "SA|SARL|SAS|et Fils, SA"
  ) { stem, trade, form in "\(stem) \(trade) \(form)" }

  private static let iberian = NamePattern(
    "Mont Valde Río Peñ Caraz São Figu Almor Torre Zurb Cañ Lous",
    "ulbán ordal equim arelo inés adouro oñar ivela escal uara",
    trades: "Alimentos|Construções|Cerámica|Seguros|Farmacéutica|Pescados|Turismo|Calçados",
    forms: "S.A.|S.L.|Lda.|e Irmãos, Lda."
  ) { stem, trade, form in "\(stem) \(trade) \(form)" }

  private static let nordic = NamePattern(
    "Ås Bjørk Fjäll Grøn Hög Kjær Lønn Nörd Sølv Tärn Ække Vø",
    "vik dalen marken bro strand lunda holmen gård sætra näs",
    trades: "Skog|Fisk|Teknik|Bygg|Helse|Rederi|Papir|Data",
    forms: "AB|A/S|AS|Oy Ab"
  ) { stem, trade, form in "\(stem) \(trade) \(form)" }

  private static let polish = NamePattern(
    "Żarn Krzem Wiśl Łozow Święt Brzoz Gród Dębn Źród Chmiel",
    "owit iec ańska opol ówka ęcin isław owo",
    trades: "Logistyka|Meble|Odlewnia|Piekarnia|Usługi|Hurtownia",
    forms: "Sp. z o.o.|S.A.|Sp. k.|i Synowie, S.A."
  ) { stem, trade, form in "\(stem) \(trade) \(form)" }

  private static let turkish = NamePattern(
    "Gök Çın Şeh Yıld Kızıl Ünver Özgü Ağaç İnc Dağ",
    "dereli arlar irköy ıztan ırmaklı şenel oğlan üstü",
    trades: "Tekstil|Gıda|İnşaat|Lojistik|Sigorta|Turizm",
    forms: "A.Ş.|Ltd. Şti.|San. ve Tic. A.Ş."
  ) { stem, trade, form in "\(stem) \(trade) \(form)" }

  private static let japanese = NamePattern(
    "青 霧 榛 鷺 椿 藍 雫 楓 朧 翠 槐 暁", "嶺 瀬 窪 渡 峰 浜 沢 森 島 坂",
    trades: "製作所|運輸|食品|化学|電子|建設|薬品|貿易", forms: "株式会社|有限会社|合同会社"
  ) { stem, trade, form in "\(form)\(stem)\(trade)" }

  private static let russian = NamePattern(
    "Ветл Кедр Сосн Заряд Лугов Морош Берез Тихор",
    "ужин овик янка ень ичи ский-Двор оград ица",
    trades: "Строй|Транс|Пром|Агро|Мед|Связь", forms: "ООО|АО|ПАО"
  ) { stem, trade, form in "\(form) \"\(stem) \(trade)\"" }

  private static let cooperative = NamePattern(
    "Ambr Cald Denv Ister Kolm Luth Nevr Pell Rhod Sarn", "aven ebury olis umshire ington ecca uvial oss",
    trades: "Dairy, Grain and Fodder|Seeds, Tools and Irrigation|Timber, Pulp and Board|Wool, Hides and Dyes",
    forms: "Upper Valley|Lower Valley|Three Rivers|Northern Coast|Inner Isles"
  ) { stem, trade, form in
    "The \(stem) Regional Cooperative Society for \(trade), \"\(form)\" Chapter, "
      + "Registered Association of Producers and Their Families"
  }
}
