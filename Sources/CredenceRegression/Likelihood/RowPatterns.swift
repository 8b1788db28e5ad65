import CredenceLinearAlgebra

/// The rows of a design pooled by equal covariates, each pattern as its non-zero entries.
///
/// Ticks are sparse and repeat: 100,000 rows of 20 drivers may have 16,000 patterns of a few non-zeros, so a
/// likelihood over patterns is free of the number of rows and of the zeros.
struct RowPatterns: Sendable, Hashable {
  /// Columns of the design.
  let columnCount: Int
  /// Where each pattern's entries start in `columns` and `values`; one more than there are patterns.
  private(set) var starts: [Int] = [0]
  /// The columns of the non-zeros.
  private(set) var columns: [Int32] = []
  /// The non-zeros.
  private(set) var values: [Double] = []
  /// The pattern of each row.
  private(set) var ofRow: [Int32]
  /// The largest absolute value in each column: what a step in the coefficient is measured against.
  private(set) var largest: [Double]

  var count: Int { starts.count - 1 }

  init(_ design: Matrix) {
    columnCount = design.columnCount
    let rowCount = design.rowCount
    ofRow = [Int32](repeating: 0, count: rowCount)
    var largest = [Double](repeating: 0, count: design.columnCount)
    // With ticks alone and few enough of them the key is the row itself; else it is a hash, checked on every match.
    let isMask =
      design.columnCount <= 64 && design.elements.allSatisfy { $0 == 0 || $0 == 1 }
    var keys = [UInt64](repeating: 0, count: rowCount)
    design.elements.withUnsafeBufferPointer { elements in
      keys.withUnsafeMutableBufferPointer { keys in
        for column in 0..<design.columnCount {
          let start = column * rowCount
          if isMask {
            let bit = UInt64(1) << UInt64(column)
            var any = false
            for row in 0..<rowCount where elements[start + row] != 0 {
              keys[row] |= bit
              any = true
            }
            largest[column] = any ? 1 : 0
          } else {
            for row in 0..<rowCount {
              let value = elements[start + row]
              largest[column] = max(largest[column], value.magnitude)
              // Adding zero makes -0 and 0 one key.
              keys[row] = Self.mixed(keys[row] ^ (value + 0).bitPattern)
            }
          }
        }
      }
    }
    self.largest = largest
    pool(design, keys: keys, isMask: isMask)
  }

  /// The same patterns with an origin taken from some columns, which then have an entry in every pattern.
  ///
  /// A year of 2024 and its slope are all but the same parameter as the thresholds; about their mean they are not.
  func centred(at origins: [Double]) -> RowPatterns {
    guard origins.contains(where: { $0 != 0 }) else { return self }
    var result = self
    result.starts = [0]
    result.columns = []
    result.values = []
    for column in origins.indices where origins[column] != 0 { result.largest[column] = 0 }
    for pattern in 0..<count {
      for (column, value) in dense(pattern).enumerated() where value != 0 || origins[column] != 0 {
        result.columns.append(Int32(column))
        result.values.append(value - origins[column])
        result.largest[column] = max(result.largest[column], (value - origins[column]).magnitude)
      }
      result.starts.append(result.columns.count)
    }
    return result
  }

  /// An open table of keys, at most half full, that grows with the number of patterns.
  private mutating func pool(_ design: Matrix, keys: [UInt64], isMask: Bool) {
    var slots = [Int32](repeating: -1, count: 1024)
    var representative: [Int] = []
    for row in 0..<design.rowCount {
      if 2 * representative.count >= slots.count {
        slots = [Int32](repeating: -1, count: 4 * slots.count)
        for (pattern, row) in representative.enumerated() {
          var place = Int(truncatingIfNeeded: Self.mixed(keys[row])) & (slots.count - 1)
          while slots[place] >= 0 { place = (place + 1) & (slots.count - 1) }
          slots[place] = Int32(pattern)
        }
      }
      var place = Int(truncatingIfNeeded: Self.mixed(keys[row])) & (slots.count - 1)
      while true {
        let pattern = slots[place]
        if pattern < 0 {
          slots[place] = Int32(representative.count)
          ofRow[row] = Int32(representative.count)
          representative.append(row)
          append(row, of: design)
          break
        }
        let other = representative[Int(pattern)]
        if keys[other] == keys[row] && (isMask || Self.agree(design, row, other)) {
          ofRow[row] = pattern
          break
        }
        place = (place + 1) & (slots.count - 1)
      }
    }
  }

  private mutating func append(_ row: Int, of design: Matrix) {
    for column in 0..<columnCount {
      let value = design[row, column]
      if value != 0 {
        columns.append(Int32(column))
        values.append(value)
      }
    }
    starts.append(columns.count)
  }

  private static func agree(_ design: Matrix, _ one: Int, _ other: Int) -> Bool {
    (0..<design.columnCount).allSatisfy { design[one, $0] == design[other, $0] }
  }

  /// A bijection that spreads close keys (the finaliser of MurmurHash3).
  private static func mixed(_ key: UInt64) -> UInt64 {
    var key = key
    key ^= key >> 33
    key = key &* 0xFF51_AFD7_ED55_8CCD
    key ^= key >> 33
    key = key &* 0xC4CE_B9FE_1A85_EC53
    return key ^ (key >> 33)
  }

  /// The inner product of a pattern with coefficients.
  func product(_ pattern: Int, _ coefficients: ArraySlice<Double>) -> Double {
    var sum = 0.0
    for entry in starts[pattern]..<starts[pattern + 1] {
      sum += values[entry] * coefficients[coefficients.startIndex + Int(columns[entry])]
    }
    return sum
  }

  /// Whether every entry of a column is 0 or 1.
  var isIndicator: [Bool] {
    var result = [Bool](repeating: true, count: columnCount)
    for (entry, column) in columns.enumerated() where values[entry] != 1 { result[Int(column)] = false }
    return result
  }

  /// A pattern's covariates, zeros and all.
  func dense(_ pattern: Int) -> [Double] {
    var row = [Double](repeating: 0, count: columnCount)
    for entry in starts[pattern]..<starts[pattern + 1] { row[Int(columns[entry])] = values[entry] }
    return row
  }
}
