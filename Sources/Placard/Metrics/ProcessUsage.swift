import Glibc
import ServerConfiguration

/// What the process takes of the machine.
struct ProcessUsage: Sendable {
  var residentBytes = 0
  var openDescriptors = 0
  /// The soft limit.
  var maximumDescriptors = 0
  var cpuSeconds = 0.0

  static var now: ProcessUsage {
    var usage = ProcessUsage()
    if let statistics = try? File.read("/proc/self/statm", limit: 4096) {
      // proc(5): the second one is resident, in pages.
      let numbers = statistics.split(separator: UInt8(ascii: " "))
      let pages = numbers.dropFirst().first.flatMap { Int(String(decoding: $0, as: UTF8.self)) }
      usage.residentBytes = (pages ?? 0) * sysconf(Int32(_SC_PAGESIZE))
    }
    usage.openDescriptors = countDescriptors()
    var limit = rlimit()
    if getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 {
      usage.maximumDescriptors = Int(clamping: limit.rlim_cur)
    }
    var times = rusage()
    if getrusage(RUSAGE_SELF.rawValue, &times) == 0 {
      usage.cpuSeconds = [times.ru_utime, times.ru_stime].reduce(0) {
        $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6
      }
    }
    return usage
  }

  private static func countDescriptors() -> Int {
    guard let folder = opendir("/proc/self/fd") else { return 0 }
    defer { closedir(folder) }
    var count = 0
    while readdir(folder) != nil { count += 1 }
    // Without `.`, `..` and the one that reads the folder.
    return max(0, count - 3)
  }
}
