/// One column of the file, as its header rows describe it.
public struct SourceColumn: Sendable, Hashable {
  /// The position, counted from 0.
  public let index: Int
  /// The name: the header's, made unique; `column 4` where the header is empty.
  public let name: String
  /// The question's text; the name where the file has none.
  package let label: String
  /// The option this column stands for, where a question has one column per option.
  package let option: String?
  /// What the columns of one question have in common.
  package let question: String?

  init(index: Int, name: String, label: String? = nil, option: String? = nil, question: String? = nil) {
    self.index = index
    self.name = name
    self.label = label ?? name
    self.option = option
    self.question = question
  }
}
