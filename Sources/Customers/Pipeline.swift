import Bitrix24

/// The way of a deal or a lead, and where it is.
package struct Pipeline: Equatable, Sendable {
  package let item: CRMItem
  package let title: String?
  /// The id of its stage.
  package let current: String
  /// In their order.
  package let stages: [Stage]

  package struct Stage: Equatable, Sendable {
    /// `C5:NEW`
    package let id: String
    package let name: String
    /// `#rrggbb`
    package let color: String?
    /// `nil` for one on the way.
    package let outcome: Customer.Outcome?
  }

  package init(item: CRMItem, title: String?, current: String, stages: [Stage]) {
    self.item = item
    self.title = title
    self.current = current
    self.stages = stages
  }

  /// Reads the rows of `crm.status.list`, which are in the order of the pipeline.
  package static func stages(_ rows: [JSONValue]) -> [Stage] { rows.compactMap(Stage.init) }
}

extension Pipeline.Stage {
  /// - Returns: `nil` for a row without an id or a name.
  init?(_ row: JSONValue) {
    guard let id = row["STATUS_ID"]?.shownText, let name = row["NAME"]?.shownText else { return nil }
    self.id = id
    self.name = name
    color = (row["COLOR"] ?? row["EXTRA"]?["COLOR"])?.text.flatMap { Customer.Stage.color($0) }
    outcome = Customer.Outcome(row["SEMANTICS"])
  }
}
