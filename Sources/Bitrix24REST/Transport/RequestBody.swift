import Bitrix24

/// The bytes of a form, in one place and in no more room than they take: what sends them does so from there, and they are
/// most of what a request weighs that waits for its answer.
package final class RequestBody: Sendable {
  // Never written again.
  private nonisolated(unsafe) let storage: UnsafeMutableBufferPointer<UInt8>

  /// A copy of these bytes.
  package init(_ bytes: [UInt8]) {
    storage = .allocate(capacity: bytes.count)
    _ = storage.initialize(from: bytes)
  }

  deinit {
    storage.deallocate()
  }

  /// Good for as long as this object is.
  package var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(storage) }
}
