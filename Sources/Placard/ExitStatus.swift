import Glibc

/// What the program's exit says; 64 and 78 are those of `sysexits.h`.
enum ExitStatus {
  static let success: Int32 = 0
  /// Failed at run time.
  static let failure: Int32 = 1
  static let usage: Int32 = 64
  static let configuration: Int32 = 78
}
