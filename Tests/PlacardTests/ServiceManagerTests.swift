import FastCGI
import Glibc
import TestSupport
import Testing

@testable import Placard

@Suite(.timeLimit(.minutes(1))) struct ServiceManagerTests {
  private func manager(_ variables: [String: String]) -> ServiceManager {
    ServiceManager { variables[$0] }
  }

  @Test(arguments: [false, true]) func `sends one datagram a message`(isAbstract: Bool) throws {
    let folder = TemporaryFolder()
    // Such a name is everybody's: the folder's is nobody else's.
    let address = isAbstract ? "@" + folder.path.split(separator: "/").last! : folder.file("notify")
    let listener = try NotifyListener(address)
    let manager = manager(["NOTIFY_SOCKET": address])
    try manager.tell(.ready)
    try manager.tell(.reloading(since: .init(microseconds: 12_345_678)))
    try manager.tell(.stopping)
    try manager.tell(.watchdog)
    #expect(listener.next() == "READY=1")
    #expect(listener.next() == "RELOADING=1\nMONOTONIC_USEC=12345678")
    #expect(listener.next() == "STOPPING=1")
    #expect(listener.next() == "WATCHDOG=1")
  }

  @Test(arguments: [[:], ["NOTIFY_SOCKET": ""], ["NOTIFY_SOCKET": "vsock:2:1234"], ["NOTIFY_SOCKET": "relative"]])
  func `says nothing where nobody listens`(variables: [String: String]) throws {
    let manager = manager(variables.merging(["WATCHDOG_USEC": "1000"]) { $1 })
    try manager.tell(.ready)
    #expect(manager.watchdogTimeout == nil)
  }

  @Test func `a socket that is not there is an error`() throws {
    let folder = TemporaryFolder()
    let manager = manager(["NOTIFY_SOCKET": folder.file("none")])
    #expect(throws: SystemError.self) { try manager.tell(.ready) }
  }

  @Test func `a path that no socket can have is an error`() {
    let manager = manager(["NOTIFY_SOCKET": "/" + String(repeating: "x", count: 200)])
    #expect(throws: SystemError.self) { try manager.tell(.ready) }
  }

  @Test func `the watchdog is the one of this process`() {
    let variables = ["NOTIFY_SOCKET": "/run/notify", "WATCHDOG_USEC": "30000000"]
    #expect(manager(variables).watchdogTimeout == .seconds(30))
    #expect(manager(variables.merging(["WATCHDOG_PID": "\(getpid())"]) { $1 }).watchdogTimeout == .seconds(30))
    #expect(manager(variables.merging(["WATCHDOG_PID": "1"]) { $1 }).watchdogTimeout == nil)
    #expect(manager(variables.merging(["WATCHDOG_USEC": "soon"]) { $1 }).watchdogTimeout == nil)
    #expect(manager(variables.merging(["WATCHDOG_USEC": "0"]) { $1 }).watchdogTimeout == nil)
  }

  @Test func `the time of a reload goes on`() {
    let before = ServiceManager.MonotonicTime.now()
    #expect(before.microseconds > 0)
    #expect(ServiceManager.MonotonicTime.now().microseconds >= before.microseconds)
  }
}

/// The manager's end: a datagram socket.
private final class NotifyListener {
  private let descriptor: Int32

  init(_ address: String) throws {
    descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    var bytes = Array(address.utf8)
    if bytes.first == UInt8(ascii: "@") { bytes[0] = 0 }
    var name = sockaddr_un()
    name.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &name.sun_path) { $0.copyBytes(from: bytes) }
    let length = socklen_t(MemoryLayout<sockaddr_un>.offset(of: \.sun_path)! + bytes.count)
    let bound = withUnsafePointer(to: &name) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, length) }
    }
    try #require(bound == 0)
  }

  deinit { close(descriptor) }

  /// The next message that is there.
  func next() -> String? {
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = recv(descriptor, &buffer, buffer.count, Int32(MSG_DONTWAIT))
    return count < 0 ? nil : String(decoding: buffer[..<count], as: UTF8.self)
  }
}
