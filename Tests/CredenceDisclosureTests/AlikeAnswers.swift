@testable import CredenceDisclosure

/// Tables of answers that are all alike: numbers of answers alone.
extension SIMD3<Int> {
  init(alike answers: Int) { self.init(answers, 0, 0) }
}

extension [[Int]] {
  var alike: [[ClassCounts]] { map { $0.map(ClassCounts.init(alike:)) } }
}

extension [Int] {
  var alike: [ClassCounts] { map(ClassCounts.init(alike:)) }
}
