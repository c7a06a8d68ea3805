import HTTPMessage
import TestSupport
import Testing

@testable import Bitrix24

struct RedactorTests {
  private func redactor(_ secrets: String...) -> Redactor {
    Redactor(FormFields(urlEncoded: secrets.map { "TOKEN=\($0)" }.joined(separator: "&").utf8))
  }

  @Test(arguments: [
    ("abcdefgh", "***"), ("xabcdefghx", "x***x"), ("abcdefghabcdefgh", "******"), ("abcdefg", "abcdefg"),
    ("", ""), ("abcdefgabcdefgh", "abcdefg***"), ("ABCDEFGH", "ABCDEFGH"), ("é abcdefgh ß", "é *** ß"),
    ("abcdefgX abcdefgh", "abcdefgX ***"),
  ])
  func `stars stand for a secret`(text: String, redacted: String) {
    #expect(redactor("abcdefgh").redacted(text) == redacted)
  }

  @Test func `of secrets that begin at one place the longest goes`() {
    let redactor = redactor("abcdefgh", "abcdefghijkl", "abcdefghij", "abcdefgh")
    #expect(redactor.redacted("abcdefghijklm") == "***m")
    #expect(redactor.redacted("abcdefghijk") == "***k")
    #expect(redactor.redacted("abcdefghi") == "***i")
  }

  @Test func `one inside another goes with it, and alone`() {
    let redactor = redactor("0123456789abcdef", "456789ab")
    #expect(redactor.redacted("x0123456789abcdefx 456789ab") == "x***x ***")
    #expect(redactor.redacted("x0123456789abcdeX") == "x0123***cdeX")
  }

  @Test func `of two that overlap nothing is left`() {
    let redactor = redactor("abcdefgh", "fghijklm", "klmnopqr")
    #expect(redactor.redacted("-abcdefghijklmnopqr-") == "-***-")
  }

  @Test func `with the same first bytes only those that are the same go`() {
    let redactor = redactor("aaaaaaaa0001", "aaaaaaaa0002", "aaaaaaaa003")
    #expect(redactor.redacted("aaaaaaaa0001 aaaaaaaa0002 aaaaaaaa003 aaaaaaaa0004") == "*** *** *** aaaaaaaa0004")
  }

  @Test func `any bytes are found as the text shows them`() {
    let form = FormFields(urlEncoded: "TOKEN=abc%FFdefgh&TOKEN=sch%C3%BCler-geheim".utf8)
    #expect(Redactor(form).redacted("-abc\u{FFFD}defgh-schüler-geheim-schüler-") == "-***-***-schüler-")
  }

  @Test func `short ones and those of other names stay`() {
    let form = FormFields(urlEncoded: "TOKEN=abcdefg&LANG=abcdefgh".utf8)
    #expect(Redactor(form).redacted("abcdefg abcdefgh") == "abcdefg abcdefgh")
  }

  @Test func `thousands are found, each once or twice in the form`() {
    let secrets = (0..<2000).map { "a\(1_000_000 + $0)" }
    let form = FormFields(urlEncoded: (secrets + secrets).map { "x_token=\($0)" }.joined(separator: "&").utf8)
    let redactor = Redactor(form)
    let text = secrets.joined(separator: ",")
    #expect(redactor.redacted(text) == secrets.map { _ in "***" }.joined(separator: ","))
  }

  @Test(arguments: ["aaaaaaaa", "sch%C3%BCler-", "abc%FFdefgh"])
  func `one that comes over and over leaves room for the others`(_ value: String) {
    let form = String(repeating: "TOKEN=\(value)&", count: 4300) + "AUTH_ID=1f2e3d4c5b6a"
    let redactor = Redactor(FormFields(urlEncoded: form.utf8))
    #expect(redactor.redacted("-1f2e3d4c5b6a-") == "-***-")
  }

  // MARK: - By name

