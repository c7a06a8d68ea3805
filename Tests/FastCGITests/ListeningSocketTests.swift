import Glibc
import TestSupport
import Testing

@testable import FastCGI

@Suite struct ListeningSocketTests {
  private let folder = TemporaryFolder()
  private var path: String { folder.file("socket") }

  private func fileStatus(_ path: String) -> stat? {
    var status = stat()
    return lstat(path, &status) == 0 ? status : nil
  }

  @Test(arguments: [0o600, 0o660, 0o666, 0o777, 0o222] as [UInt32])
  func `has the mode that was asked for, whatever the umask`(mode: UInt32) throws {
    let socket = try ListeningSocket(path: path, mode: mode, group: getegid())
    defer { socket.remove() }
    let status = try #require(fileStatus(path))
    #expect(status.st_mode & S_IFMT == S_IFSOCK)
    #expect(status.st_mode & 0o7777 == mode)
    #expect(status.st_gid == getegid())
    #expect(folder.names == ["socket"], "nothing else is left behind")
  }

  @Test func `listens, blocks nobody and is not inherited by programs that are started`() throws {
    let socket = try ListeningSocket(path: path, mode: 0o600, group: nil)
    defer { socket.remove() }
    #expect(ListeningSocket.isListening(socket.descriptor))
    #expect(Peer(path: path).couldConnect)
    #expect(fcntl(socket.descriptor, F_GETFL) & O_NONBLOCK != 0)
    #expect(fcntl(socket.descriptor, F_GETFD) & FD_CLOEXEC != 0)
  }

  @Test func `leaves a regular file alone`() throws {
    try folder.write("precious", to: "socket")
    #expect(throws: SystemError.self) { try ListeningSocket(path: path, mode: 0o600, group: nil) }
    #expect(try folder.text(of: "socket") == "precious")
    #expect(folder.names == ["socket"])
  }

  @Test func `leaves a folder and a link alone`() throws {
    #expect(throws: SystemError.self) { try ListeningSocket(path: folder.path, mode: 0o600, group: nil) }
    try folder.write("precious", to: "file")
    for target in ["file", "nowhere"] {
      #expect(symlink(target, path) == 0)
      #expect(throws: SystemError.self) { try ListeningSocket(path: path, mode: 0o600, group: nil) }
      #expect(try #require(fileStatus(path)).st_mode & S_IFMT == S_IFLNK)
      unlink(path)
    }
    #expect(try folder.text(of: "file") == "precious")
  }

  @Test func `leaves a regular file alone that bears its temporary name`() throws {
    try folder.write("precious", to: "socket.\(getpid())")
    let socket = try? ListeningSocket(path: path, mode: 0o600, group: nil)
    socket?.remove()
    #expect(try folder.text(of: "socket.\(getpid())") == "precious")
  }

  @Test func `does not take a path from a server that lives`() throws {
    let first = try ListeningSocket(path: path, mode: 0o600, group: nil)
    defer { first.remove() }
    let inode = fileStatus(path)?.st_ino
    let error = #expect(throws: SystemError.self) { try ListeningSocket(path: path, mode: 0o600, group: nil) }
    #expect(error?.description.contains(path) == true)
    #expect(fileStatus(path)?.st_ino == inode)
    #expect(Peer(path: path).couldConnect)
    #expect(folder.names == ["socket"])
  }

  @Test func `replaces the socket of a server that is gone`() throws {
    let first = try ListeningSocket(path: path, mode: 0o600, group: nil)
    close(first.descriptor)
    #expect(!Peer(path: path).couldConnect)
    let second = try ListeningSocket(path: path, mode: 0o640, group: nil)
    defer { second.remove() }
    #expect(Peer(path: path).couldConnect)
    #expect(fileStatus(path).map { $0.st_mode & 0o7777 } == 0o640)
  }

  @Test func `removes its own file and not that of a successor`() throws {
    let first = try ListeningSocket(path: path, mode: 0o600, group: nil)
    unlink(path)
    let second = try ListeningSocket(path: path, mode: 0o600, group: nil)
    first.remove()
    #expect(Peer(path: path).couldConnect)
    second.remove()
    #expect(folder.names.isEmpty)
  }

  @Test func `says what failed and leaves nothing behind`() {
    let missing = folder.file("missing/socket")
    let error = #expect(throws: SystemError.self) { try ListeningSocket(path: missing, mode: 0o600, group: nil) }
    #expect(error?.code == ENOENT)
    #expect(error?.description.contains(missing) == true)
    let long = folder.file(String(repeating: "x", count: 200))
    #expect(throws: SystemError.self) { try ListeningSocket(path: long, mode: 0o600, group: nil) }
    #expect(folder.names.isEmpty)
  }

  @Test func `takes an inherited socket and refuses what does not listen`() throws {
    let socket = try ListeningSocket(path: path, mode: 0o600, group: nil)
    defer { socket.remove() }
    #expect(try ListeningSocket(inherited: socket.descriptor).descriptor == socket.descriptor)
    let silent = Glibc.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    let file = open("/dev/null", O_RDONLY)
    defer {
      close(silent)
      close(file)
    }
    for descriptor in [silent, file, -1, 1_000_000] {
      #expect(!ListeningSocket.isListening(descriptor))
      #expect(throws: SystemError.self) { try ListeningSocket(inherited: descriptor) }
    }
  }
}
