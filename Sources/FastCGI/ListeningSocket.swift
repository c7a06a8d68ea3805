import Glibc

/// A socket that accepts FastCGI connections: inherited, or bound by the program itself.
///
/// libfcgi's own `FCGX_OpenSocket` is not used: it ends the process on errors, removes whatever stands at the path,
/// and leaves the mode to the umask.
package struct ListeningSocket: Sendable {
  /// How many connections may wait to be accepted. A small backlog makes nginx answer 502 in a burst.
  package static let backlog: Int32 = 4096

  /// The socket's descriptor, owned by this value; it does not block and is closed on `exec`.
  package let descriptor: Int32
  /// Whether the program bound it and nobody else accepts from it.
  let isOwn: Bool
  private let file: SocketFile?

  private init(descriptor: Int32, isOwn: Bool, file: SocketFile? = nil) {
    self.descriptor = descriptor
    self.isOwn = isOwn
    self.file = file
    let flags = fcntl(descriptor, F_GETFL)
    _ = fcntl(descriptor, F_SETFL, flags | O_NONBLOCK)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
  }

  /// A socket that systemd or spawn-fcgi bound and that others may share.
  ///
  /// - Throws: when the descriptor is not a listening socket.
  package init(inherited descriptor: Int32) throws(SystemError) {
    guard Self.isListening(descriptor) else {
      throw SystemError("descriptor \(descriptor)", reason: "not a listening socket")
    }
    self.init(descriptor: descriptor, isOwn: false)
  }

  /// Whether a descriptor is a socket that accepts connections.
  package static func isListening(_ descriptor: Int32) -> Bool {
    var value: Int32 = 0
    var size = socklen_t(MemoryLayout<Int32>.size)
    return getsockopt(descriptor, SOL_SOCKET, SO_ACCEPTCONN, &value, &size) == 0 && value != 0
  }

  /// Binds a Unix-domain socket at a path.
  ///
  /// It appears there complete, with its mode and group, and listening: it is made under a temporary name and renamed.
  /// What stands at the path is replaced only if it is a socket that nobody listens on any more.
  ///
  /// - Parameters:
  ///   - mode: permission bits, for example `0o660`.
  ///   - group: numeric id of the group that shall own the socket, or `nil` for the process's own.
  package init(path: String, mode: UInt32, group: UInt32?) throws(SystemError) {
    try SocketFile.refuseUnlessFree(path)
    // A name that nothing has; were it taken all the same, bind says so and nothing is lost.
    let temporary = path + "." + String(UInt32.random(in: 0x1000_0000 ... .max), radix: 16)
    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { throw SystemError("socket") }
    var isBound = false
    do throws(SystemError) {
      let bound = try withUnixAddress(temporary) { bind(descriptor, $0, $1) }
      guard bound == 0 else { throw SystemError("bind \(path)") }
      isBound = true
      if let group, chown(temporary, uid_t.max, group) != 0 { throw SystemError("chown \(path) to group \(group)") }
      guard chmod(temporary, mode) == 0 else { throw SystemError("chmod \(path)") }
      guard listen(descriptor, Self.backlog) == 0 else { throw SystemError("listen \(path)") }
      guard rename(temporary, path) == 0 else { throw SystemError("rename \(temporary) to \(path)") }
    } catch {
      if isBound { unlink(temporary) }
      Glibc.close(descriptor)
      throw error
    }
    self.init(descriptor: descriptor, isOwn: true, file: SocketFile(path: path))
  }

  /// Binds a TCP socket at a numeric address: `127.0.0.1:9000`, `[::1]:9000`.
  package init(address: SocketAddress) throws(SystemError) {
    let descriptor = socket(
      address.family, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), Int32(IPPROTO_TCP))
    guard descriptor >= 0 else { throw SystemError("socket") }
    var on: Int32 = 1
    setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, socklen_t(MemoryLayout<Int32>.size))
    let bound = address.withSockaddr { bind(descriptor, $0, $1) }
    guard bound == 0, listen(descriptor, Self.backlog) == 0 else {
      let error = SystemError("listen on \(address)")
      Glibc.close(descriptor)
      throw error
    }
    self.init(descriptor: descriptor, isOwn: true)
  }

  /// Removes the socket's file, if that is still the one which this socket made.
  func removeFile() {
    file?.remove()
  }

  /// Lets nobody in any more, in no process. The descriptor stays until ``close()``: another thread may be using it.
  func shutDown() {
    shutdown(descriptor, Int32(SHUT_RDWR))
  }

  /// Closes this process's end; an inherited socket lives on in others.
  func close() {
    Glibc.close(descriptor)
  }
}

/// The file of a Unix-domain socket, recognized again by its inode.
private struct SocketFile {
  let path: String
  private let inode: UInt?

  init(path: String) {
    self.path = path
    inode = Self.status(of: path).map { UInt($0.st_ino) }
  }

  func remove() {
    guard let inode, Self.status(of: path).map({ UInt($0.st_ino) }) == inode else { return }
    unlink(path)
  }

  static func refuseUnlessFree(_ path: String) throws(SystemError) {
    guard let status = status(of: path) else { return }
    guard status.st_mode & S_IFMT == S_IFSOCK else {
      throw SystemError("bind \(path)", reason: "something that is not a socket stands there")
    }
    // Without blocking: the backlog of a server that hangs may be full.
    let flags = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue) | Int32(SOCK_NONBLOCK.rawValue)
    let probe = socket(AF_UNIX, flags, 0)
    guard probe >= 0 else { throw SystemError("socket") }
    defer { close(probe) }
    let connected = try withUnixAddress(path) { connect(probe, $0, $1) }
    if connected == 0 || errno == EAGAIN { throw SystemError("bind \(path)", reason: "another server listens there") }
    guard errno == ECONNREFUSED || errno == ENOENT else { throw SystemError("connect \(path)") }
  }

  private static func status(of path: String) -> stat? {
    var status = stat()
    return lstat(path, &status) == 0 ? status : nil
  }
}

private func withUnixAddress(
  _ path: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
) throws(SystemError) -> Int32 {
  var address = sockaddr_un()
  address.sun_family = sa_family_t(AF_UNIX)
  let path = Array(path.utf8)
  let fits = withUnsafeMutableBytes(of: &address.sun_path) { place in
    guard path.count < place.count else { return false }
    place.copyBytes(from: path)
    return true
  }
  guard fits else {
    throw SystemError("bind \(String(decoding: path, as: UTF8.self))", reason: "the path is too long for a socket")
  }
  return withUnsafePointer(to: &address) {
    $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, socklen_t(MemoryLayout<sockaddr_un>.size)) }
  }
}
