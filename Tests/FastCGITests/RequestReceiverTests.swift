import Testing

@testable import FastCGI

@Suite struct RequestReceiverTests {
  private let pair = FastCGI.pair("REQUEST_METHOD", "POST")
  private let form = Array("a=1&b=2".utf8)
  private var parameters: [UInt8] { FastCGI.stream(FastCGI.params, pair) }
  private var body: [UInt8] { FastCGI.stream(FastCGI.stdin, form) }
  private var whole: [UInt8] { FastCGI.begin() + parameters + body }

  private func expectWhole(_ request: RequestReceiver.Request, sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(request.contents?.parameters == pair, sourceLocation: sourceLocation)
    #expect(request.contents?.body == form, sourceLocation: sourceLocation)
    #expect(!request.bodyIsTooLarge && !request.hasExcess, sourceLocation: sourceLocation)
  }

  @Test func `takes a whole request as it is`() throws {
    let request = try #require(RequestReceiver.receive(whole).request)
    #expect(request.id == 1)
    expectWhole(request)
  }

  @Test func `takes a request split at every byte`() throws {
    for split in 1..<whole.count {
      var receiver = RequestReceiver(maximumBody: 100)
      #expect(receiver.isSilent)
      #expect(receiver.feed(Array(whole[..<split])).isIncomplete)
      #expect(!receiver.isSilent)
      let request = try #require(receiver.feed(Array(whole[split...])).request)
      expectWhole(request)
    }
  }

  @Test(arguments: [1, 2, 3, 7, 8, 9, 64])
  func `takes a request in small pieces`(piece: Int) throws {
    let request = try #require(RequestReceiver.receive(whole, piece: piece).request)
    expectWhole(request)
  }

  @Test func `takes padding, records of one byte and every id`() throws {
    for id in [1, 255, 256, 0xFFFF] as [UInt16] {
      let bytes =
        FastCGI.begin(id: id) + FastCGI.record(FastCGI.params, id: id, FastCGI.pair("A", "b"), padding: 255)
        + FastCGI.record(FastCGI.params, id: id, padding: 7)
        + FastCGI.stream(FastCGI.stdin, id: id, [1, 2, 3], chunk: 1)
      let request = try #require(RequestReceiver.receive(bytes, piece: 5).request)
      #expect(request.id == id)
      #expect(try #require(request.contents) == (FastCGI.pair("A", "b"), [1, 2, 3]))
    }
  }

  @Test(arguments: [0, 1, 2, 3, 4])
  func `leaves out foreign ids, management records and unknown types wherever they come`(place: Int) throws {
    let strangers =
      FastCGI.begin(id: 2) + FastCGI.record(FastCGI.params, id: 2, FastCGI.pair("REMOTE_USER", "admin"))
      + FastCGI.record(FastCGI.params, id: 2) + FastCGI.record(FastCGI.stdin, id: 2, [1])
      + FastCGI.record(FastCGI.stdin, id: 2) + FastCGI.record(FastCGI.abortRequest, id: 2)
    let others =
      FastCGI.record(FastCGI.getValues, id: 0, FastCGI.pair("FCGI_MAX_CONNS", "") + FastCGI.pair("FCGI_MAX_CONNS", ""))
      + FastCGI.record(FastCGI.getValues, id: 0, [0xFF, 0xFF, 0xFF, 0xFF])
      + FastCGI.record(FastCGI.beginRequest, id: 0) + FastCGI.record(FastCGI.stdin, id: 0)
      + FastCGI.record(FastCGI.data, [1, 2]) + FastCGI.record(FastCGI.data) + FastCGI.record(200, [1])
      + FastCGI.record(0)
    let noise = (place == 0 ? [] : strangers) + others
    var parts = [
      FastCGI.begin(), FastCGI.record(FastCGI.params, FastCGI.pair("A", "b")), FastCGI.record(FastCGI.params),
      FastCGI.record(FastCGI.stdin, [1]), FastCGI.record(FastCGI.stdin),
    ]
    parts.insert(noise, at: place)
    let request = try #require(RequestReceiver.receive(parts.flatMap(\.self)).request)
    #expect(request.id == 1)
    #expect(try #require(request.contents) == (FastCGI.pair("A", "b"), [1]))
  }

  @Test func `an abort ends it at every stage`() {
    let abort = FastCGI.record(FastCGI.abortRequest)
    let stages = [
      FastCGI.begin(), FastCGI.begin() + FastCGI.record(FastCGI.params, FastCGI.pair("A", "b")),
      FastCGI.begin() + parameters, FastCGI.begin() + parameters + FastCGI.record(FastCGI.stdin, [1]),
    ]
    for stage in stages { #expect(RequestReceiver.receive(stage + abort, piece: 3).isAborted) }
  }

  @Test(arguments: [0, 2, 3, 4, 255, 256, 0xFFFF] as [UInt16])
  func `refuses another role in the protocol's words`(role: UInt16) throws {
    let reply = try #require(RequestReceiver.receive(FastCGI.begin(id: 9, role: role)).reply)
    let answer = try #require(FastCGI.Answer(reply))
    #expect(answer.id == 9 && answer.status == 3 && answer.output.isEmpty)
  }

  @Test(arguments: [0, 2, 255] as [UInt8])
  func `refuses another version wherever it comes`(version: UInt8) {
    let wrong = FastCGI.record(FastCGI.stdin, version: version)
    for start in [[], FastCGI.begin(), FastCGI.begin() + parameters] {
      #expect(RequestReceiver.receive(start + wrong).reply == [])
    }
    #expect(RequestReceiver.receive(Array("GET / HTTP/1.1\r\n\r\n".utf8)).reply == [])
  }

  @Test func `refuses records that are out of order`() {
    let pair = FastCGI.pair("A", "b")
    let wrong: [[UInt8]] = [
      parameters, body, FastCGI.record(FastCGI.abortRequest), FastCGI.record(FastCGI.beginRequest, [0, 1, 0]),
      FastCGI.record(FastCGI.beginRequest, [0, 1, 0, 0, 0, 0, 0, 0, 0]), FastCGI.begin() + FastCGI.begin(),
      FastCGI.begin() + body,
      FastCGI.begin() + FastCGI.record(FastCGI.params, pair) + body,
      FastCGI.begin() + parameters + FastCGI.record(FastCGI.params, pair),
      FastCGI.begin() + parameters + FastCGI.begin(),
      FastCGI.begin() + FastCGI.record(FastCGI.stdout, [1]), FastCGI.begin() + FastCGI.record(FastCGI.endRequest),
    ]
    for bytes in wrong { #expect(RequestReceiver.receive(bytes).reply == [], "\(bytes.prefix(40))") }
  }
}
