/// What one of the server's threads works with. Only that thread uses it, hence `@unchecked`.
final class Worker: @unchecked Sendable {
  /// The most that is read from a connection at once. nginx sends a form and its parameters in one piece far below.
  private static let bufferSize = 64 * 1024

  let parser: RequestParser
  let buffer: UnsafeMutableRawBufferPointer

  init() throws(SystemError) {
    parser = try RequestParser()
    buffer = .allocate(byteCount: Self.bufferSize, alignment: 8)
  }

  deinit {
    buffer.deallocate()
  }
}
