extension Texts {
  /// The days that have names of their own; the time of day follows: "today 14:47".
  ///
  /// Not left to browsers: Chromium has no data of Kazakh, and the Unicode CLDR has one word for yesterday and tomorrow
  /// in Hindi.
  struct Calendar: Sendable {
    let yesterday: String
    let today: String
    let tomorrow: String
  }
}
