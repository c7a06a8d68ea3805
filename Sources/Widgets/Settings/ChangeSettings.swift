import Bitrix24
import Bitrix24REST
import HTTPMessage
import WidgetRuntime

/// `ACTION=settings`: an administrator changes what is set for all operators of the portal.
///
/// The form names the version that it changes. The value from before is kept beside the new one.
struct ChangeSettings: Action {
  struct Form: Sendable {
    let value: JSONValue
    let version: Int
    /// What is wrong with the value.
    let faults: [InvalidForm]
  }

  static let name = ActionName("settings")
  var name: ActionName { Self.name }
  /// The parts of the page that show the settings.
  let updates: [PartName]

  func form(_ fields: FormFields, of call: PlacementCall) throws(InvalidForm) -> Form {
    guard let text = try fields.text("SETTINGS"), !text.isEmpty else { throw InvalidForm("SETTINGS", .missing) }
    guard text.utf8.count <= PortalSettings.maximumBytes else { throw InvalidForm("SETTINGS", .tooLong) }
    // What was left out would be saved as no JSON.
    let (read, isComplete) = JSONReader.read(text.utf8, limits: .answer)
    guard let value = read, isComplete, value.isWhole else { throw InvalidForm("SETTINGS", .malformed) }
    guard let version = Int(try fields.text("VERSION") ?? ""), PortalSettings.versions.contains(version) else {
      throw InvalidForm("VERSION", .malformed)
    }
    return Form(value: value, version: version, faults: Self.faults(of: value))
  }

  /// All of them, so that nobody has to save once for each.
  private static func faults(of value: JSONValue) -> [InvalidForm] {
    do throws(PortalSettings.Faults) {
      _ = try PortalSettings(value)
      return []
    } catch {
      let paths = error.isNewer ? ["schema"] : error.all.prefix(maximumFaults).map(\.path)
      return paths.map { InvalidForm("SETTINGS", .malformed, at: $0) }
    }
  }

  /// The most that are told at once.
  private static let maximumFaults = 50

  func perform(
    _ form: Form, _ attempt: Attempt, of call: PlacementCall, on portal: RESTClient
  ) async throws(RESTError) -> ActionResult {
    guard form.faults.isEmpty else { return .invalid(form.faults) }
    let present = try await present(on: portal)
    guard present.isAdministrator else { return .refused }
    guard present.stored.version == form.version else { return await stale(present.stored, on: portal) }
    let value = PortalSettings.stamped(form.value, version: form.version + 1, by: present.user, at: present.time)
    let text = value.description
    if text.utf8.count > PortalSettings.maximumBytes { return .invalid([InvalidForm("SETTINGS", .tooLong)]) }
    _ = try await portal.call(
      SetAppOptions([PortalSettings.option: text, PortalSettings.formerOption: present.stored.text]))
    return .done(updates: updates, item: nil)
  }

  func find(
    _ form: Form, _ attempt: Attempt, of call: PlacementCall, on portal: RESTClient
  ) async throws(RESTError) -> ActionResult? {
    let present = try await present(on: portal)
    if present.stored.version == form.version { return nil }
    let mine = PortalSettings.stamped(form.value, version: form.version + 1, by: present.user, at: "")
    if present.withoutTime == mine { return .done(updates: updates, item: nil) }
    return await stale(present.stored, on: portal)
  }

  private func stale(_ stored: StoredSettings, on portal: RESTClient) async -> ActionResult {
    .stale(stored.text, by: .init(person: await portal.name(ofUser: stored.changedBy), time: stored.changedAt))
  }

  /// What is set now, and who asks.
  private struct Present {
    let stored: StoredSettings
    let user: Int?
    let isAdministrator: Bool
    /// The portal's.
    let time: String

    var withoutTime: JSONValue {
      PortalSettings.stamped(stored.value ?? .object([]), version: stored.version, by: user, at: "")
    }
  }

  private func present(on portal: RESTClient) async throws(RESTError) -> Present {
    var batch = Batch()
    let administrator = batch.append(IsAdministrator())
    let profile = batch.append(GetProfile())
    let time = batch.append(GetServerTime())
    let option = batch.append(GetAppOption(PortalSettings.option))
    let answer = try await portal.batch(batch)
    if let error = answer[administrator].error ?? answer[option].error { throw error }
    // What cannot be read may be changed all the same: it is kept beside the new value.
    guard let isAdministrator = answer[administrator].value, let stored = answer[option].value else {
      throw .unreadable
    }
    return Present(
      stored: StoredSettings(option: stored), user: answer[profile].value?.id.flatMap { Int($0) },
      isAdministrator: isAdministrator, time: answer[time].value ?? "")
  }
}
