import Bitrix24
import Synchronization

/// What is made of the texts of a language, once, when it is first asked for.
package final class PerLanguage<Value: Sendable>: Sendable {
  private let values = Mutex<[Language: Value]>([:])
  private let make: @Sendable (Language) -> Value

  package init(_ make: @escaping @Sendable (Language) -> Value) {
    self.make = make
  }

  package subscript(language: Language) -> Value {
    values.withLock { values in
      if let value = values[language] { return value }
      let value = make(language)
      values[language] = value
      return value
    }
  }
}
