import Bitrix24
import Bitrix24REST

/// What a list method has answered.
enum Listed<Row> {
  case rows([Row])
  /// The user, or the application, has no right to it.
  case denied
  /// It is not known what there is.
  case failed
  /// It was not asked for, or depends on what has failed.
  case missing

  var rows: [Row]? {
    guard case .rows(let rows) = self else { return nil }
    return rows
  }

  var isDenied: Bool {
    guard case .denied = self else { return false }
    return true
  }

  var isFailed: Bool {
    guard case .failed = self else { return false }
    return true
  }

  /// Of what was asked for: whether it is not known what there is, for another reason than a right.
  var isUnknown: Bool { rows == nil && !isDenied }
}

extension BatchAnswer {
  /// The rows of a list, each once: portals answer an activity once for every item that it belongs to.
  ///
  /// A list in which something is, of which nothing can be read, is no empty list.
  ///
  /// - Parameters:
  ///   - member: where the result has the list; the result itself by default.
  ///   - id: what two rows of the same thing have in common.
  ///   - read: `nil` for what is no row.
  func list<Row>(
    _ name: String, in member: String? = nil, id: (Row) -> some Hashable, read: (JSONValue) -> Row?
  ) -> Listed<Row> {
    switch self[name] {
    case .missing: return .missing
    case .failed(let error): return error.isDenial ? .denied : .failed
    case .value(let value):
      guard let list = member.map({ value[$0] }) ?? value, list.isCollection else { return .failed }
      var seen: Set<AnyHashable> = []
      let rows = list.elements.compactMap(read).filter { seen.insert(AnyHashable(id($0))).inserted }
      let isEmpty = list.elements.isEmpty && (total(name) ?? 0) <= 0
      return rows.isEmpty && !isEmpty ? .failed : .rows(rows)
    }
  }
}

extension JSONValue {
  /// A list or a map: portals write an empty map as an empty list, and a list with gaps as a map.
  package var isCollection: Bool {
    switch self {
    case .array, .object: true
    case .null, .bool, .number, .string, .omitted: false
    }
  }

  /// A text that says something, cut to what a card can show: answers wait in memory.
  package var shownText: String? { nonEmptyText?.shortened(to: 200) }

  /// The number of something that exists: portals write 0 for nothing.
  package var id: Int? { integer.flatMap { $0 > 0 ? $0 : nil } }
}
