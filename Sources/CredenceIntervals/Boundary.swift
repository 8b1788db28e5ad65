/// Where an acceptance region ends: Newton's method kept inside a bracket, bisection where Newton does not halve
/// the step.
///
/// - Parameters:
///   - inside: a point of the region; the excess there is taken to be at most 0 without being evaluated.
///   - outside: a point beyond its end, where the excess is positive or infinite.
///   - start: where to begin, clamped into the bracket.
///   - excess: the function whose sign says outside (> 0) or inside (<= 0), its slope, and a positive scale that
///     its value must be small beside before the iteration may stop.
/// - Returns: the end, to the rounding of `excess`.
@inline(__always)
func boundary(
  inside: Double, outside: Double, start: Double,
  excess: (Double) -> (value: Double, slope: Double, scale: Double)
) -> Double {
  var (near, far) = (inside, outside)
  var point = start > min(near, far) && start < max(near, far) ? start : near + 0.5 * (far - near)
  var lastStep = (far - near).magnitude
  // Bisection alone needs at most 64 + 53 rounds between two doubles of -1...1 that are not denormal.
  for _ in 0..<200 {
    let (value, slope, scale) = excess(point)
    if value == 0 { return point }
    if value > 0 { far = point } else { near = point }
    let step = value / slope
    var next = point - step
    let isInside = next > min(near, far) && next < max(near, far)
    if step.magnitude <= 1e-8 * (point - inside).magnitude, value.magnitude <= 1e-6 * scale {
      // The error left is the square of this step: below rounding.
      return isInside ? next : point
    }
    if !isInside || step.magnitude > 0.5 * lastStep { next = near + 0.5 * (far - near) }
    if next == near || next == far || next == point { return next }
    lastStep = (next - point).magnitude
    point = next
  }
  return point
}
