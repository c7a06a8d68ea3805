import Bitrix24

/// What is kept of a portal that has removed the application, and for how long. Nobody is served from it.
///
/// A removal is proven by the application token, which every employee of the portal can read in the own form. So the
/// portal can be taken back while the authorization server still knows the application as installed there.
package struct Tombstone: Sendable, Equatable {
  /// 30 days, in seconds.
  package static let lifetime: Int64 = 30 * 86_400

  /// The portal's permanent id.
  package let memberID: MemberID
  /// Where the portal was proven to be, the first proof first.
  package let addresses: [PortalAddress]
  /// Of the token that has proven the removal.
  package let applicationToken: ApplicationTokenHash
  /// Seconds since 1970, UTC.
  package let uninstalledAt: Int64

  /// When nothing of the portal is known any more. Seconds since 1970, UTC.
  package var forgottenAt: Int64 { uninstalledAt + Self.lifetime }

  init(memberID: MemberID, addresses: [PortalAddress], applicationToken: ApplicationTokenHash, uninstalledAt: Int64) {
    self.memberID = memberID
    self.addresses = addresses
    self.applicationToken = applicationToken
    self.uninstalledAt = uninstalledAt
  }

  /// - Returns: `nil` where there is no application token that could have proven the removal.
  init?(of portal: InstalledPortal, at time: Int64) {
    guard let token = portal.applicationToken else { return nil }
    self.init(
      memberID: portal.memberID, addresses: portal.addresses, applicationToken: token, uninstalledAt: time)
  }
}
