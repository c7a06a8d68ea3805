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
  ///   - id: what two rows of the same thing have in common.
  ///   - read: `nil` for what is no row.
  func list<Row>(
    _ command: BatchReference<some RESTListMethod>?, id: (Row) -> some Hashable, read: (JSONValue) -> Row?
  ) -> Listed<Row> {
    guard let command else { return .missing }
    switch self[command] {
    case .missing: return .missing
    case .failed(let error): return error.isDenial ? .denied : .failed
    case .value(let list):
      var seen: Set<AnyHashable> = []
      let rows = list.compactMap(read).filter { seen.insert(AnyHashable(id($0))).inserted }
      let isEmpty = list.isEmpty && (total(command) ?? 0) <= 0
      return rows.isEmpty && !isEmpty ? .failed : .rows(rows)
    }
  }
}

extension JSONValue {
  /// A text that says something, cut to what a card can show: answers wait in memory.
  package var shownText: String? { nonEmptyText?.shortened(to: 200) }

  /// The number of something that exists: portals write 0 for nothing.
  package var id: Int? { integer.flatMap { $0 > 0 ? $0 : nil } }
}
