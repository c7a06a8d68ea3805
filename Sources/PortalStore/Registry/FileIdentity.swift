import Glibc

/// What tells one file from another that takes its name or its place.
struct FileIdentity: Equatable {
  private let device: dev_t
  private let number: ino_t
  let size: off_t
  private let modifiedSeconds: time_t
  private let modifiedNanoseconds: Int

  /// - Returns: `nil` where there is no file, though there is a folder for it.
  init?(at path: String) throws(RegistryError) {
    var facts = stat()
    guard stat(path, &facts) == 0 else {
      let code = errno
      guard code == ENOENT || code == ENOTDIR else { throw RegistryError(system: code, path: path) }
      guard stat(Self.folder(of: path), &facts) == 0 else { throw RegistryError(.missingFolder, path: path) }
      guard facts.st_mode & S_IFMT == S_IFDIR else { throw RegistryError(.missingFolder, path: path) }
      return nil
    }
    guard facts.st_mode & S_IFMT == S_IFREG else { throw RegistryError(.notAFile, path: path) }
    device = facts.st_dev
    number = facts.st_ino
    size = facts.st_size
    modifiedSeconds = facts.st_mtim.tv_sec
    modifiedNanoseconds = facts.st_mtim.tv_nsec
  }

  /// Whether it is the same file, which may have been written meanwhile.
  func isSameFile(as other: FileIdentity) -> Bool {
    device == other.device && number == other.number
  }

  /// The folder of a path that has one.
  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
