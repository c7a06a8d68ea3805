/// The portal's reference books.
enum ReferenceMethods {
  static func statuses(_ portal: inout Portal, _ call: Call) throws(RESTError) -> Answer {
    guard call.person.hasCRM else { throw RESTError("", "Access denied.") }
    let filter = call.anyCase("filter")?.fields ?? Fields()
    let records = portal.crm.stages.map(\.fields).filter { RecordQuery.matches($0, filter) }
    let sorted = RecordQuery.sort(records, by: call.anyCase("order")?.fields ?? ["SORT": "ASC"])
    // All at once: this list has no pages.
    return Answer(.list(sorted.map(Value.map)), total: sorted.count)
  }

  static func categories(_ portal: inout Portal, _ call: Call) throws(RESTError) -> Answer {
    guard let type = call["entityTypeId"]?.integer else { throw .required("entityTypeId") }
    guard type == ItemType.deal.rawValue else {
      throw RESTError("ENTITY_TYPE_NOT_SUPPORTED", "Entity type is not supported")
    }
    guard call.person.hasCRM else { throw RESTError("ACCESS_DENIED", "Access denied") }
    let categories = portal.crm.categories
    return Answer(["categories": .list(categories.map { .map($0.fields) })], total: categories.count)
  }

  /// `crm.settings.mode.get`: for everybody.
  static func mode(_ portal: inout Portal, _ call: Call) throws(RESTError) -> Answer {
    Answer(.integer(portal.settings.crm.mode.number))
  }

  static func currencies(_ portal: inout Portal, _ call: Call) throws(RESTError) -> Answer {
    let all: [(String, String, String, String)] = [
      ("EUR", "Euro", "# €", "1.0000"), ("GBP", "Pound sterling", "£#", "1.1700"), ("USD", "US dollar", "$#", "0.9200"),
      ("SEK", "Swedish krona", "# kr", "0.0880"), ("RUB", "Russian rouble", "# ₽", "0.0100"),
      ("CNY", "Chinese yuan", "¥#", "0.1270"), ("SAR", "Saudi riyal", "# ﷼", "0.2450"),
      ("ILS", "Israeli new shekel", "₪#", "0.2500"), ("BRL", "Brazilian real", "R$#", "0.1700"),
    ]
    let values = all.enumerated().map { index, currency -> Value in
      [
        "CURRENCY": .string(currency.0), "AMOUNT_CNT": "1", "AMOUNT": .string(currency.3),
        "SORT": .string(String((index + 1) * 100)), "BASE": index == 0 ? "Y" : "N", "FULL_NAME": .string(currency.1),
        "LID": "en", "FORMAT_STRING": .string(currency.2), "DEC_POINT": ".", "THOUSANDS_SEP": "&nbsp;", "DECIMALS": "2",
        "DATE_UPDATE": "2026-01-29T12:28:40+02:00",
      ]
    }
    // The portal says 0 here, however many there are.
    return Answer(.list(values), total: 0)
  }
}
