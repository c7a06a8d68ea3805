/// How long a call was, with the language's own abbreviations: "3 min 4 s". Each `#` is the place of a number.
///
/// By the server: not every browser has `Intl.DurationFormat`.
package struct LengthTexts: LocalizedTexts {
  let hours: String
  let hoursAndMinutes: String
  let minutes: String
  let minutesAndSeconds: String
  let seconds: String

  /// The text for a length without the units that are zero; from an hour on, seconds are left out.
  package func text(_ length: Int) -> String {
    let (hours, minutes, seconds) = (length / 3600, length / 60 % 60, length % 60)
    return switch (hours, minutes, seconds) {
    case (0, 0, _): Self.filled(self.seconds, seconds)
    case (0, _, 0): Self.filled(self.minutes, minutes)
    case (0, _, _): Self.filled(minutesAndSeconds, minutes, seconds)
    case (_, 0, _): Self.filled(self.hours, hours)
    case (_, _, _): Self.filled(hoursAndMinutes, hours, minutes)
    }
  }

  private static func filled(_ phrase: String, _ numbers: Int...) -> String {
    var left = numbers[...]
    return phrase.reduce(into: "") { text, character in
      text += character == "#" ? left.popFirst().map(String.init) ?? "" : String(character)
    }
  }
}
