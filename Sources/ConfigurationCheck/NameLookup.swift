import CurlTransport
import Dispatch
import Glibc
import Synchronization

/// Looks up host names, all of them within a time: for `check`, which nobody wants to wait for.
package enum NameLookup {
  package enum Result: Equatable, Sendable {
    case found
    /// There is no such name.
    case unknown
    /// No answer, or none in time.
    case undecided
  }

  package static func system(_ names: [String]) -> [String: Result] {
    run(names, within: time) { name in
      switch addresses(name).error {
      case 0: .found
      case EAI_NONAME: .unknown
      default: .undecided
      }
    }
  }

  /// Whether a name leads to addresses of local networks, and to no other.
  package static func isPrivate(_ name: String) -> Bool {
    run([name], within: time) { name in
      let addresses = addresses(name).addresses
      return !addresses.isEmpty && addresses.allSatisfy(\.isPrivate) ? .found : .unknown
    }[name] == .found
  }

  private static let time = Duration.seconds(2)

  private static func addresses(_ name: String) -> (error: Int32, addresses: [IPAddress]) {
    var hints = addrinfo()
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var list: UnsafeMutablePointer<addrinfo>?
    let error = getaddrinfo(name, nil, &hints, &list)
    defer { if let list { freeaddrinfo(list) } }
    var addresses: [IPAddress] = []
    var next = list
    while let entry = next {
      if let address = entry.pointee.ai_addr.flatMap({ IPAddress($0) }) { addresses.append(address) }
      next = entry.pointee.ai_next
    }
    return (error, addresses)
  }

  /// - Parameter look: looks up one name, for as long as it takes; what comes too late is not waited for.
  static func run(
    _ names: [String], within time: Duration, look: @escaping @Sendable (String) -> Result
  ) -> [String: Result] {
    final class Results: Sendable {
      let found = Mutex<[String: Result]>([:])
    }
    let results = Results()
    let group = DispatchGroup()
    for name in Set(names) {
      DispatchQueue.global().async(group: group) {
        let result = look(name)
        results.found.withLock { $0[name] = result }
      }
    }
    let milliseconds = Int(time / .milliseconds(1))
    _ = group.wait(timeout: .now() + .milliseconds(milliseconds))
    let found = results.found.withLock { $0 }
    return Dictionary(uniqueKeysWithValues: Set(names).map { ($0, found[$0] ?? .undecided) })
  }
}
