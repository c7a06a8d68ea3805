import Bitrix24

/// A portal that has installed the application, as the registry knows it.
package struct InstalledPortal: Sendable, Equatable {
  /// The portal's permanent id.
  package let memberID: MemberID
  /// Where it was proven to be, the first proof first. An address belongs to one portal: when another portal proves it,
  /// it is that one's. So this is empty when a portal was renamed, its old name is taken, and its new one not proven yet.
  package internal(set) var addresses: [PortalAddress]
  /// `nil` where the portal has never sent one.
  package internal(set) var applicationToken: ApplicationTokenHash?
  /// The application's permissions, when it was installed or updated last.
  package internal(set) var scopes: ApplicationScopes
  /// `nil` where the portal does not say.
  package internal(set) var status: ApplicationStatus?
  /// The language of whoever installed it, or the portal's own.
  package internal(set) var language: Language
  /// Seconds since 1970, UTC. An installation that is repeated with the same application token is the same one.
  package internal(set) var installedAt: Int64
  /// The id of the user who installed it, where known.
  package internal(set) var installedBy: Int64?
  /// The application's version, where known.
  package internal(set) var version: Int64?
  /// Seconds since 1970, UTC, of the last change to any of this.
  package internal(set) var updatedAt: Int64
  /// Since when a removal is claimed that could not be proven, as the portal has never sent an application token.
  /// Seconds since 1970, UTC.
  package internal(set) var leavingSince: Int64?

  /// Seven days, in seconds: so long the portal is served on for one of its cards to be confirmed.
  package static let leavingTime: Int64 = 7 * 86_400

  /// When the portal is removed unless a card is confirmed before. Seconds since 1970, UTC.
  package var removedAt: Int64? { leavingSince.map { $0 + Self.leavingTime } }
}
