import Glibc

/// Looks now and then at what a process takes (proc(5)).
struct ProcessWatch {
  static let interval = Duration.milliseconds(100)

  private let pid: Int
  private let ticksAtStart: Int
  private var ticks: Int
  private var residentKiB = 0
  private var threads = 0

  init(pid: Int) {
    self.pid = pid
    ticksAtStart = Self.processorTicks(of: pid)
    ticks = ticksAtStart
  }

  mutating func look() {
    for line in Self.read("/proc/\(pid)/status").split(separator: "\n") {
      if line.hasPrefix("VmRSS:") { residentKiB = max(residentKiB, Self.number(in: line)) }
      if line.hasPrefix("Threads:") { threads = max(threads, Self.number(in: line)) }
    }
    ticks = max(ticks, Self.processorTicks(of: pid))
  }

  /// The most memory and threads that were seen, and the processor's time in between.
  var report: String {
    let milliseconds = (ticks - ticksAtStart) * 1000 / max(sysconf(Int32(_SC_CLK_TCK)), 1)
    return "resident_mb=\(residentKiB / 1024) threads=\(threads) processor_ms=\(milliseconds)"
  }

  /// The user's and the system's, behind the name in parentheses, which may have spaces in it.
  private static func processorTicks(of pid: Int) -> Int {
    let fields = read("/proc/\(pid)/stat").split(separator: ")").last?.split(separator: " ") ?? []
    guard fields.count > 12 else { return 0 }
    return (Int(fields[11]) ?? 0) + (Int(fields[12]) ?? 0)
  }

  private static func number(in line: Substring) -> Int {
    Int(line.filter(\.isNumber)) ?? 0
  }

  private static func read(_ path: String) -> String {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return "" }
    defer { close(descriptor) }
    return String(
      unsafeUninitializedCapacity: 4096,
      initializingUTF8With: { max(Glibc.read(descriptor, $0.baseAddress, $0.count), 0) })
  }
}
