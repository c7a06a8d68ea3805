import Glibc

/// A kept connection to a portal, with one request at a time.
final class PortalConnection {
  let descriptor: Int32
  let portal: LatePortal
  private var message = Message()

  init(descriptor: Int32, portal: LatePortal) {
    self.descriptor = descriptor
    self.portal = portal
  }

  deinit {
    close(descriptor)
  }

  enum Progress {
    case incomplete
    case request(body: ArraySlice<UInt8>)
    case ended
  }

  func receive(into buffer: UnsafeMutableRawBufferPointer) -> Progress {
    switch Socket.read(descriptor, into: buffer) {
    case .nothingYet: return .incomplete
    case .end: return .ended
    case .bytes(let count): message.append(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    }
    if message.isBroken { return .ended }
    guard message.isComplete else { return .incomplete }
    defer { message.removeAll() }
    return .request(body: message.body)
  }

  /// Sends an answer; a socket that does not take it whole is shut.
  func send(_ bytes: [UInt8]) {
    if !Socket.send(bytes, to: descriptor) { shutdown(descriptor, Int32(SHUT_RDWR)) }
  }
}
