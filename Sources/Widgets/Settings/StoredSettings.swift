import Bitrix24
import Localization

/// The settings of a portal as it keeps them, whether or not they can be read.
struct StoredSettings: Sendable {
  /// What `app.option.get` answers.
  let option: JSONValue

  /// As it is kept; empty for nothing.
  var text: String { option.text ?? (option == .null ? "" : option.description) }

  /// `nil` for what is no JSON.
  var value: JSONValue? { PortalSettings.value(ofOption: option) }

  /// Which change it is, and what the next one has to name; 0 where that cannot be read.
  var version: Int {
    guard let version = value?["version"]?.integer, PortalSettings.versions.contains(version) else { return 0 }
    return version
  }

  /// The user who has changed it last.
  var changedBy: Int? { value?["changedBy"]?.integer }
  var changedAt: PortalTime? { value?["changedAt"]?.text.flatMap { PortalTime($0) } }

  /// Why cards use the defaults instead; `nil` where they do not.
  var faults: PortalSettings.Faults? {
    do throws(PortalSettings.Faults) {
      _ = try PortalSettings(option: option)
      return nil
    } catch {
      return error
    }
  }
}
