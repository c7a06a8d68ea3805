import Testing

@testable import Bitrix24
@testable import PortalStore

extension Installation {
  /// An installation as a portal in the cloud makes it.
  static func make(
    member: String = "da45a03b265edd8787f8a258d793cc5d", address: String = "https://acme.bitrix24.com",
    token: String? = "51856fefc120afa4b628cc82d3935cce", scopes: String = "placement,telephony,crm,user_brief",
    status: String? = "L", language: Language = .german, userID: Int64? = 1, version: Int64? = 1
  ) throws -> Installation {
    Installation(
      memberID: try #require(MemberID(member)), address: try #require(PortalAddress(origin: address)),
      applicationToken: token.map { Secret($0) }, scopes: ApplicationScopes(scopes),
      status: status.flatMap { ApplicationStatus($0) }, language: language, userID: userID, version: version)
  }

  /// One of many.
  static func make(number: Int) throws -> Installation {
    try make(member: "m\(number)", address: "https://p\(number).bitrix24.com", token: "token\(number)")
  }
}

extension MemberID {
  static let acme = MemberID("da45a03b265edd8787f8a258d793cc5d")!
}

extension PortalAddress {
  static let acme = PortalAddress(origin: "https://acme.bitrix24.com")!
  static let other = PortalAddress(origin: "https://other.bitrix24.com")!
}
