/// A telephone number or a mail address of an item: an entry of its `fm`.
struct Communication: Sendable, Equatable {
  let id: Int
  /// `PHONE` or `EMAIL`.
  let type: String
  /// For example `WORK`.
  var kind: String
  var value: String

  var fields: Value {
    ["id": .integer(id), "valueType": .string(kind), "value": .string(value), "typeId": .string(type)]
  }
}
