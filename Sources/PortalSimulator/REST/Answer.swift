/// What a method answers when it does not refuse.
struct Answer {
  static let pageSize = 50

  var result: Value
  /// How many there are in all, for lists.
  var total: Int?
  /// Where the next page begins, if there is one.
  var next: Int?

  init(_ result: Value, total: Int? = nil) {
    self.result = result
    self.total = total
  }

  /// A page of a list.
  ///
  /// - Parameters:
  ///   - start: where it begins; `nil` for the first page of what is not to be counted.
  ///   - wrap: makes the result of the page.
  init(page start: Int?, of all: [Value], _ wrap: ([Value]) -> Value = Value.list) {
    let page = all.dropFirst(start ?? 0).prefix(Self.pageSize)
    result = wrap(Array(page))
    guard let start else { return }
    total = all.count
    let end = start + page.count
    if end < all.count { next = end }
  }
}
