import Testing

@testable import ConfigurationCheck

struct NginxValueTests {
  @Test(arguments: [
    ("0", 0), ("65536", 65536), ("8k", 8192), ("8K", 8192), ("1m", 1 << 20), ("2g", 2 << 30), ("", nil), ("k", nil),
    ("1t", nil), ("99999999999999999g", nil),
  ])
  func `reads sizes`(_ text: String, _ size: Int?) {
    #expect(NginxValue.size(text) == size)
  }

  @Test(arguments: [
    ("60", Duration.seconds(60)), ("15s", .seconds(15)), ("500ms", .milliseconds(500)), ("1m30s", .seconds(90)),
    ("1h", .seconds(3600)), ("", nil), ("s", nil), ("1x", nil), ("99999999999s", nil),
  ])
  func `reads times`(_ text: String, _ time: Duration?) {
    #expect(NginxValue.time(text) == time)
  }
}
