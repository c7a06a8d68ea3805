import Bitrix24

extension PortalRegistry {
  /// Registers a portal, or replaces what was known of it but its addresses, to which the installation's is added.
  ///
  /// What is called with is to be proven. The same installation a second time changes nothing.
  package func register(_ installation: Installation) async throws(RegistryError) -> InstalledPortal {
    let now = now
    return try await perform { writer throws(RegistryError) in
      try writer.changeOrCreate { database, contents throws(RegistryError) in
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
  package func add(_ address: PortalAddress, to member: MemberID) async throws(RegistryError) -> InstalledPortal? {
    let now = now
    return try await change(member) { $0.adding(address, at: now()) }
  }

  /// Notes that somebody claims a portal to have removed the application, and cannot prove it.
  ///
  /// - Returns: the portal, or `nil` if it is not registered.
  package func markLeaving(_ member: MemberID) async throws(RegistryError) -> InstalledPortal? {
    let now = now
    return try await change(member) { $0.leaving(at: now()) }
  }

  /// Notes that a portal has answered to the token of a card, so that it has not removed the application.
  ///
  /// Returns at once. Nothing is written unless the portal is leaving; what cannot be written then is left to the next
  /// card.
  package func confirm(at address: PortalAddress) {
    guard portal(at: address)?.leavingSince != nil else { return }
    _ = thread?.submit { writer in
      // Others may have confirmed it while this waited.
      guard writer.contents[address]?.leavingSince != nil else { return }
      _ = try? writer.change { database, contents throws(RegistryError) in
        guard let portal = contents[address], portal.leavingSince != nil else { return }
        try RegistryContents.store(portal.confirmed(), in: database)
      }
    }
  }

  /// Puts a tombstone in the place of a portal.
  ///
  /// - Parameter portal: as it was when its application token proved the removal.
  /// - Returns: `nil` if it is not registered with that token any more.
  package func uninstall(_ portal: InstalledPortal) async throws(RegistryError) -> Tombstone? {
    let now = now
    return try await perform { writer throws(RegistryError) in
      let tombstone = try writer.change { database, contents throws(RegistryError) -> Tombstone? in
        guard let current = contents[portal.memberID], current.applicationToken == portal.applicationToken,
          let tombstone = Tombstone(of: current, at: now())
        else { return nil }
        try RegistryContents.store(tombstone, in: database)
        return tombstone
      }
      return tombstone ?? nil
    }
  }

  /// Registers a portal again that has a tombstone, with its application token and the addresses of before that are no
  /// other portal's now.
  ///
  /// - Parameter installation: proven. Its application token does not count.
  /// - Returns: the portal, also where another process has taken it back; `nil` if it has no tombstone.
  package func takeBack(_ installation: Installation) async throws(RegistryError) -> InstalledPortal? {
    let now = now
    return try await perform { writer throws(RegistryError) in
      let portal = try writer.change { database, contents throws(RegistryError) -> InstalledPortal? in
        let member = installation.memberID
        guard let tombstone = contents.tombstone(of: member) else { return contents[member] }
        let portal = InstalledPortal(
          installation, takenBackFrom: tombstone, at: tombstone.addresses.filter { contents[$0] == nil },
          key: contents.key, time: now())
        try RegistryContents.store(portal, in: database)
        return portal
      }
      return portal ?? nil
    }
  }

  /// Forgets a portal. There is no tombstone of it either.
  ///
  /// - Returns: the portal as it was, or `nil` if it was not registered.
  package func remove(_ member: MemberID) async throws(RegistryError) -> InstalledPortal? {
    try await remove(member) { $0[member] }
  }

  /// Forgets a portal that has removed the application.
  ///
  /// - Returns: what was kept of it.
  package func removeTombstone(of member: MemberID) async throws(RegistryError) -> Tombstone? {
    try await remove(member) { $0.tombstone(of: member) }
  }

  private func remove<Value: Sendable>(
    _ member: MemberID, _ value: @escaping @Sendable (RegistryContents) -> Value?
  ) async throws(RegistryError) -> Value? {
    try await perform { writer throws(RegistryError) in
      let removed = try writer.change { database, contents throws(RegistryError) in
        let value = value(contents)
        if value != nil {
          try RegistryContents.remove(member, from: database)
          try RegistryContents.removeTombstone(of: member, from: database)
        }
        return value
      }
      return removed ?? nil
    }
  }

  private func change(
    _ member: MemberID, _ change: @escaping @Sendable (InstalledPortal) -> InstalledPortal
  ) async throws(RegistryError) -> InstalledPortal? {
    try await perform { writer throws(RegistryError) in
      let changed = try writer.change { database, contents throws(RegistryError) -> InstalledPortal? in
        guard let former = contents[member] else { return nil }
        let portal = change(former)
        if portal != former { try RegistryContents.store(portal, in: database) }
        return portal
      }
      return changed ?? nil
    }
  }

  /// Runs a job on the registry's thread. Cancelling the task does not undo it.
  func perform<Value: Sendable>(
    _ job: @escaping @Sendable (RegistryWriter) throws(RegistryError) -> Value
  ) async throws(RegistryError) -> Value {
    let closed = RegistryError(.closed, path: path)
    let result: Result<Value, RegistryError> = await withCheckedContinuation { continuation in
      let isTaken = thread?.submit { writer in
        continuation.resume(returning: Result { () throws(RegistryError) in try job(writer) })
      }
      if isTaken != true { continuation.resume(returning: .failure(closed)) }
    }
    return try result.get()
  }
}
