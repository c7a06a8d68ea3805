import Bitrix24

/// Keeps memory and file the same: the part of the registry that waits for the disk, on the registry's thread.
final class RegistryWriter {
  private let path: String
  private let busyTimeout: Duration
  private let published: RegistrySnapshot
  private let now: @Sendable () -> Int64
  private let onLeft: (@Sendable (MemberID) -> Void)?
  private var file: RegistryFile?
  private var hasSeenFile = false
  /// Why the last change failed, where that says something about the next one.
  private var writeFailure: RegistryError?

  /// - Parameters:
  ///   - now: seconds since 1970, UTC.
  ///   - onLeft: a portal was removed that had been leaving for too long. Without it, what has ended stays in the file.
  init(
    path: String, busyTimeout: Duration, published: RegistrySnapshot, now: @escaping @Sendable () -> Int64,
    onLeft: (@Sendable (MemberID) -> Void)?
  ) {
    self.path = path
    self.busyTimeout = busyTimeout
    self.published = published
    self.now = now
    self.onLeft = onLeft
  }

  /// What readers see.
  var contents: RegistryContents { published.contents }

  /// Brings memory up to date. What cannot be read leaves it as it is; the next time the file is opened anew.
  ///
  /// What was kept for a time that is over goes from memory in any case, and from the file where that can be written: else
  /// with the next change, or when the file is opened again.
  func refresh() {
    do throws(RegistryError) {
      guard let file = try currentFile() else {
        let failure = RegistryFile.creationFailure(at: path)
        published.publish(.empty, health: failure.map { .unwritable($0) } ?? .good)
        return
      }
      let contents = try file.readIfChanged() ?? published.contents
      let failure = file.writeFailure ?? writeFailure
      let remaining = contents.nextEnd == nil ? contents : contents.remaining(at: now())
      published.publish(remaining, health: failure.map { .unwritable($0) } ?? .good)
      if onLeft != nil, remaining.nextEnd != contents.nextEnd { try? change(file) { _, _ in } }
      removeEndedCalls(from: file)
    } catch {
      file = nil
      published.publish(health: .unreadable(error))
    }
  }

  /// Changes file and memory.
  ///
  /// - Returns: the result of `change`, or `nil` where there is no file.
  func change<Result>(
    _ change: (Database, RegistryContents) throws(RegistryError) -> Result
  ) throws(RegistryError) -> Result? {
    try reporting { () throws(RegistryError) in
      guard let file = try currentFile() else { return nil }
      return try self.change(file, change)
    }
  }

  /// Changes file and memory. Where there is no file, it is made.
  func changeOrCreate<Result>(
    _ change: (Database, RegistryContents) throws(RegistryError) -> Result
  ) throws(RegistryError) -> Result {
    try reporting { () throws(RegistryError) in try self.change(try currentOrNewFile(), change) }
  }

  /// Changes what is kept of calls.
  ///
  /// - Parameter isCreating: whether a file is made where there has been none yet. One that was taken away is not made
  ///   anew: without its portals, it would be an empty registry.
  /// - Returns: the result of `change`, or `nil` where there is no file.
  func changeCalls<Result>(
    isCreating: Bool, _ change: (Database) throws(RegistryError) -> Result
  ) throws(RegistryError) -> Result? {
    try reporting { () throws(RegistryError) in
      var file = try currentFile()
      if file == nil, isCreating { file = try currentOrNewFile() }
      guard let file else { return nil }
      return try self.changeCalls(file, change)
    }
  }

  private func changeCalls<Result>(
    _ file: RegistryFile, _ change: (Database) throws(RegistryError) -> Result
  ) throws(RegistryError) -> Result {
    let (result, summary) = try file.changeCalls(change)
    writeFailure = nil
    publish(summary, isWritable: true)
    file.checkpoint()
    return result
  }

  /// Whether portals can be read is not known from their calls.
  private func publish(_ summary: CallTables.Summary, isWritable: Bool = false) {
    var contents = contents
    contents.calls = summary
    var health = published.health
    if isWritable, case .unwritable = health { health = .good }
    published.publish(contents, health: health)
  }

  /// Reads what is kept of calls.
  ///
  /// - Returns: `nil` where there is nothing to be read.
  func readCalls<Rows>(
    _ read: (Database) throws(RegistryError) -> Rows
  ) throws(RegistryError) -> Rows? {
    guard let file = try currentFile(), let (rows, summary) = try file.readCalls(read) else { return nil }
    publish(summary)
    return rows
  }

  private func change<Result>(
    _ file: RegistryFile, _ change: (Database, RegistryContents) throws(RegistryError) -> Result
  ) throws(RegistryError) -> Result {
    let ((result, left), contents) = try file.change {
      [self] (database, contents) throws(RegistryError) -> (Result, [MemberID]) in
      let remaining = try removeEnded(contents, from: database)
      let left = contents.portals.map(\.memberID).filter { remaining[$0] == nil }
      return (try change(database, remaining), left)
    }
    writeFailure = nil
    published.publish(contents, health: .good)
    file.checkpoint()
    if let onLeft { left.forEach(onLeft) }
    return result
  }

  /// Removes what was kept for a time that is over, before anything else is changed.
  private func removeEnded(
    _ contents: RegistryContents, from database: Database
  ) throws(RegistryError) -> RegistryContents {
    guard onLeft != nil, let end = contents.nextEnd, case let time = now(), end <= time else { return contents }
    try RegistryContents.removeEnded(at: time, from: database)
    return contents.remaining(at: time)
  }

  /// In a transaction of its own: portals are changed whatever is the matter with what is kept of their calls.
  private func removeEndedCalls(from file: RegistryFile) {
    let time = now()
    guard onLeft != nil, let due = contents.calls.deletionDue, due <= time else { return }
    try? changeCalls(file) { database throws(RegistryError) in try CallTables.removeEnded(at: time, from: database) }
  }

  /// Keeps the failure of a change where it says something about the next one, which a lock does not.
  private func reporting<Result>(
    _ change: () throws(RegistryError) -> Result
  ) throws(RegistryError) -> Result {
    do throws(RegistryError) {
      return try change()
    } catch {
      // Looked through as a whole when it is opened again.
      if error.kind == .corrupt { file = nil }
      refresh()
      if error.kind != .locked, case .good = published.health {
        writeFailure = error
        published.publish(health: .unwritable(error))
      }
      throw error
    }
  }

  /// The file that is at the path now, or `nil` where none has been yet.
  private func currentFile() throws(RegistryError) -> RegistryFile? {
    if let file, try !file.hasMoved() { return file }
    // Closed before the other is opened: what it still has to write it writes before.
    file = nil
    guard try FileIdentity(at: path) != nil else {
      if hasSeenFile { throw RegistryError(.missingFile, path: path) }
      return nil
    }
    let opened = try RegistryFile(path: path, busyTimeout: busyTimeout, now: now)
    file = opened
    hasSeenFile = true
    writeFailure = nil
    return opened
  }

  /// A file that was taken away is made anew: whoever did that wanted to start over.
  private func currentOrNewFile() throws(RegistryError) -> RegistryFile {
    if try FileIdentity(at: path) == nil {
      file = nil
      try RegistryFile.create(at: path)
    }
    guard let file = try currentFile() else { throw RegistryError(.missingFile, path: path) }
    return file
  }
}
