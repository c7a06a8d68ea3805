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

  /// The portal after `ONAPPUPDATE`.
  func applying(_ update: InstallationUpdate, key: RegistryKey, at time: Int64) -> InstalledPortal {
    var portal = self
    if let token = update.applicationToken { portal.applicationToken = ApplicationTokenHash(of: token, key: key) }
    if let scopes = update.scopes { portal.scopes = scopes }
    if let status = update.status { portal.status = status }
    if let version = update.version { portal.version = version }
    if portal != self { portal.updatedAt = time }
    return portal
  }

  /// The portal with one more address.
  func adding(_ address: PortalAddress, at time: Int64) -> InstalledPortal {
    guard !addresses.contains(address) else { return self }
    var portal = self
    portal.addresses.append(address)
    portal.updatedAt = time
    return portal
  }

  /// Whether it has removed the application, and is only remembered.
  public var isRetired: Bool { addresses.isEmpty && applicationToken == nil }

  /// The portal after it has removed the application, and wants what is known of it kept: nothing leads to it any more,
  /// and no call can show its application token, until it is installed again.
  func retired(at time: Int64) -> InstalledPortal {
    var portal = self
    portal.addresses = []
    portal.applicationToken = nil
    if portal != self { portal.updatedAt = time }
    return portal
  }
}
