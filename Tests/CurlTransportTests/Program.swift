import Glibc

/// Another program that runs, found by the search path, without its output.
struct Program {
  struct Failure: Error {
    let command: String
  }

  private let identifier: pid_t
  private let command: String

  init(_ name: String, _ arguments: [String]) throws {
    command = ([name] + arguments).joined(separator: " ")
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for descriptor: Int32 in 0...2 {
      posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
    }
    // A thread of Swift's pool has most signals blocked, and the program would inherit that.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    var cArguments = ([name] + arguments).map { strdup($0) } + [nil]
    defer { for argument in cArguments { free(argument) } }
    var identifier = pid_t()
    guard posix_spawnp(&identifier, name, &actions, &attributes, &cArguments, environ) == 0 else {
      throw Failure(command: command)
    }
    self.identifier = identifier
  }

  /// Waits for its end and throws unless it succeeded.
  func finish() throws {
    var status: Int32 = 0
    guard waitpid(identifier, &status, 0) == identifier, status == 0 else { throw Failure(command: command) }
  }

  /// Makes it end, and waits for that.
  func terminate() {
    kill(identifier, SIGTERM)
    waitpid(identifier, nil, 0)
  }
}
