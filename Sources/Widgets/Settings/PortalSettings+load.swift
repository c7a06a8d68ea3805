import Bitrix24
import Bitrix24REST

extension PortalSettings {
  /// What is set in the portal; the defaults where that cannot be read.
  ///
  /// - Throws: where the portal does not answer.
  static func load(from portal: RESTClient) async throws(RESTError) -> PortalSettings {
    orDefaults(try await portal.call(GetAppOption(option)))
  }

  /// - Parameter option: what `app.option.get` has answered, where it has.
  static func orDefaults(_ option: JSONValue?) -> PortalSettings {
    option.flatMap { try? PortalSettings(option: $0) } ?? PortalSettings()
  }
}
