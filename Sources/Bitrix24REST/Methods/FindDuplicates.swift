import Bitrix24

/// The CRM's own search for a number or a mail address: the items of one type that have it, twenty at most.
package struct FindDuplicates: RESTMethod {
  package static let name = "crm.duplicate.findbycomm"
  package static let scope: String? = "crm"
  package static let documentation =
    "https://apidocs.bitrix24.com/api-reference/crm/duplicates/crm-duplicate-find-by-comm.html"
  package static let kind = RESTMethodKind.query

  package let parameters: Parameters

  /// - Parameter type: `CONTACT`, `COMPANY` or `LEAD`.
  package init(phone: String, type: String) {
    self.init("PHONE", phone, type: type)
  }

  /// - Parameter type: `CONTACT`, `COMPANY` or `LEAD`.
  package init(email: String, type: String) {
    self.init("EMAIL", email, type: type)
  }

  private init(_ communication: ParameterValue, _ value: String, type: String) {
    parameters = ["type": communication, "values": [.text(value)], "entity_type": .text(type)]
  }

  /// Ids, by type. Where there are some and none can be read, it is not known what there is.
  package static func decode(_ result: JSONValue) -> [CRMItem]? {
    guard result.list != nil else { return nil }
    let items = result.members.flatMap { member in
      member.value.elements.compactMap { CRMItem(type: member.name, id: $0.text) }
    }
    let isEmpty = result.members.allSatisfy { [.null, .array([]), .object([])].contains($0.value) }
    return isEmpty || !items.isEmpty ? items : nil
  }
}
