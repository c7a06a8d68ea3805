import Bitrix24
import Bitrix24REST
import Customers
import HTML
import WidgetRuntime

/// The part `settings` of the application's own page: what is set for all operators of the portal. Administrators may
/// change it there.
struct SettingsPart: Part {
  let name = PartName.settings

  struct Value: Sendable {
    let stored: StoredSettings
    let isAdministrator: Bool
    /// The name of who has changed them last, where the portal says it.
    let changedBy: String?
  }

  /// Who has changed them is asked for where it was somebody else than who asks: their id is inside of the value.
  func load(_ query: NoFields, of call: PlacementCall, from portal: RESTClient) async throws(RESTError) -> Value {
    var batch = Batch()
    let option = batch.append(GetAppOption(PortalSettings.option))
    let administrator = batch.append(IsAdministrator())
    let profile = batch.append(GetProfile())
    let answer = try await portal.batch(batch)
    if let error = answer[option].error ?? answer[administrator].error { throw error }
    guard let value = answer[option].value, let isAdministrator = answer[administrator].value else {
      throw .unreadable
    }
    let stored = StoredSettings(option: value)
    let asker = answer[profile].value
    let isOwn = stored.changedBy != nil && asker?.id.flatMap { Int($0) } == stored.changedBy
    let changedBy = isOwn ? asker?.name : await portal.name(ofUser: stored.changedBy)
    return Value(stored: stored, isAdministrator: isAdministrator, changedBy: changedBy)
  }

  func html(
    _ outcome: PartOutcome<Value>, to query: NoFields, of call: PlacementCall, ticket: HTML?, in context: RenderContext
  ) -> HTML {
    guard case .value(let value) = outcome else {
      return PartFailure(name, outcome, in: call.language, ticket: ticket).html
    }
    return SettingsView(value: value, language: call.language).html
  }
}

extension RESTClient {
  /// The name of a user; `nil` where the portal does not say it.
  func name(ofUser id: Int?) async -> String? {
    guard let id, id > 0, let person = try? await call(GetUsers(ids: .integer(id))).first else { return nil }
    return PersonName(
      given: person["NAME"]?.shownText, second: person["SECOND_NAME"]?.shownText, family: person["LAST_NAME"]?.shownText
    ).text
  }
}

extension PartName {
  /// What is set for all operators of the portal.
  static let settings = PartName("settings")
}
