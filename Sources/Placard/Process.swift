import CLinux
import Glibc
import ServerConfiguration

/// What the process asks of the kernel for itself.
enum Process {
  /// Descriptors 0 to 2 must be taken: a socket that got one of them would be read or written as a standard stream.
  static func openStandardStreams() {
    while true {
      let descriptor = open("/dev/null", O_RDWR)
      if descriptor > STDERR_FILENO { close(descriptor) }
      if descriptor < 0 || descriptor > STDERR_FILENO { return }
    }
  }

  /// Blocks the signals that the server waits for, in this thread and in those that it starts from now on.
  static func blockServerSignals() -> sigset_t {
    var signals = sigset_t()
    sigemptyset(&signals)
    for signal in [SIGTERM, SIGINT, SIGQUIT, SIGHUP, SIGUSR1] { sigaddset(&signals, signal) }
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    return signals
  }

  /// Tokens of running requests must not end up in a file.
  static func forbidCoreDumps() {
    var none = rlimit(rlim_cur: 0, rlim_max: 0)
    setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
  }

  /// A waiting card needs a descriptor, and the usual soft limit of 1,024 is there for programs that use `select`.
  static func raiseOpenFileLimit() {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
    limit.rlim_cur = limit.rlim_max
    setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
  }

  /// A peer or a log reader that has gone is an error of the write, not the end of the program.
  static func ignoreBrokenPipes() {
    signal(SIGPIPE, SIG_IGN)
  }

  static var identifier: pid_t { getpid() }

  /// Has as many arenas for memory as there are processors, of which glibc would make eight times as many: what one
  /// thread gives back, others then use. Before there are threads. With 5,000 cards waiting, it saves 19 of 260 MB.
  static func limitArenas() {
    mallopt(M_ARENA_MAX, Int32(clamping: Configuration.processorCount))
  }
}
