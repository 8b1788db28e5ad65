package import CredenceSurvey

/// Numbers of a column of ratings that look like codes for a missing answer rather than steps of its scale.
///
/// What is found is only pointed out; a code is missing where it was declared so.
package enum SuspectCodes {
  /// The numbers that look like codes: those that are surely no steps, and those just outside a usual scale, which may be.
  package struct Finding: Sendable, Hashable {
    /// Far from the other numbers: -99, 99, 999, 9 beside 1 to 5.
    package var clear: [Int] = []
    /// 0 below 1 to 5 or 1 to 7, and one above the scale that was declared for ratings.
    package var possible: [Int] = []
  }

  /// What programs and people put for "no answer", beside the negative numbers.
  private static let codes: Set<Int> = [
    66, 77, 88, 96, 97, 98, 99, 666, 777, 888, 996, 997, 998, 999, 7777, 8888, 9997, 9998, 9999, 99999,
  ]

  /// Looks through the numbers of a column.
  ///
  /// - Parameters:
  ///   - numbers: the different numbers.
  ///   - scale: the scale declared for ratings.
  package static func find(in numbers: some Sequence<Double>, scale: SatisfactionScale) -> Finding {
    var rest = Set(numbers).sorted()
    var finding = Finding()
    while rest.count > 1, let top = rest.last, let code = Int(exactly: top),
      isClear(code, above: rest.dropLast())
    {
      finding.clear.append(code)
      rest.removeLast()
    }
    // A scale may lie on both sides of 0. Below nothing but answers of 0 and more, a negative number is no step.
    while rest.count > 1, let low = rest.first, low < 0, let code = Int(exactly: low),
      rest.contains(where: { $0 >= 0 }),
      rest.filter({ $0 < 0 }).count <= 3, rest.last != -low
    {
      finding.clear.append(code)
      rest.removeFirst()
    }
    let steps = rest.compactMap { Int(exactly: $0) }
    guard steps.count == rest.count, let low = steps.first, let high = steps.last else { return finding }
    if low == 0, steps.count > 2, high > 3, high <= 7 { finding.possible.append(0) }
    if high == scale.maximum + 1, low >= scale.minimum - 1, steps.count > 2 { finding.possible.append(high) }
    finding.clear.sort()
    return finding
  }

  private static func isClear(_ code: Int, above rest: ArraySlice<Double>) -> Bool {
    // Several codes stand together: 98 and 99.
    let steps = rest.filter { number in !codes.contains { Double($0) == number } }
    guard let high = steps.last else { return false }
    if codes.contains(code), high <= Double(code) / 2 { return true }
    // 8 and 9 beside a scale that ends at 5, of which most steps occur.
    return (code == 8 || code == 9) && (high == 5 || high == 8) && Set(rest).isSuperset(of: [2, 3, 4, 5])
      && !rest.contains(6) && !rest.contains(7)
  }
}
