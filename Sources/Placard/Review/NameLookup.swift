import Dispatch
import Glibc
import Synchronization

/// Looks up host names, all of them within a time: for `check`, which nobody wants to wait for.
enum NameLookup {
  enum Result: Equatable, Sendable {
    case found
    /// There is no such name.
    case unknown
    /// No answer, or none in time.
    case undecided
  }

  static func system(_ names: [String]) -> [String: Result] {
    run(names, within: .seconds(2)) { name in
      var hints = addrinfo()
      hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
      var list: UnsafeMutablePointer<addrinfo>?
      let error = getaddrinfo(name, nil, &hints, &list)
      if let list { freeaddrinfo(list) }
      switch error {
      case 0: return .found
      case EAI_NONAME: return .unknown
      default: return .undecided
      }
    }
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
