/// A moment as a survey file writes it: wall-clock time in the file's own zone, to the second.
public struct Timestamp: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// Seconds since 1970-01-01 00:00:00 of the same wall clock.
  public let seconds: Int64

  /// Makes a moment from seconds since 1970-01-01 00:00:00.
  public init(seconds: Int64) { self.seconds = seconds }

  /// Makes a moment from a calendar date and a time of day that are known to be there.
  ///
  /// - Precondition: there is such a date and time. Years 1...9999, Gregorian.
  public init(year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0) {
    guard
      let moment = Timestamp(
        validating: year, month: month, day: day, hour: hour, minute: minute, second: second)
    else { preconditionFailure("there is no \(year)-\(month)-\(day) \(hour):\(minute):\(second)") }
    self = moment
  }

  /// Makes a moment from numbers that may be wrong: `nil` if there is no such date or time (2025-02-29, 24:01).
  public init?(
    validating year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0
  ) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.daysInMonth(month, year: year),
      (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second)
    else { return nil }
    let days = Self.daysSinceEpoch(year: year, month: month, day: day)
    seconds = Int64(days) * 86_400 + Int64(hour * 3600 + minute * 60 + second)
  }

  /// Makes the beginning of a day written `2025-03-01`, or `nil` if the text is no such day.
  public init?(day text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts.map(\.utf8.count) == [4, 2, 2],
      parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    self.init(validating: year, month: month, day: day)
  }

  /// The earlier moment is the smaller one.
  public static func < (left: Timestamp, right: Timestamp) -> Bool { left.seconds < right.seconds }

  /// Whole days since 1970-01-01.
  public var day: Int { Int(seconds >= 0 ? seconds / 86_400 : (seconds + 1) / 86_400 - 1) }

  /// ISO 8601: `2025-03-01`, with `T09:02:00` behind it when the time is not midnight.
  public var description: String {
    let (year, month, day) = Self.calendarDate(daysSinceEpoch: self.day)
    let date = "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(day, 2))"
    let time = Int(seconds - Int64(self.day) * 86_400)
    guard time != 0 else { return date }
    return
      "\(date)T\(Self.padded(time / 3600, 2)):\(Self.padded(time / 60 % 60, 2)):\(Self.padded(time % 60, 2))"
  }

  /// The number of days in a month of the Gregorian calendar.
  static func daysInMonth(_ month: Int, year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  // The civil calendar counted from 1 March, so that the leap day is the last of its year:
  // the 400-year cycle has 146,097 days, and 1970-01-01 is day 719,468 of the count from 0000-03-01.
  static func daysSinceEpoch(year: Int, month: Int, day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let cycle = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfCycle = shifted - cycle * 400
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    let dayOfCycle = yearOfCycle * 365 + yearOfCycle / 4 - yearOfCycle / 100 + dayOfYear
    return cycle * 146_097 + dayOfCycle - 719_468
  }

  static func calendarDate(daysSinceEpoch days: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let cycle = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfCycle = shifted - cycle * 146_097
    let leapDays = dayOfCycle / 1460 - dayOfCycle / 36_524 + dayOfCycle / 146_096
    let yearOfCycle = (dayOfCycle - leapDays) / 365
    let dayOfYear = dayOfCycle - (365 * yearOfCycle + yearOfCycle / 4 - yearOfCycle / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfCycle + cycle * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
