/// A telephone number, a mail address or the like of an item: an entry of its `fm`.
struct Communication: Sendable, Equatable {
  let id: Int
  /// `PHONE`, `EMAIL`, or whatever somebody has called it.
  let type: String
  /// For example `WORK`.
  var kind: String
  var value: String

  var fields: Value {
    ["id": .integer(id), "valueType": .string(kind), "value": .string(value), "typeId": .string(type)]
  }
}
