import Bitrix24

/// A list of names in the CRM: the stages of leads, those of one pipeline of deals, or the honorifics of people.
///
/// Source: <https://apidocs.bitrix24.com/api-reference/crm/status/index.html>
package enum StatusList: Hashable, Sendable {
  case leads
  /// By category; 0 is the general pipeline.
  case deals(Int)
  case honorifics

  /// The kind that a deal's stage belongs to: `C5:NEW` is one of category 5.
  package init(ofDealStage id: String) {
    let category = id.first == "C" ? Int(id.dropFirst().prefix { $0 != ":" }) : nil
    self = .deals(category ?? 0)
  }

  static func needed(for items: [CRMItem]) -> [StatusList] {
    let kinds = items.map(\.kind)
    return (kinds.contains(.lead) ? [.leads] : []) + (kinds.contains { $0 != .lead } ? [.deals(0)] : [])
  }

  /// What the portal calls the list.
  package var entity: String {
    switch self {
    case .leads: "STATUS"
    case .deals(0): "DEAL_STAGE"
    case .deals(let category): "DEAL_STAGE_\(category)"
    case .honorifics: "HONORIFIC"
    }
  }
}
