import CCrashLog
import ServerConfiguration

/// The last line of the log when a signal ends the server: which signal, and the requests that were being answered.
///
/// There is none where a thread's stack has overflowed: the handlers run on the stack of the thread that fails.
enum CrashLog {
  /// Has the line written, to where it was last said to go. After the runtime's own handlers, which then follow.
  static func install() {
    // It fails for no signal that there is.
    _ = ccrashlog_install()
  }

  /// Has the line go to this stream, which must stay until there is another.
  static func setDestination(_ stream: LogStream, _ format: LogFormat, hasPriority: Bool) {
    let prefix = hasPriority ? String(decoding: Journal.prefix(.error), as: UTF8.self) : ""
    ccrashlog_set_destination(stream.descriptor, prefix, format == .json)
  }

  /// A request that is being answered, from the beginning until ``end()``.
  struct Entry {
    private let number: Int32

    init(id: String) {
      var id = id
      number = id.withUTF8 { ccrashlog_begin($0.baseAddress!, $0.count) }
    }

    func end() {
      ccrashlog_end(number)
    }
  }
}
