import Bitrix24
import Glibc
import Testing

@testable import CurlTransport

/// What is left after thousands of requests.
@Suite(.serialized) struct EndlessTests {
  @Test func `opens and closes its sockets`() async {
    let server = TestServer { request, connection in
      connection.answer(request.body, header: request.body.hasSuffix("7") ? "Connection: close\r\n" : "")
    }
    let silent = TestServer { connection in _ = connection.isClosedByClient() }
    let outbound = CurlTransport.make { $0.waitingPerServer = 1024 }
    for round in 0..<10 {
      await withTaskGroup { group in
        for number in 0..<300 {
          let form = "round=\(round)&number=\(number)"
          group.addTask { #expect(await outbound.ask(server.address(), form: form) == .ok(form)) }
        }
        for _ in 0..<20 {
          group.addTask {
            let answer = await outbound.ask(silent.address(), within: .milliseconds(50))
            #expect(answer == .failure(.deadline))
          }
        }
      }
    }
    #expect(await silent.open.reaches(0))
    #expect(await eventually { server.open.value <= 8 })
    outbound.stop()
    #expect(await server.open.reaches(0))
  }
}
