import Testing

@testable import Placard

struct PrometheusTextTests {
  private func text(_ write: (inout PrometheusText) -> Void) -> String {
    var text = PrometheusText()
    write(&text)
    return String(decoding: text.bytes, as: UTF8.self)
  }

  @Test func `a metric has its help, its type and its samples, ordered by their labels`() {
    let text = text { $0.add("a_total", .counter, "So many.", [([("x", "2")], 5), ([("x", "1"), ("y", "z")], 7)]) }
    #expect(
      text == """
        # HELP a_total So many.
        # TYPE a_total counter
        a_total{x="1",y="z"} 7
        a_total{x="2"} 5

        """)
  }

  @Test func `a metric that has no sample yet is there`() {
    #expect(text { $0.add("a_total", .counter, "So many.", []) }.split(separator: "\n").count == 2)
  }

  @Test func `no value of a label can end it`() {
    let text = text { $0.add("a", .gauge, "A.", [([("x", "\"} 1\n\\b")], 1)]) }
    #expect(text.hasSuffix("\na{x=\"\\\"} 1\\n\\\\b\"} 1\n"))
  }

  @Test func `a histogram is cumulated`() {
    var histogram = Histogram()
    for duration in [Duration.zero, .milliseconds(1), .seconds(60)] { histogram.add(duration) }
    let lines = text { $0.add("a_seconds", "A.", [([("v", "page")], histogram)]) }.split(separator: "\n")
    #expect(lines.count == 2 + Histogram.bounds.count + 1 + 2)
    #expect(lines.contains("a_seconds_bucket{v=\"page\",le=\"0.00025\"} 1"))
    #expect(lines.contains("a_seconds_bucket{v=\"page\",le=\"0.001\"} 2"))
    #expect(lines.contains("a_seconds_bucket{v=\"page\",le=\"10\"} 2"))
    #expect(lines.contains("a_seconds_bucket{v=\"page\",le=\"+Inf\"} 3"))
    #expect(lines.contains("a_seconds_sum{v=\"page\"} 60.001"))
    #expect(lines.contains("a_seconds_count{v=\"page\"} 3"))
  }
}
