import CCurl

/// Ends the wait of libcurl's loop: the one thing that other threads may do with it.
struct Waker: @unchecked Sendable {
  let multi: OpaquePointer

  func wake() {
    ccurl_multi_wake(multi)
  }
}
