import Glibc

/// A new folder with the file of a registry to be, removed with its files when nobody holds it any more.
final class TemporaryFolder: Sendable {
  let path: String
  private let isOwner: Bool

  init() {
    var template = Array("/tmp/placard-tests-XXXXXX".utf8CString)
    path = mkdtemp(&template).map { String(cString: $0) } ?? "/tmp"
    isOwner = true
  }

  /// A folder that the processes of this one's exit tests know.
  init(named name: String) {
    path = "/tmp/placard-tests-\(getpid())-\(name)"
    mkdir(path, 0o755)
    isOwner = true
  }

  /// The folder of that name of the process that runs this exit test.
  init(ofParent name: String) {
    path = "/tmp/placard-tests-\(getppid())-\(name)"
    isOwner = false
  }

  deinit {
    guard isOwner else { return }
    chmod(path, 0o700)
    for name in names { if unlink(file(name)) != 0 { rmdir(file(name)) } }
    rmdir(path)
  }

  var registry: String { file("placard.sqlite") }

  func file(_ name: String) -> String { "\(path)/\(name)" }

  /// What is in it, in alphabetical order.
  var names: [String] {
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

  func bytes(of name: String = "placard.sqlite") -> [UInt8] {
    let descriptor = open(file(name), O_RDONLY)
    guard descriptor >= 0 else { return [] }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while case let count = read(descriptor, &buffer, buffer.count), count > 0 { bytes += buffer[..<count] }
    return bytes
  }

  /// Puts a file in the place of another, as `mv` does.
  func replace(_ name: String = "placard.sqlite", with bytes: [UInt8]) {
    write(bytes, to: file("new"))
    rename(file("new"), file(name))
  }

  /// Writes into a file as it is.
  func overwrite(_ name: String = "placard.sqlite", with bytes: [UInt8]) {
    write(bytes, to: file(name))
  }

  private func write(_ bytes: [UInt8], to path: String) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o640)
    _ = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
    close(descriptor)
  }

  /// Adds a line to a file, in one piece.
  func append(_ line: String, to name: String) {
    let descriptor = open(file(name), O_WRONLY | O_CREAT | O_APPEND, 0o640)
    let bytes = Array((line + "\n").utf8)
    _ = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
    close(descriptor)
  }

  func lines(of name: String) -> [String] {
    String(decoding: bytes(of: name), as: UTF8.self).split(separator: "\n").map(String.init)
  }

  func mode(of name: String = "placard.sqlite") -> mode_t? {
    var facts = stat()
    return stat(file(name), &facts) == 0 ? facts.st_mode & 0o7777 : nil
  }
}
