import CredenceImport
import CredenceSurvey

/// Numbers of a column adjusted for that look like codes for a missing answer: as numbers they bend its whole slope.
enum SuspectNumbers {
  /// What is to be said of them; `nil` where there are none.
  static func remark(_ values: [Double?], _ name: String) -> Diagnostic? {
    var rows: [Double: Int] = [:]
    for case .some(let value) in values { rows[value, default: 0] += 1 }
    // What lies just outside a scale is a doubt of ratings alone: other numbers have no scale.
    let codes = SuspectCodes.find(in: rows.keys, scale: .fivePoint).clear.filter { $0 > 0 || isCode(-$0) }
    if codes.isEmpty { return nil }
    let counted = codes.map { AnalysisFact.CodeCount(code: $0, cells: rows[Double($0)] ?? 0) }
    // A single high number may be one: an amount, an age.
    let isSure = codes.contains { $0 < 0 || (rows[Double($0)] ?? 0) > 1 }
    return Diagnostic(
      AnalysisFact.looksLikeMissing(column: name, counted, .farFromNumbers(isSure: isSure)))
  }

  /// 9, 99, 98, 888 and the like. A change or a difference may be below 0 of itself, so no other negative number is one.
  private static func isCode(_ number: Int) -> Bool {
    let digits = String(number)
    return digits.allSatisfy { $0 == digits.first } && number % 10 >= 6
      || digits.dropLast().allSatisfy { $0 == "9" } && number > 95
  }
}
