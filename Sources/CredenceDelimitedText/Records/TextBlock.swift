/// Rows under a heading of their own: from where on, and in which order their cells stand.
package struct TextBlock: Sendable {
  /// Where the block starts in the text, its heading included.
  package let start: Int
  /// By column of the file, the cell that holds it.
  package let order: [Int]

  package init(start: Int, order: [Int]) {
    self.start = start
    self.order = order
  }
}
