/// The names of requests in the log.
package enum RequestID {
  /// That of the request which the running task answers, or has begun to; empty outside of any.
  ///
  /// Tasks that an answer starts inherit it, so that it is at hand wherever something is logged, or asked of somebody else.
  @TaskLocal package static var current = ""

  /// 64 random bits as 16 lower-case hexadecimal digits.
  package static func random() -> String {
    let digits = String(UInt64.random(in: .min ... .max), radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }

  /// The web server's own id for the request if it can be used as one, else a random one.
  ///
  /// nginx's `$request_id` is 32 hexadecimal digits; other servers may send what fits 8 to 64 characters of
  /// `A-Z a-z 0-9 _ -`. Anything else could forge log lines, or is no name.
  package static func from(_ passed: String?) -> String {
    guard let passed, (8...64).contains(passed.utf8.count), passed.utf8.allSatisfy(isAllowed) else { return random() }
    return passed
  }

  private static func isAllowed(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
