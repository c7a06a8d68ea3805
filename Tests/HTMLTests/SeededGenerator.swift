/// SplitMix64: random numbers that are the same in every run, so that what fails once fails again.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }

  /// Text of which half is what an escaper may stumble over, and half anything.
  mutating func hostileText(maximumLength: Int) -> String {
    let traps: [Unicode.Scalar] = [
      "<", ">", "\"", "'", "&", ";", "#", "\0", "\u{80}", "\u{85}", "\u{9F}", "\u{A0}", "\u{202A}", "\u{202E}",
      "\u{2066}", "\u{2069}", "\u{202F}", "\u{FFFD}", "\u{301}", "\u{200D}", "\r", "\n", "\u{E2}", "\u{C2}",
    ]
    var scalars = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...maximumLength, using: &self) {
      if Bool.random(using: &self) {
        scalars.append(traps.randomElement(using: &self)!)
      } else {
        scalars.append(Unicode.Scalar(UInt32.random(in: 0...0x10FFFF, using: &self)) ?? "x")
      }
    }
    return String(scalars)
  }
}
