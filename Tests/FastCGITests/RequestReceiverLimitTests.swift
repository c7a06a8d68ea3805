import Testing

@testable import FastCGI

/// What a receiver refuses or cuts short because it is too much, or would make libfcgi trip.
@Suite struct RequestReceiverLimitTests {
  private let start = FastCGI.begin() + FastCGI.record(FastCGI.params)

  private func parameters(_ content: [UInt8], chunk: Int = 65_535) -> RequestReceiver.Progress {
    RequestReceiver.receive(
      FastCGI.begin() + FastCGI.stream(FastCGI.params, content, chunk: chunk) + FastCGI.record(FastCGI.stdin)
    )
  }

  @Test(
    arguments: [
      [0x01], [0x05, 0x01, 0x61], [0x01, 0x05, 0x61], [0x00], [0x80], [0x80, 0, 0], [0x80, 0, 0, 1],
      [0x01, 0x80, 0, 0],
      [0xFF, 0xFF, 0xFF, 0xFE, 0x00], [0xFF, 0xFF, 0xFF, 0xFE, 0xFF, 0xFF, 0xFF, 0xFE],
      [0x01, 0xFF, 0xFF, 0xFF, 0xFE, 0x61],
      [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x61], [0x80, 0, 0, 2, 0x00, 0x61],
      [0x01, 0x01, 0x61, 0x62, 0x09],
      [0x01, 0x01, 0x61, 0x62, 0x09, 0x09, 0x61],
    ] as [[UInt8]]
  )
  func `refuses lengths that reach beyond the parameters`(content: [UInt8]) {
    #expect(parameters(content).reply == [])
    #expect(parameters(content, chunk: 1).reply == [])
  }

  @Test(
    arguments: [
      [], [0x00, 0x00], [0x01, 0x00, 0x61], [0x80, 0, 0, 1, 0x80, 0, 0, 1, 0x61, 0x62], [0x00, 0x01, 0x62, 0x00, 0x00],
    ] as [[UInt8]]
  )
  func `takes lengths that fit, in either form`(content: [UInt8]) {
    #expect(parameters(content).request != nil)
    #expect(parameters(content, chunk: 1).request != nil)
  }

  @Test func `takes parameters of 60 KB and refuses those over the limit at once`() {
    #expect(parameters(FastCGI.pair("QUERY_STRING", String(repeating: "x", count: 60_000))).request != nil)
    let full = FastCGI.pair("A", String(repeating: "x", count: RequestReceiver.maximumParameters - 6))
    #expect(full.count == RequestReceiver.maximumParameters)
    #expect(parameters(full).request != nil)
    var receiver = RequestReceiver(maximumBody: 100)
    #expect(receiver.feed(FastCGI.begin()).isIncomplete)
    var sent = 0
    while sent <= RequestReceiver.maximumParameters {
      let progress = receiver.feed(FastCGI.record(FastCGI.params, [UInt8](repeating: 0x61, count: 8192)))
      sent += 8192
      #expect(progress.isIncomplete == (sent <= RequestReceiver.maximumParameters))
    }
  }

  @Test(arguments: [0, 1, 99, 100])
  func `takes a body up to the limit`(count: Int) throws {
    let body = [UInt8](repeating: 0x61, count: count)
    let bytes = start + FastCGI.stream(FastCGI.stdin, body, chunk: 7)
    let request = try #require(RequestReceiver.receive(bytes, maximumBody: 100).request)
    #expect(!request.bodyIsTooLarge)
    #expect(request.contents?.body == body)
  }

  @Test(arguments: [101, 1000, 1_000_000])
  func `reads a body over the limit to its end and keeps little of it`(count: Int) throws {
    let stream = FastCGI.stream(FastCGI.stdin, [UInt8](repeating: 0x61, count: count), chunk: 50)
    var receiver = RequestReceiver(maximumBody: 100)
    #expect(receiver.feed(start + stream.dropLast(), piece: 4096).isIncomplete)
    let request = try #require(receiver.feed(Array(stream.suffix(1))).request)
    #expect(request.bodyIsTooLarge && !request.hasExcess)
    #expect(request.records.count < start.count + 400)
    #expect(request.contents != nil)
  }

  @Test func `ends a body that does not end`() throws {
    var receiver = RequestReceiver(maximumBody: 100)
    #expect(receiver.feed(start).isIncomplete)
    let record = FastCGI.record(FastCGI.stdin, [UInt8](repeating: 0x61, count: 65_535))
    var progress = RequestReceiver.Progress.incomplete
    var count = 0
    while progress.isIncomplete && count < 1000 {
      progress = receiver.feed(record)
      count += 1
    }
    let request = try #require(progress.request)
    #expect(request.bodyIsTooLarge && request.hasExcess)
    #expect((128...131).contains(count), "8 MiB are drained, not \(count) records of 64 KiB")
    #expect(request.records.count < 1000)
  }

  @Test(arguments: [1, 7, 8, 500])
  func `keeps nothing of what comes behind the end`(count: Int) throws {
    let smuggled = FastCGI.request([("REQUEST_METHOD", "POST"), ("REMOTE_USER", "admin")])
    let excess = Array((smuggled + [UInt8](repeating: 0, count: 500)).prefix(count))
    let bytes = start + FastCGI.stream(FastCGI.stdin, [1, 2, 3])
    let request = try #require(RequestReceiver.receive(bytes + excess).request)
    #expect(request.hasExcess)
    #expect(request.contents?.body == [1, 2, 3])
  }

  @Test func `a body that looks like a request stays a body`() throws {
    let smuggled = FastCGI.request([("REQUEST_METHOD", "POST"), ("REMOTE_USER", "admin")])
    for chunk in [1, 8, 9, 65_535] {
      let bytes = start + FastCGI.stream(FastCGI.stdin, smuggled, chunk: chunk)
      let request = try #require(RequestReceiver.receive(bytes, piece: 13).request)
      #expect(request.contents?.body == smuggled)
      let cut = try #require(RequestReceiver.receive(bytes, maximumBody: 20, piece: 13).request)
      #expect(cut.bodyIsTooLarge && cut.contents.map { $0.body.count <= 20 } == true)
    }
  }

  @Test func `keeps no padding`() {
    let records = (0..<1000).flatMap { _ in FastCGI.record(FastCGI.stdin, [1], padding: 255) }
    let request = RequestReceiver.receive(start + records + FastCGI.record(FastCGI.stdin)).request
    #expect(request?.contents?.body.count == 1000)
    #expect(request?.records.count ?? .max < 16_000)
  }

  @Test(arguments: [FastCGI.getValues, FastCGI.data, FastCGI.params])
  func `refuses a peer that sends without end and gets no further`(type: UInt8) {
    var receiver = RequestReceiver(maximumBody: 65_536)
    let content: [UInt8] = type == FastCGI.params ? [0x61] : []
    let record = FastCGI.record(type, id: type == FastCGI.getValues ? 0 : 1, content, padding: 255)
    let piece = (0..<250).flatMap { _ in record }
    #expect(receiver.feed(FastCGI.begin()).isIncomplete)
    var pieces = 0
    while pieces < 1000, receiver.feed(piece).isIncomplete { pieces += 1 }
    #expect(pieces < 1000, "64 MiB were taken")
  }
}
