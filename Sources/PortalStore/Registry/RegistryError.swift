/// Why the registry cannot be read or written. Its description is one sentence for an administrator.
package struct RegistryError: Error, Equatable, Sendable, CustomStringConvertible {
  /// What is wrong with the file.
  package enum Kind: Equatable, Sendable {
    /// The folder that the file belongs in does not exist.
    case missingFolder
    /// The file was there and is not any more.
    case missingFile
    /// There is something that is no file.
    case notAFile
    /// The process has no right to it.
    case permissionDenied
    /// It can be read, not written.
    case readOnly
    /// The disk, the quota, or what the process may write.
    case full
    /// Another process kept it to itself for longer than ``PortalRegistry/busyTimeout``.
    case locked
    /// It is not what this program has written.
    case corrupt
    /// A database, but not one of this program.
    case foreign
    /// A later version of the program has made it; its schema's number.
    case newerVersion(Int64)
    /// The file was taken away or replaced while it was written.
    case replaced
    /// The registry was closed before the change.
    case closed
    /// Anything else; see ``detail``.
    case other
  }

  /// What is wrong.
  package let kind: Kind
  /// The file's.
  package let path: String
  /// SQLite's or the system's own words, or nothing.
  package let detail: String

  init(_ kind: Kind, path: String, detail: String = "") {
    self.kind = kind
    self.path = path
    self.detail = detail
  }

  /// One sentence for an administrator, with the file's path.
  package var description: String {
    "the registry \(path) \(kind.sentence)" + (detail.isEmpty ? "" : " (\(detail))")
  }
}

extension RegistryError.Kind {
  /// What is the matter, as the rest of a sentence about the file.
  fileprivate var sentence: String {
    switch self {
    case .missingFolder: "cannot be made: its folder does not exist"
    case .missingFile: "is not there any more"
    case .notAFile: "is not a file"
    case .permissionDenied: "may not be opened or written by this user"
    case .readOnly: "can only be read"
    case .full: "cannot be written: there is no room"
    case .locked: "is locked by another process"
    case .corrupt: "is damaged"
    case .foreign: "is a database of another program"
    case .newerVersion(let version): "was made by a newer version of the program: its schema is version \(version)"
    case .replaced: "was replaced while it was written"
    case .closed: "takes no changes any more: the program ends"
    case .other: "cannot be read or written"
    }
  }
}
