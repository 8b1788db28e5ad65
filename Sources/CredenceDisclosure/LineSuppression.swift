/// Which counts of one line are hidden where the line's sum is shown as well.
///
/// A positive count below the minimum is hidden; then the next smallest too, until the hidden ones together are at least
/// the minimum, are two or more, and (where there is another to hide) are more answers than groups, and fewer than small
/// groups can have at the most. If there is none left to hide, the sum is hidden. Zeros are shown: silence tells of nobody's answer.
///
/// What is promised: no hidden count follows from the shown ones and the sum by linear equations, nor from these and
/// counts being whole and not negative, and below the minimum where they are small; nor those of a class, which can be
/// dealt out among the hidden ones in any way; and what subtraction gives away, the hidden ones together, is no group
/// below the minimum.
package struct LineSuppression: Sendable, Hashable {
  /// Whether each count is hidden.
  package let isHidden: [Bool]
  /// Whether the sum is.
  package let isSumHidden: Bool

  /// Decides.
  ///
  /// - Parameters:
  ///   - counts: The counts of the line.
  ///   - forced: Places of counts that are hidden whatever their size.
  ///   - unprinted: What the sum holds beside them and is printed nowhere.
  ///   - minimum: The smallest count shown; 1 or less hides nothing.
  package init(_ counts: [Int], forced: Set<Int> = [], unprinted: Int = 0, minimum: Int) {
    var isHidden = counts.indices.map { place in
      minimum > 1 && counts[place] > 0 && (counts[place] < minimum || forced.contains(place))
    }
    var isSumHidden = false
    // The smallest first; of equal ones the first, so that the result depends on nothing else.
    var others = counts.indices.filter { counts[$0] > 0 && !isHidden[$0] }
      .sorted { (counts[$0], $0) > (counts[$1], $1) }
    var groups = isHidden.count { $0 } + (unprinted > 0 ? 1 : 0)
    var answers = counts.indices.reduce(unprinted) { $0 + (isHidden[$1] ? counts[$1] : 0) }
    // A group that is not small can have any number of answers, and so can what is printed nowhere.
    var hasSlack = unprinted > 0 || counts.indices.contains { isHidden[$0] && counts[$0] >= minimum }
    while minimum > 1, groups > 0 {
      let printed = groups - (unprinted > 0 ? 1 : 0)
      let isExposed = answers < minimum || (printed > 0 && groups < 2)
      // As many groups as answers, or small ones of which each has all it can have: their sum tells.
      let isTight = answers <= groups || (minimum > 2 && !hasSlack && answers >= groups * (minimum - 1))
      if !isExposed && (!isTight || others.isEmpty) { break }
      guard let next = others.popLast() else {
        isSumHidden = true
        break
      }
      isHidden[next] = true
      hasSlack = hasSlack || counts[next] >= minimum
      groups += 1
      answers += counts[next]
    }
    self.isHidden = isHidden
    self.isSumHidden = isSumHidden
  }
}
