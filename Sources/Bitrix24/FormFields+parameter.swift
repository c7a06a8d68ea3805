import HTTPMessage

extension FormFields {
  /// The value of a parameter of a call, or `nil` where there is none.
  ///
  /// - Throws: that it came with two different values.
  func parameter(_ name: String) throws(PlacementCallError) -> String? {
    do throws(Contradiction) {
      return try value(name)
    } catch {
      throw .contradictory(error.name)
    }
  }
}
