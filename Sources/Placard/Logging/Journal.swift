import Glibc
import ServerConfiguration

/// The system's journal, where it reads standard error.
enum Journal {
  /// Whether standard error leads to the journal: `JOURNAL_STREAM` names the device and the inode of the stream that
  /// systemd connected (systemd.exec(5)). Lines may then begin with their priority (sd-daemon(3)). A standard error that
  /// was redirected since is another file.
  static let readsStandardError = reads(STDERR_FILENO, variable: Environment.variable("JOURNAL_STREAM"))

  static func reads(_ descriptor: Int32, variable: String?) -> Bool {
    var status = stat()
    guard let variable, fstat(descriptor, &status) == 0 else { return false }
    return variable == "\(status.st_dev):\(status.st_ino)"
  }

  /// The beginning of a line that matters so much: `<4>`.
  static func prefix(_ level: LogLevel) -> [UInt8] {
    [UInt8(ascii: "<"), UInt8(ascii: "0") + level.priority, UInt8(ascii: ">")]
  }
}
