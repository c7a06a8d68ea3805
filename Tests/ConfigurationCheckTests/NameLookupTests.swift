import Dispatch
import Testing

@testable import ConfigurationCheck

struct NameLookupTests {
  @Test func `says what came of each name`() {
    let results = NameLookup.run(["a", "b", "a"], within: .seconds(10)) { $0 == "a" ? .found : .unknown }
    #expect(results == ["a": .found, "b": .unknown])
    #expect(NameLookup.run([], within: .seconds(10)) { _ in .found }.isEmpty)
  }

  @Test func `does not wait for what takes longer`() {
    let isSeen = DispatchSemaphore(value: 0)
    let results = NameLookup.run(["slow"], within: .milliseconds(20)) { _ in
      isSeen.wait()
      return .found
    }
    #expect(results == ["slow": .undecided])
    isSeen.signal()
  }

  @Test func `knows the machine itself`() {
    #expect(NameLookup.system(["localhost"]) == ["localhost": .found])
  }
}
