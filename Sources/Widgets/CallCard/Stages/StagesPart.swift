import Bitrix24
import Bitrix24REST
import Customers
import HTML
import HTTPMessage
import WidgetRuntime

/// The call card's part `stages`: the stages that a deal or a lead (`ITEM`) can go to from where it is.
struct StagesPart: Part {
  let name = PartName.stages

  struct Query: Equatable, Sendable {
    /// `nil` for what has no stages.
    let item: CRMItem?
    /// The stage that comes first (`STAGE`), where the pipeline has it.
    let proposed: String?
  }

  func query(_ fields: FormFields) -> Query {
    let item = try? fields.item("ITEM")
    let proposed = try? fields.text("STAGE")
    return Query(item: item.flatMap { [.deal, .lead].contains($0.kind) ? $0 : nil }, proposed: proposed ?? nil)
  }

  /// Only of a deal in another pipeline than the general one it takes a second request.
  func load(_ query: Query, of call: PlacementCall, from portal: RESTClient) async throws(RESTError) -> Pipeline {
    guard let item = query.item, let type = item.entityTypeID, let number = item.number else { throw .notFound }
    var batch = Batch()
    let get = batch.append(GetItem(entityTypeID: type, id: .integer(number)))
    let usual = item.kind == .lead ? StatusList.leads : .deals(0)
    let list = batch.append(ListStatuses(entity: usual.entity))
    let answer = try await portal.batch(batch)
    let value = try answer[get].get()
    guard let stage = value["stageId"]?.text else { throw .unreadable }
    let its = item.kind == .lead ? usual : StatusList(ofDealStage: stage)
    let rows = its == usual ? try answer[list].get() : try await portal.call(ListStatuses(entity: its.entity))
    return Pipeline(item: item, title: value["title"]?.shownText, current: stage, stages: Pipeline.stages(rows))
  }

  func html(
    _ outcome: PartOutcome<Pipeline>, to query: Query, of call: PlacementCall, ticket: HTML?,
    in context: RenderContext
  ) -> HTML {
    guard case .value(let pipeline) = outcome else {
      return PartFailure(name, outcome, in: call.language, ticket: ticket, value: query.item?.name).html
    }
    return StagesView(pipeline: pipeline, proposed: query.proposed, language: call.language).html
  }
}

extension PartName {
  /// Where a deal can go to.
  static let stages = PartName("stages")
}
