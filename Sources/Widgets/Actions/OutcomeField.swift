import Bitrix24
import Bitrix24REST
import Localization
import WidgetRuntime

/// The field of an item that an outcome is written into, where the portal's settings name one: an option of a list by
/// what it is called, or a text. Idempotent.
struct OutcomeField {
  let portal: RESTClient
  let item: CRMItem
  let outcome: PortalSettings.Outcome

  /// - Parameter language: of a text.
  func set(in language: Language) async throws(RESTError) {
    try await update { field in
      guard field["type"]?.text == "enumeration" else { return .text(outcome.name[language]) }
      let names = [outcome.name.common] + outcome.name.texts.values
      let option = (field["items"]?.elements ?? []).first { option in
        names.contains { $0.lowercased() == option["VALUE"]?.text?.lowercased() }
      }
      return option?["ID"]?.text.map { .text($0) }
    }
  }

  func clear() async throws(RESTError) { try await update { _ in .text("") } }

  /// What the portal refuses is left: the outcome itself is known by then. So is a field that there is not, or a list
  /// without such an option.
  private func update(_ value: (JSONValue) -> ParameterValue?) async throws(RESTError) {
    guard let wanted = outcome.field, let type = item.entityTypeID else { return }
    do throws(RESTError) {
      let fields = try await portal.call(GetItemFields(entityTypeID: type))
      let field = fields.members.first { $0.name == wanted || $0.value["upperName"]?.text == wanted }
      guard let field, let value = value(field.value) else { return }
      let isMultiple = field.value["isMultiple"]?.flag == true
      _ = try await portal.call(UpdateItem(item, fields: [field.name: isMultiple ? .list([value]) : value]))
    } catch {
      guard ActionResult(error) == .refused else { throw error }
    }
  }
}
