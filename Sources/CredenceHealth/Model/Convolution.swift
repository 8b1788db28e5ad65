/// sum_j weights[j] values[i stride + j] for every i: the integral over the role's own deviation at each random intercept.
func correlate(_ values: [Double], with weights: [Double], stride: Int = 1) -> [Double] {
  let count = (values.count - weights.count) / stride + 1
  return [Double](unsafeUninitializedCapacity: count) { result, initialized in
    result.initialize(repeating: 0)
    values.withUnsafeBufferPointer { values in
      weights.withUnsafeBufferPointer { weights in
        if stride == 1 {
          for (j, weight) in weights.enumerated() {
            for i in 0..<count { result[i] += weight * values[i + j] }
          }
        } else {
          for i in 0..<count { result[i] = product(values[(i * stride)...], weights) }
        }
      }
    }
    initialized = count
  }
}

/// sum_j weights[j] values[j], in four sums side by side, which take a quarter of the time of one.
private func product(_ values: Slice<UnsafeBufferPointer<Double>>, _ weights: UnsafeBufferPointer<Double>)
  -> Double
{
  let values = UnsafeBufferPointer(rebasing: values)
  var sums = SIMD4<Double>()
  let whole = weights.count / 4 * 4
  for j in Swift.stride(from: 0, to: whole, by: 4) {
    let factors = SIMD4<Double>(weights[j], weights[j + 1], weights[j + 2], weights[j + 3])
    sums += factors * SIMD4<Double>(values[j], values[j + 1], values[j + 2], values[j + 3])
  }
  var rest = 0.0
  for j in whole..<weights.count { rest += weights[j] * values[j] }
  return sums.sum() + rest
}

/// sum_i values[i] weights[w - i stride] for every w: the adjoint of ``correlate(_:with:stride:)``.
func spread(_ values: [Double], with weights: [Double], stride: Int = 1) -> [Double] {
  let count = (values.count - 1) * stride + weights.count
  return [Double](unsafeUninitializedCapacity: count) { result, initialized in
    result.initialize(repeating: 0)
    values.withUnsafeBufferPointer { values in
      weights.withUnsafeBufferPointer { weights in
        if stride == 1 {
          for (j, weight) in weights.enumerated() {
            for i in 0..<values.count { result[i + j] += weight * values[i] }
          }
        } else {
          for (i, value) in values.enumerated() where value != 0 {
            for (j, weight) in weights.enumerated() { result[i * stride + j] += value * weight }
          }
        }
      }
    }
    initialized = count
  }
}

/// sum_i left[i] right[k - i] for every k: the distribution of a sum.
func convolution(_ left: [Double], _ right: ArraySlice<Double>) -> [Double] {
  var result = [Double](repeating: 0, count: left.count + right.count - 1)
  result.withUnsafeMutableBufferPointer { result in
    right.withUnsafeBufferPointer { right in
      for (i, mass) in left.enumerated() where mass > 0 {
        for k in right.indices { result[i + k] += mass * right[k] }
      }
    }
  }
  return result
}
