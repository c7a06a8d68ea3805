import Bitrix24

extension PortalRegistry {
  /// Registers a portal, or replaces what was known of it but its addresses, to which the installation's is added.
  ///
  /// What is called with is to be proven. The same installation a second time changes nothing.
  public func register(_ installation: Installation) async throws(RegistryError) -> InstalledPortal {
    let now = now
    return try await perform { keeper throws(RegistryError) in
      try keeper.changeOrCreate { database, contents throws(RegistryError) in
        let former = contents[installation.memberID]
        let portal = InstalledPortal(installation, replacing: former, key: contents.key, at: now())
        if portal != former { try RegistryContents.store(portal, in: database) }
        return portal
      }
    }
  }

  /// Adds an address at which a portal was proven to be. It is no other portal's any more.
  ///
  /// - Returns: the portal, or `nil` if it is not registered.
  public func add(_ address: PortalAddress, to member: MemberID) async throws(RegistryError) -> InstalledPortal? {
    let now = now
    return try await change(member) { portal, _ in portal.adding(address, at: now()) }
  }

  /// Takes what `ONAPPUPDATE` says. The same a second time changes nothing.
  ///
  /// - Returns: the portal, or `nil` if it is not registered.
  public func update(
    _ member: MemberID, with update: InstallationUpdate
  ) async throws(RegistryError) -> InstalledPortal? {
    let now = now
    return try await change(member) { portal, key in portal.applying(update, key: key, at: now()) }
  }

  /// Serves a portal no more, but keeps what is known of it.
  ///
  /// - Returns: the portal, or `nil` if it is not registered.
  public func retire(_ member: MemberID) async throws(RegistryError) -> InstalledPortal? {
    let now = now
    return try await change(member) { portal, _ in portal.retired(at: now()) }
  }

  /// Forgets a portal.
  ///
  /// - Returns: the portal as it was, or `nil` if it was not registered.
  public func remove(_ member: MemberID) async throws(RegistryError) -> InstalledPortal? {
    try await perform { keeper throws(RegistryError) in
      let removed = try keeper.change { database, contents throws(RegistryError) in
        let portal = contents[member]
        if portal != nil { try RegistryContents.remove(member, from: database) }
        return portal
      }
      return removed ?? nil
    }
  }

  private func change(
    _ member: MemberID, _ change: @escaping @Sendable (InstalledPortal, RegistryKey) -> InstalledPortal
  ) async throws(RegistryError) -> InstalledPortal? {
    try await perform { keeper throws(RegistryError) in
      let changed = try keeper.change { database, contents throws(RegistryError) -> InstalledPortal? in
        guard let former = contents[member] else { return nil }
        let portal = change(former, contents.key)
        if portal != former { try RegistryContents.store(portal, in: database) }
        return portal
      }
      return changed ?? nil
    }
  }

  /// Runs a job on the registry's thread. Cancelling the task does not undo it.
  private func perform<Value: Sendable>(
    _ job: @escaping @Sendable (RegistryKeeper) throws(RegistryError) -> Value
  ) async throws(RegistryError) -> Value {
    let closed = RegistryError(.closed, path: path)
    let result: Result<Value, RegistryError> = await withCheckedContinuation { continuation in
      let isTaken = thread?.submit { keeper in
        continuation.resume(returning: Result { () throws(RegistryError) in try job(keeper) })
      }
      if isTaken != true { continuation.resume(returning: .failure(closed)) }
    }
    return try result.get()
  }
}
