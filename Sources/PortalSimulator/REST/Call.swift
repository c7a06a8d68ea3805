/// One call of one method, alone or in a batch.
struct Call {
  let parameters: Fields
  let person: Person
  let scope: [String]
  let now: Moment

  /// A parameter of one of the newer methods, which mind the case of letters.
  subscript(_ name: String) -> Value? { parameters[name] }

  /// A parameter of one of the older methods, which do not.
  func anyCase(_ name: String) -> Value? { parameters.value(anyCase: name) }

  /// Where the page that is asked for begins.
  var start: Int { max(0, anyCase("start")?.integer ?? 0) }
}
