/// sum_j weights[j] values[i stride + j] for every i: the integral over the role's own deviation at each mood.
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
          for i in 0..<count {
            for (j, weight) in weights.enumerated() { result[i] += weight * values[i * stride + j] }
          }
        }
      }
    }
    initialized = count
  }
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
