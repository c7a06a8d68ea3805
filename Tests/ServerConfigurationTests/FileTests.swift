import FastCGI
import Glibc
import TestSupport
import Testing

@testable import ServerConfiguration

struct FileTests {
  @Test func `reads a file as it is`() throws {
    let folder = TemporaryFolder()
    let text = String(repeating: "line\r\n", count: 20_000)
    #expect(try File.read(folder.write(text), limit: 200_000) == Array(text.utf8))
  }

  @Test func `a file as long as the limit is not too long`() throws {
    let folder = TemporaryFolder()
    let path = try folder.write("12345")
    #expect(try File.read(path, limit: 5).count == 5)
    let error = #expect(throws: SystemError.self) { try File.read(path, limit: 4) }
    #expect(error?.code == EFBIG)
  }

  @Test func `an error names the file`() {
    let error = #expect(throws: SystemError.self) { try File.read("/no/such/file", limit: 1) }
    #expect(error?.code == ENOENT)
    #expect(error?.description.contains("/no/such/file") == true)
  }
}
