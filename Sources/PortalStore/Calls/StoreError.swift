/// Why something could not be kept or read. Its description is one sentence for an administrator.
package struct StoreError: Error, Equatable, Sendable, CustomStringConvertible {
  package let description: String

  package init(_ description: String) { self.description = description }

  init(_ error: RegistryError) { self.init(error.description) }
}
