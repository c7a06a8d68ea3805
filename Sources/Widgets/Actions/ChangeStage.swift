import Bitrix24
import Bitrix24REST
import Customers
import HTTPMessage
import WidgetRuntime

/// `ACTION=stage`: a lead or a deal goes from the stage that the page shows to another one.
///
/// Idempotent: it looks where the item is each time, and the portal saves nothing where nothing changes.
struct ChangeStage: IdempotentAction {
  struct Form: Sendable {
    let item: CRMItem
    /// The stage that the operator saw.
    let former: String
    let next: String
  }

  static let name = ActionName("stage")
  var name: ActionName { Self.name }
  /// The parts of the page that show stages.
  let updates: [PartName]

  func form(_ fields: FormFields, of call: PlacementCall) throws(InvalidForm) -> Form {
    guard let item = try fields.item("ITEM") else { throw InvalidForm("ITEM", .missing) }
    // Others have no stages, or none that `crm.status.list` names by a pipeline.
    guard [.deal, .lead].contains(item.kind) else { throw InvalidForm("ITEM", .malformed) }
    return Form(item: item, former: try Self.stage("FROM", fields), next: try Self.stage("STAGE", fields))
  }

  /// `NEW`, `C9:UC_KN8KFI`
  private static func stage(_ name: StaticString, _ fields: FormFields) throws(InvalidForm) -> String {
    guard let stage = try fields.text(name), !stage.isEmpty else { throw InvalidForm(name, .missing) }
    guard PortalSettings.isName(stage) else { throw InvalidForm(name, .malformed) }
    return stage
  }

  func perform(
    _ form: Form, _ attempt: Attempt, of call: PlacementCall, on portal: RESTClient
  ) async throws(RESTError) -> ActionResult {
    guard let type = form.item.entityTypeID, let number = form.item.number else { throw .notFound }
    let item = try await portal.call(GetItem(entityTypeID: type, id: .integer(number)))
    guard var stage = item["stageId"]?.text else { throw .unreadable }
    if stage == form.former, stage != form.next {
      let changed = try await portal.call(UpdateItem(form.item, fields: ["stageId": .text(form.next)]))
      guard let now = changed["stageId"]?.text else { throw .unreadable }
      stage = now
    }
    return stage == form.next
      ? .done(updates: updates, item: form.item) : .stale(await name(of: stage, form.item, on: portal))
  }

  /// What the portal calls a stage; its id where it does not say.
  private func name(of stage: String, _ item: CRMItem, on portal: RESTClient) async -> String {
    let kind = item.kind == .lead ? StatusList.leads : StatusList(ofDealStage: stage)
    let rows = try? await portal.call(ListStatuses(entity: kind.entity))
    return Pipeline.stages(rows ?? []).first { $0.id == stage }?.name ?? stage
  }
}
