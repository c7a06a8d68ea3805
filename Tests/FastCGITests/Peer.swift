import Glibc
import Threads

@testable import FastCGI

/// The web server's end of a connection. Waits on a thread of its own, since tests share Swift's few threads with the
/// tasks that the server resumes.
final class Peer: Sendable {
  private let descriptor: Int32
  private let isConnected: Bool

  /// - Parameter receiveBuffer: how much the kernel takes in for a peer that does not read.
  init(path: String, receiveBuffer: Int32? = nil) {
    descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    isConnected = connectSocket(descriptor, to: path) == 0
    var timeout = timeval(tv_sec: 30, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
    setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
    if var receiveBuffer {
      setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &receiveBuffer, socklen_t(MemoryLayout<Int32>.size))
    }
  }

  deinit {
    close(descriptor)
  }

  var couldConnect: Bool { isConnected }

  /// Sends everything.
  ///
  /// - Returns: whether the server took it.
  @discardableResult
  func send(_ bytes: [UInt8]) async -> Bool {
    await onOwnThread { [self] in
      var offset = 0
      while offset < bytes.count {
        let count = bytes.withUnsafeBytes {
          Glibc.send(descriptor, $0.baseAddress! + offset, $0.count - offset, Int32(MSG_NOSIGNAL))
        }
        guard count > 0 else { return false }
        offset += count
      }
      return true
    }
  }

  /// Everything that comes until the server closes the connection, or `nil` where it does not within 30 s.
  func readToEnd() async -> [UInt8]? {
    await onOwnThread { [self] in
      var bytes: [UInt8] = []
      var buffer = [UInt8](repeating: 0, count: 65_536)
      while true {
        let count = recv(descriptor, &buffer, buffer.count, 0)
        if count < 0 { return errno == ECONNRESET ? bytes : nil }
        if count == 0 { return bytes }
        bytes += buffer[..<count]
      }
    }
  }

  /// The answer, if what came is one whole answer and the server then closed the connection.
  func answer() async -> FastCGI.Answer? {
    await readToEnd().flatMap { FastCGI.Answer($0) }
  }

  /// Sends a request and reads the answer.
  func ask(_ request: [UInt8] = FastCGI.request()) async -> FastCGI.Answer? {
    await send(request) ? await answer() : nil
  }

  /// Ends the connection without reading what may be there.
  func leave() {
    shutdown(descriptor, Int32(SHUT_RDWR))
  }
}

/// Runs something that blocks where it holds up nobody.
func onOwnThread<Result: Sendable>(_ body: @escaping @Sendable () -> Result) async -> Result {
  await withCheckedContinuation { continuation in
    do throws(Thread.StartError) {
      try Thread(signals: .inherited) { continuation.resume(returning: body()) }.detach()
    } catch {
      fatalError("no thread for a test: \(error.code)")
    }
  }
}

func connectSocket(_ descriptor: Int32, to path: String) -> Int32 {
  var address = sockaddr_un()
  address.sun_family = sa_family_t(AF_UNIX)
  withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8).prefix(107)) }
  return withUnsafePointer(to: &address) {
    $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
      connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
    }
  }
}
