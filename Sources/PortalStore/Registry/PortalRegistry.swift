import Bitrix24
import Glibc

/// The portals that have installed the application: in memory for reads, in a SQLite file for keeps.
///
/// Reads never wait, neither for the disk nor for a change. Changes are made one after the other on a thread of the
/// registry's own, each in one transaction, and are on the disk when they return. Several processes may have the same
/// file: none loses another's changes, and each sees them within a second.
///
/// Whatever is wrong with the file, the portals that were last read stay; ``health`` says what it is, and ends by itself
/// with the cause. A file that is not there is an empty registry: the first registration makes it, with mode 0640, in a
/// folder that must exist.
///
/// What is kept for a time only, tombstones and portals that are leaving, is removed within a second of its end by
/// whichever process has the registry open and is told of it, or when one opens it.
package final class PortalRegistry: Sendable {
  /// How long a change, or a look at the file, waits for another process that has it locked.
  package static let busyTimeout = Duration.seconds(2)
  /// How often the registry looks whether another process has changed something.
  package static let pollInterval = Duration.milliseconds(500)

  /// The file's.
  package let path: String
  private let published = RegistrySnapshot()
  /// `nil` where the system had none to give.
  let thread: RegistryThread?
  let now: @Sendable () -> Int64

  /// Opens the registry, and returns when the file has been read or cannot be: after ``busyTimeout`` at the latest, as
  /// far as it depends on other processes. It makes no file.
  ///
  /// - Parameters:
  ///   - now: seconds since 1970, UTC.
  ///   - onLeft: a portal was removed here since its claimed removal had stood for too long. Without it, what has ended
  ///     is not in memory, but stays in the file for a process that can log its end.
  package convenience init(
    path: String, now: @escaping @Sendable () -> Int64 = { Int64(time(nil)) },
    onLeft: (@Sendable (MemberID) -> Void)? = nil
  ) {
    self.init(path: path, busyTimeout: Self.busyTimeout, now: now, onLeft: onLeft)
  }

  init(
    path: String, busyTimeout: Duration, now: @escaping @Sendable () -> Int64 = { Int64(time(nil)) },
    onLeft: (@Sendable (MemberID) -> Void)? = { _ in }
  ) {
    self.path = path
    self.now = now
    let published = published
    thread = RegistryThread(every: Self.pollInterval) {
      RegistryWriter(path: path, busyTimeout: busyTimeout, published: published, now: now, onLeft: onLeft)
    }
    if let thread {
      thread.waitUntilRead()
    } else {
      published.publish(health: .unreadable(RegistryError(.other, path: path, detail: "there is no thread for it")))
    }
  }

  deinit {
    thread?.stop()
  }

  /// Takes no more changes, and returns when those that were taken have been made and the file is closed.
  package func close() {
    thread?.stop()
    thread?.join()
  }

  /// Whether memory has what the file has, as of the last look.
  package var health: RegistryHealth { published.health }

  /// Every portal, in the order in which they were installed.
  package var all: [InstalledPortal] { published.contents.portals }

  /// The portal that was proven to be at that address: scheme, host and port.
  package func portal(at address: PortalAddress) -> InstalledPortal? { published.contents[address] }

  /// The portal with that id.
  package func portal(member: MemberID) -> InstalledPortal? { published.contents[member] }

  /// What is kept of portals that have removed the application, in the order in which they did.
  package var tombstones: [Tombstone] { published.contents.tombstones }

  /// When the first work that waits for a call's activity is due, by the portal's id or address.
  var pendingDue: [String: Int64] { published.contents.calls.pendingDue }

  /// What is kept of the portal with that id.
  package func tombstone(member: MemberID) -> Tombstone? { published.contents.tombstone(of: member) }
}
