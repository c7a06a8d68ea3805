import CCurl

/// Ends the wait of libcurl's loop: the one thing that other threads may do with it.
struct Waker: @unchecked Sendable {
  let multi: UnsafeMutableRawPointer

  func wake() {
    ccurl_multi_wake(multi)
  }
}
