import Glibc

/// How many files the process may have open.
enum FileLimit {
  /// As many as it may allow itself.
  static func raise() throws(SystemError) {
    let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    var limit = rlimit()
    try SystemError.check("getrlimit", getrlimit(resource, &limit))
    limit.rlim_cur = limit.rlim_max
    try SystemError.check("setrlimit", setrlimit(resource, &limit))
  }
}
