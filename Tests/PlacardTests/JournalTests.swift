import Glibc
import ServerConfiguration
import TestSupport
import Testing

@testable import Placard

struct JournalTests {
  private func identity(of descriptor: Int32) -> (device: dev_t, inode: ino_t) {
    var status = stat()
    fstat(descriptor, &status)
    return (status.st_dev, status.st_ino)
  }

  @Test func `the journal reads a stream that is the one of its variable`() {
    let (device, inode) = identity(of: STDIN_FILENO)
    #expect(Journal.reads(STDIN_FILENO, variable: "\(device):\(inode)"))
    for other in ["\(device):\(inode + 1)", "\(device + 1):\(inode)", "", "\(device)", "\(device):\(inode) "] {
      #expect(!Journal.reads(STDIN_FILENO, variable: other), "\(other)")
    }
    #expect(!Journal.reads(STDIN_FILENO, variable: nil))
    #expect(!Journal.reads(-1, variable: "\(device):\(inode)"))
  }

  @Test func `a line begins with the priority of syslog`() {
    let prefixes = LogLevel.allCases.map { String(decoding: Journal.prefix($0), as: UTF8.self) }
    #expect(prefixes == ["<7>", "<7>", "<6>", "<5>", "<4>", "<3>", "<2>"])
  }

  @Test func `a file's lines have none`() throws {
    let folder = TemporaryFolder()
    var configuration = Configuration()
    configuration.logFile = folder.file("log")
    let log = Log(journalReadsStandardError: true)
    try log.configure(configuration)
    log.write(LogLine(.warning, "test", [("a", "b")]))
    #expect(try folder.text(of: "log").hasPrefix("2"))
  }
}
