import CCurl
import Synchronization

extension CurlTransport {
  /// Why libcurl cannot be used, in words.
  package struct LoadError: Error, CustomStringConvertible, Sendable {
    package let description: String
  }

  /// Loads libcurl, which takes 5 ms and 8 MB, unless it is loaded: there is one in a process, for ever.
  package static func loadLibrary() throws(LoadError) {
    try isLoaded.withLock { isLoaded throws(LoadError) in
      if isLoaded { return }
      if let failure = ccurl_load() { throw LoadError(description: String(cString: failure)) }
      isLoaded = true
    }
  }

  private static let isLoaded = Mutex(false)
}
