import Glibc
import TestSupport
import Testing

@testable import FastCGI

/// One after another: descriptor 0 belongs to the whole process.
@Suite(.serialized) struct LaunchTests {
  private func detect(_ variables: [String: String]) -> Launch {
    Launch.detect { variables[$0] }
  }

  private let ownPID = String(getpid())

  @Test(arguments: ["1", "2", "17"])
  func `systemd's variables for this process come first`(count: String) {
    let variables = ["LISTEN_PID": ownPID, "LISTEN_FDS": count, "GATEWAY_INTERFACE": "CGI/1.1"]
    #expect(detect(variables) == .fastCGI(descriptor: 3))
  }

  @Test(arguments: [
    ["LISTEN_PID": "1", "LISTEN_FDS": "1"], ["LISTEN_FDS": "1"], ["LISTEN_PID": String(getpid())],
    ["LISTEN_PID": String(getpid()), "LISTEN_FDS": "0"], ["LISTEN_PID": String(getpid()), "LISTEN_FDS": "-1"],
    ["LISTEN_PID": String(getpid()), "LISTEN_FDS": "x"], ["LISTEN_PID": String(getpid()), "LISTEN_FDS": ""],
    ["LISTEN_PID": "", "LISTEN_FDS": "1"], ["LISTEN_PID": String(getpid()) + " ", "LISTEN_FDS": "1"],
  ])
  func `systemd's variables for another process mean nothing`(variables: [String: String]) {
    #expect(detect(variables) == .command)
    #expect(detect(variables.merging(["GATEWAY_INTERFACE": "CGI/1.1"]) { $1 }) == .cgi)
  }

  @Test func `a web server's variable means one exchange`() {
    #expect(detect(["GATEWAY_INTERFACE": "CGI/1.1"]) == .cgi)
  }

  @Test func `without any of them it is a command`() {
    #expect(detect([:]) == .command)
    #expect(detect(["REQUEST_METHOD": "POST", "QUERY_STRING": "a"]) == .command)
  }

  @Test func `a socket that listens on descriptor 0 is spawn-fcgi's`() throws {
    let folder = TemporaryFolder()
    let socket = try ListeningSocket(path: folder.file("socket"), mode: 0o600, group: nil)
    let saved = dup(0)
    dup2(socket.descriptor, 0)
    defer {
      if saved >= 0 { dup2(saved, 0) } else { close(0) }
      close(saved)
      socket.remove()
    }
    #expect(detect([:]) == .fastCGI(descriptor: 0))
    #expect(detect(["GATEWAY_INTERFACE": "CGI/1.1"]) == .cgi)
    #expect(detect(["LISTEN_PID": ownPID, "LISTEN_FDS": "1"]) == .fastCGI(descriptor: 3))
  }
}