  @Test(arguments: [
    ("/crm/?sessid=1f2e&x=1", "/crm/?sessid=***&x=1"), ("sessid=1f2e", "sessid=***"),
    ("https://a.example/rest/crm.deal.list?auth=1f2e", "https://a.example/rest/crm.deal.list?auth=***"),
    ("?x=1&AUTH=1f2e#top", "?x=1&AUTH=***#top"),
    ("a=1&access_token=1f2e;refresh_token=3a", "a=1&access_token=***;refresh_token=***"),
    ("?auth[access_token]=1f2e&auth[domain]=d", "?auth[access_token]=***&auth[domain]=d"),
    ("?auth%5Baccess_token%5D=1f2e", "?auth%5Baccess_token%5D=***"), ("?%73essid=1f2e", "?%73essid=***"),
    ("?PHPSESSID=1f2e 7", "?PHPSESSID=*** 7"), ("?a=1&amp;sessid=1f2e&amp;b=2", "?a=1&amp;sessid=***&amp;b=2"),
    ("/a?back=%2Fcrm%2F%3Fsessid%3D1f2e%26x%3D1&y=2", "/a?back=%2Fcrm%2F%3Fsessid%3D***%26x%3D1&y=2"),
    ("/a?back=%2Fcrm%3Fsessid%3D1f2e&y=2", "/a?back=%2Fcrm%3Fsessid%3D***&y=2"),
    ("/a?b=%252Fcrm%253Fsessid%253D1f2e%2526x%26y&z", "/a?b=%252Fcrm%253Fsessid%253D***%2526x%26y&z"),
    (#"{"URI":"\/crm\/?sessid=1f2e\u0026x=1","b":"c"}"#, #"{"URI":"\/crm\/?sessid=***\u0026x=1","b":"c"}"#),
    ("?sessid=&x=1", "?sessid=&x=1"), ("?author=me&author_id=7&x=sessid", "?author=me&author_id=7&x=sessid"),
    ("?token=a=b=c", "?token=***"), ("?secret=%26x&y", "?secret=***&y"), ("a%", "a%"), ("=", "="), ("%3", "%3"),
  ])
  func `what an address or a form calls a secret goes`(text: String, redacted: String) {
    #expect(Redactor(FormFields()).redacted(text) == redacted)
  }

  @Test func `both ways at once leave nothing`() {
    #expect(redactor("1f2e3d4c").redacted("?sessid=00001f2e3d4c0000&x=1f2e3d4c") == "?sessid=***&x=***")
  }

  // MARK: - Cost

  #if DEBUG
    /// A debug build was measured to be some thirty times as slow: a quarter of the form is enough there.
    private static let scale = 4
    private static let bound = Duration.milliseconds(225)
  #else
    private static let scale = 1
    private static let bound = Duration.milliseconds(30)
  #endif

  /// What took more than a second: nearly three thousand secrets, and a text with all of them.
  @Test(arguments: hostile)
  func `64 KiB of a hostile form are cheap`(form: String, text: String) {
    let bound = Self.bound
    let fields = FormFields(urlEncoded: form.utf8)
    let cost = ProcessorTime.best(under: bound) { _ = Redactor(fields).redacted(text) }
    #expect(cost < bound, "\(form.prefix(40))… and \(text.prefix(20))… take \(cost)")
  }

  private static let hostile: [(String, String)] = [
    (
      (0..<2720 / scale).map { "TOKEN=a\(1_000_000 + $0)" }.joined(separator: "&"),
      (0..<2720 / scale).map { "a\(1_000_000 + $0)" }.joined(separator: " ")
    ),
    // One, over and over.
    (many("TOKEN=aaaaaaaa&", 4200) + "AUTH_ID=1f2e3d4c5b6a", many("a", 32_000)),
    // One that is never there, after everything but its end.
    ("TOKEN=\(many("a", 32_000))b", many("a", 32_000)),
    ((0..<1500 / scale).map { "TOKEN=aaaaaaaa\(1000 + $0)" }.joined(separator: "&"), many("a", 32_000)),
    ((0..<250 / scale).map { "TOKEN=\(many("a", scale * (8 + $0)))b" }.joined(separator: "&"), many("a", 32_000)),
    ("", many("token=", 10_000)), ("", many("token%3D", 8000)), ("", many("%253D", 13_000)), ("", many("%25", 21_000)),
    ("", many("=", 65_000)), ("", "token=" + many("%26", 21_000)),
  ]

  private static func many(_ text: String, _ count: Int) -> String { String(repeating: text, count: count / scale) }
}
