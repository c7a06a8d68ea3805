import Bitrix24
import Bitrix24REST
import HTTPMessage
import WidgetRuntime

/// `ACTION=number`: another telephone number of a contact, company or lead. It always looks whether the number is there.
struct AddNumber: Action {
  /// The most characters of a number, with whatever stands between its digits.
  static let maximumCharacters = 40

  struct Form: Sendable {
    let item: CRMItem
    let phone: String
  }

  static let name = ActionName("number")

  var name: ActionName { Self.name }
  /// The parts of the page that show numbers.
  let updates: [PartName]

  func form(_ fields: FormFields, of call: PlacementCall) throws(InvalidForm) -> Form {
    guard let item = try fields.item("ITEM") else { throw InvalidForm("ITEM", .missing) }
    // Others have no numbers of their own.
    guard [.contact, .company, .lead].contains(item.kind) else { throw InvalidForm("ITEM", .malformed) }
    return Form(item: item, phone: try Self.phone("PHONE", fields))
  }

  /// A number as portals keep it.
  static func phone(_ name: StaticString, _ fields: FormFields) throws(InvalidForm) -> String {
    let phone = try fields.line(name, maximum: maximumCharacters)
    if phone.isEmpty { throw InvalidForm(name, .missing) }
    guard digits(of: phone).count >= 3 else { throw InvalidForm(name, .malformed) }
    return phone
  }

  func perform(
    _ form: Form, _ attempt: Attempt, of call: PlacementCall, on portal: RESTClient
  ) async throws(RESTError) -> ActionResult {
    if let result = try await find(form, attempt, of: call, on: portal) { return result }
    let entry: Parameters = ["typeId": "PHONE", "valueType": "WORK", "value": .text(form.phone)]
    _ = try await portal.call(UpdateItem(form.item, fields: ["fm": .map(["n0": .map(entry)])]))
    return .done(updates: updates, item: form.item)
  }

  func find(
    _ form: Form, _ attempt: Attempt, of call: PlacementCall, on portal: RESTClient
  ) async throws(RESTError) -> ActionResult? {
    guard let type = form.item.entityTypeID, let number = form.item.number else { throw .notFound }
    let item = try await portal.call(GetItem(entityTypeID: type, id: .integer(number)))
    let isThere = (item["fm"]?.elements ?? []).contains { entry in
      entry["typeId"]?.text == "PHONE" && entry["value"]?.text.map(Self.digits) == Self.digits(of: form.phone)
    }
    return isThere ? .done(updates: updates, item: form.item) : nil
  }

  private static func digits(of phone: String) -> [UInt8] {
    phone.utf8.filter(\.isDigit)
  }
}
