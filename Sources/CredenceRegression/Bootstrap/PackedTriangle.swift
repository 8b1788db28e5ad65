/// Lower triangles of cross products, row after row: element (i, j), j <= i, at i (i + 1)/2 + j.
enum PackedTriangle {
  /// The columns that are not combinations of earlier ones, by the pivots of the Cholesky factor.
  static func independentColumns(_ products: [Double], of width: Int) -> [Int] {
    var factor = products
    var kept: [Int] = []
    for row in 0..<width {
      let start = row * (row + 1) / 2
      let original = factor[start + row]
      var pivot = original
      for column in kept {
        let other = column * (column + 1) / 2
        var value = factor[start + column]
        for inner in kept where inner < column { value -= factor[start + inner] * factor[other + inner] }
        value /= factor[other + column]
        factor[start + column] = value
        pivot -= value * value
      }
      guard pivot > 1e-9 * original, pivot > 0 else { continue }
      factor[start + row] = pivot.squareRoot()
      kept.append(row)
    }
    return kept
  }

  /// The triangle of some of the columns, ascending.
  static func selecting(_ columns: [Int], from products: ArraySlice<Double>) -> [Double] {
    var result: [Double] = []
    result.reserveCapacity(columns.count * (columns.count + 1) / 2)
    for row in columns {
      let start = products.startIndex + row * (row + 1) / 2
      for column in columns where column <= row { result.append(products[start + column]) }
    }
    return result
  }
}
