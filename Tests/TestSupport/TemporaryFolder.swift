import Glibc

/// A new folder, removed with what is in it when nobody holds it any more.
package final class TemporaryFolder: Sendable {
  package let path: String
  private let isOwner: Bool

  /// A file that cannot be read or written, and the `errno` of it.
  package struct FileError: Error {
    package let path: String
    package let code: Int32
  }

  package init() {
    var template = Array("/tmp/placard-tests-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else { fatalError("mkdtemp: errno \(errno)") }
    path = String(cString: made)
    isOwner = true
  }

  /// A folder that the processes of this one's exit tests know.
  package init(named name: String) {
    path = "/tmp/placard-tests-\(getpid())-\(name)"
    mkdir(path, 0o755)
    isOwner = true
  }

  /// The folder of that name of the process that runs this exit test.
  package init(ofParent name: String) {
    path = "/tmp/placard-tests-\(getppid())-\(name)"
    isOwner = false
  }

  deinit { if isOwner { remove() } }

  package func remove() {
    chmod(path, 0o700)
    Self.remove(path)
  }

  private static func remove(_ path: String) {
    guard Glibc.remove(path) != 0, errno == ENOTEMPTY || errno == EEXIST else { return }
    for name in names(in: path) { remove("\(path)/\(name)") }
    rmdir(path)
  }

  /// The file of a registry to be.
  package var registry: String { file("placard.sqlite") }

  package func file(_ name: String) -> String { "\(path)/\(name)" }

  /// What is in it, in alphabetical order.
  package var names: [String] { Self.names(in: path) }

  private static func names(in path: String) -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  // MARK: - Reading

  /// Empty where there is no such file.
  package func bytes(of name: String = "placard.sqlite") -> [UInt8] {
    (try? read(name)) ?? []
  }

  /// What is in all files together.
  package var allBytes: [UInt8] { names.flatMap(bytes) }

  package func text(of name: String) throws -> String {
    String(decoding: try read(name), as: UTF8.self)
  }

  /// With an empty one after the last line break.
  package func lines(of name: String) throws -> [String] {
    try text(of: name).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// Those that ``append(_:to:)`` has written; none where there is no such file.
  package func lines(appendedTo name: String) -> [String] {
    String(decoding: bytes(of: name), as: UTF8.self).split(separator: "\n").map(String.init)
  }

  private func read(_ name: String) throws -> [UInt8] {
    let descriptor = open(file(name), O_RDONLY)
    guard descriptor >= 0 else { throw FileError(path: file(name), code: errno) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while case let count = Glibc.read(descriptor, &buffer, buffer.count), count > 0 { bytes += buffer[..<count] }
    return bytes
  }

  package func mode(of name: String = "placard.sqlite") -> mode_t? {
    var facts = stat()
    return stat(file(name), &facts) == 0 ? facts.st_mode & 0o7777 : nil
  }

  // MARK: - Writing

  /// Writes a file and returns its path.
  @discardableResult
  package func write(_ text: String, to name: String = "placard.conf") throws -> String {
    try write(Array(text.utf8), to: name, mode: 0o600)
    return file(name)
  }

  /// Puts a file in the place of another, as `mv` does.
  package func replace(_ name: String = "placard.sqlite", with bytes: [UInt8]) throws {
    try write(bytes, to: "new", mode: 0o640)
    rename(file("new"), file(name))
  }

  /// Writes into a file as it is.
  package func overwrite(_ name: String = "placard.sqlite", with bytes: [UInt8]) throws {
    try write(bytes, to: name, mode: 0o640)
  }

  /// Adds a line to a file, in one piece.
  package func append(_ line: String, to name: String) throws {
    try write(Array("\(line)\n".utf8), to: name, mode: 0o640, flags: O_APPEND)
  }

  private func write(_ bytes: [UInt8], to name: String, mode: mode_t, flags: Int32 = O_TRUNC) throws {
    let descriptor = open(file(name), O_WRONLY | O_CREAT | flags, mode)
    guard descriptor >= 0 else { throw FileError(path: file(name), code: errno) }
    defer { close(descriptor) }
    let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
    guard count == bytes.count else { throw FileError(path: file(name), code: errno) }
  }
}
