import HTTPMessage

/// The fields of a form whose names say where they belong, `auth[scope]`: looked up by their path, so that no depth of
/// brackets costs anything.
struct NestedFields {
  private let form: FormFields

  init(_ form: FormFields) {
    self.form = form
  }

  /// The value at a path, or `nil` where there is none or an empty one.
  ///
  /// - Throws: that it came twice with different values.
  func value(_ first: String, _ rest: String...) throws(PlacementCallError) -> String? {
    let name = rest.reduce(first) { "\($0)[\($1)]" }
    return try form.parameter(name).flatMap { $0.isEmpty ? nil : $0 }
  }
}
