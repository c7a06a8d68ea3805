import Glibc
import Testing

@testable import FastCGI

@Suite struct SystemErrorTests {
  @Test func `names the call, its object and the reason`() {
    let error = SystemError("bind /run/placard.sock", code: EACCES)
    #expect(error.description == "bind /run/placard.sock: Permission denied")
    #expect(error.code == EACCES)
    errno = ENOENT
    #expect(SystemError("open x").code == ENOENT)
    #expect(
      SystemError("descriptor 3", reason: "not a listening socket").description
        == "descriptor 3: not a listening socket"
    )
    #expect(SystemError("a", reason: "b").code == 0)
  }

  @Test func `repeats an interrupted call and no other`() {
    var calls = 0
    let result = retryingInterrupts { () -> Int in
      calls += 1
      errno = calls < 4 ? EINTR : EAGAIN
      return -1
    }
    #expect(result == -1 && calls == 4)
    #expect(retryingInterrupts { 7 } == 7)
  }
}
