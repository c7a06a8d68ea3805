import Bitrix24
import TestSupport
import Testing

@testable import Widgets

/// What a report costs of the processor: 2,500 rows under 300 ms, 50,000 under 6 s and 100 MB, in a release build. A debug
/// build is slower, so fewer rows have to do there.
@Suite(.serialized) struct ReportCostTests {
  #if DEBUG
    static let bounds = [(2500, Duration.seconds(2)), (10_000, Duration.seconds(8))]
  #else
    static let bounds = [(2500, Duration.milliseconds(300)), (50_000, Duration.seconds(6))]
  #endif

  /// Batches of 500 rows with all fields that a portal sends, as text.
  private static func batches(_ rows: Int) -> [[UInt8]] {
    let values = GeneratedCalls(rows, in: .berlin, during: 1_772_064_000..<1_775_088_000).values
    return stride(from: 0, to: rows, by: 500).map { start in
      let page = values[start..<min(start + 500, rows)].map { value in
        let further = Self.further.map {
          JSONValue.Member(name: $0, value: .string("externalCall.716f1cb73def9700a23842"))
        }
        return JSONValue.object(value.members + further).description
      }
      return Array("[\(page.joined(separator: ","))]".utf8)
    }
  }

  private static let further = (0..<16).map { "FURTHER_FIELD_\($0)" }

  @Test(arguments: bounds)
  func `reading and counting stay within their bounds`(_ rows: Int, _ bound: Duration) throws {
    let batches = Self.batches(rows)
    let period = try #require(ReportPeriod(from: "2026-03-16", to: "2026-03-31"))
    var calls = ReportCalls()
    let cost = ProcessorTime.best(under: bound) {
      calls = ReportCalls()
      for batch in batches {
        calls.add(JSONReader.readWhole(batch, limits: .answer)?.elements ?? [])
        // Each step keeps what it has, and so copies it.
        var kept = calls
        kept.add([])
        calls = kept
      }
      _ = ReportFigures(calls, in: period)
    }
    #expect(calls.rows == rows)
    #expect(cost < bound, "\(rows) rows take \(cost)")
    #expect(calls.cost < 32 << 20, "\(calls.cost) bytes")
  }
}
