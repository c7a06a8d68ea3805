import Bitrix24

extension InstalledPortal {
  /// The portal after a proven installation.
  ///
  /// - Parameters:
  ///   - former: the portal as it was, if it was registered. Its addresses stay; its application token does where the
  ///     installation has none, so that nobody can take the check away by leaving it out.
  ///   - time: seconds since 1970, UTC.
  init(_ installation: Installation, replacing former: InstalledPortal?, key: RegistryKey, at time: Int64) {
    let token = installation.applicationToken.map { ApplicationTokenHash(of: $0, key: key) }
    let isSame = former != nil && (token == nil || token == former?.applicationToken)
    memberID = installation.memberID
    addresses = former?.addresses ?? []
    applicationToken = token ?? former?.applicationToken
    scopes = installation.scopes
    status = installation.status
    language = installation.language
    installedAt = isSame ? former?.installedAt ?? time : time
    installedBy = isSame ? former?.installedBy ?? installation.userID : installation.userID
    version = installation.version ?? former?.version
    updatedAt = former?.updatedAt ?? time
    if !addresses.contains(installation.address) { addresses.append(installation.address) }
    if self != former { updatedAt = time }
  }

  /// The portal with one more address.
  func adding(_ address: PortalAddress, at time: Int64) -> InstalledPortal {
    guard !addresses.contains(address) else { return self }
    var portal = self
    portal.addresses.append(address)
    portal.updatedAt = time
    return portal
  }

  /// The portal after a removal that was claimed and not proven. It counts from the first time.
  func leaving(at time: Int64) -> InstalledPortal {
    var portal = self
    portal.leavingSince = leavingSince ?? time
    return portal
  }

  /// The portal after it has answered to the token of a card.
  func confirmed() -> InstalledPortal {
    var portal = self
    portal.leavingSince = nil
    return portal
  }

  /// The portal that is taken back, with what is known of it now.
  ///
  /// - Parameter addresses: those of before that are still its own. The installation's is added.
  init(
    _ installation: Installation, takenBackFrom tombstone: Tombstone, at addresses: [PortalAddress], key: RegistryKey,
    time: Int64
  ) {
    self.init(installation, replacing: nil, key: key, at: time)
    applicationToken = tombstone.applicationToken
    self.addresses = addresses.filter { $0 != installation.address } + [installation.address]
  }
}
