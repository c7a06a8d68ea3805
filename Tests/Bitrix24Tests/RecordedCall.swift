@testable import Bitrix24
@testable import HTTPMessage

/// The requests that the documentation shows, as names and values.
enum RecordedCall {
  /// The older document's (`seed/call-card-tab.txt`).
  static let seed: [(String, String)] = [
    ("DOMAIN", "xxx.bitrix24.com"), ("PROTOCOL", "1"), ("LANG", "en"), ("APP_SID", "588b8a98e848778a4ffb38fbcf70f2b9"),
    ("AUTH_ID", "4172bb6600705a0700005a4b00000001f0f107c42ca5bd5f61030c5d9c3e4d60d11b5a"), ("AUTH_EXPIRES", "3600"),
    ("REFRESH_ID", "31f1e26600705a0700005a4b00000001f0f107b1918506d8a2ed9ecf76e8fdac962471"),
    ("member_id", "da45a03b265edd8787f8a258d793cc5d"), ("status", "L"), ("PLACEMENT", "CALL_CARD"),
    ("PLACEMENT_OPTIONS", seedOptions),
  ]

  static let seedOptions = """
    {"CALL_ID":"externalCall.c3ee67f1a63f6e6117c230ab59cc49ea.1723556778","PHONE_NUMBER":"555555","LINE_NUMBER":"",\
    "LINE_NAME":"","CRM_ENTITY_TYPE":"","CRM_ENTITY_ID":"0","CRM_ACTIVITY_ID":"undefined",\
    "CALL_DIRECTION":"incoming","CALL_STATE":"connected","CALL_LIST_MODE":"false"}
    """

  /// What the newer document adds.
  static let newerOptions = """
    {"CALL_ID":"externalCall.c3ee67f1a63f6e6117c230ab59cc49ea.1723556778","PHONE_NUMBER":"+4930123456",\
    "LINE_NUMBER":"reg151083","LINE_NAME":"Support","CRM_ENTITY_TYPE":"COMPANY","CRM_ENTITY_ID":"17",\
    "CRM_BINDINGS":[{"ENTITY_TYPE":"COMPANY","ENTITY_ID":"17"},{"ENTITY_TYPE":"DEAL","ENTITY_ID":"25"}],\
    "CRM_ACTIVITY_ID":"1009","CALL_DIRECTION":"outgoing","CALL_STATE":"connecting","CALL_LIST_MODE":"true",\
    "URI":"/crm/company/details/17/"}
    """

  static func form(_ fields: [(String, String)]) -> FormFields {
    FormFields(urlEncoded: fields.map { "\(escaped($0))=\(escaped($1))" }.joined(separator: "&").utf8)
  }

  private static func escaped(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF")
    return text.utf8.map { byte in
      byte.isDigit || byte.isLetter || byte == UInt8(ascii: "_")
        ? String(UnicodeScalar(byte)) : "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
    }.joined()
  }
}

extension PlacementCall {
  /// The seed's call with some parameters changed, added, or, where the value is `nil`, left out.
  static func make(_ changes: KeyValuePairs<String, String?> = [:]) throws(PlacementCallError) -> PlacementCall {
    var fields = RecordedCall.seed
    for (name, value) in changes {
      let index = fields.firstIndex { $0.0 == name }
      switch (index, value) {
      case (let index?, let value?): fields[index].1 = value
      case (let index?, nil): fields.remove(at: index)
      case (nil, let value?): fields.append((name, value))
      case (nil, nil): break
      }
    }
    return try PlacementCall(RecordedCall.form(fields))
  }
}
