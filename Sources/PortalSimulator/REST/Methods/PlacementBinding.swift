/// A handler that the application has registered for a placement.
struct PlacementBinding: Sendable {
  let placement: String
  let handler: String
  /// For whom alone it is; 0 for everybody.
  var user = 0
  let title: String
  let description: String
  let options: Value
  let languages: Value

  var value: Value {
    [
      "placement": .string(placement), "userId": .integer(user), "handler": .string(handler), "options": options,
      "title": .string(title), "description": .string(description), "langAll": languages,
    ]
  }
}
