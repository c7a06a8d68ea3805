import Bitrix24

/// The parameters of a REST method, in order: some methods mind it
/// (<https://apidocs.bitrix24.com/settings/how-to-call-rest-api/data-encoding.html>).
package struct Parameters: Hashable, Sendable, ExpressibleByDictionaryLiteral {
  struct Entry: Hashable, Sendable {
    let name: String
    let value: ParameterValue
  }

  private(set) var entries: [Entry] = []

  /// No parameters.
  package init() {}

  /// Parameters in this order.
  package init(_ elements: [(String, ParameterValue)]) {
    entries = elements.map(Entry.init)
  }

  package init(dictionaryLiteral elements: (String, ParameterValue)...) {
    self.init(elements)
  }

  /// Adds a parameter, or sets the one of that name.
  package subscript(name: String) -> ParameterValue? {
    get { entries.first { $0.name == name }?.value }
    set {
      let index = entries.firstIndex { $0.name == name }
      switch (index, newValue) {
      case (let index?, let value?): entries[index] = Entry(name: name, value: value)
      case (let index?, nil): entries.remove(at: index)
      case (nil, let value?): entries.append(Entry(name: name, value: value))
      case (nil, nil): break
      }
    }
  }

  /// The commands of a batch to whose answers these parameters refer.
  var referencedCommands: Set<String> {
    entries.reduce(into: []) { $0.formUnion($1.value.referencedCommands) }
  }
}

extension ParameterValue {
  fileprivate var referencedCommands: Set<String> {
    switch self {
    case .text, .integer, .flag, .bit: []
    case .list(let values): values.reduce(into: []) { $0.formUnion($1.referencedCommands) }
    case .map(let parameters): parameters.referencedCommands
    case .reference(let command, _): [command]
    }
  }
}
