import Bitrix24
import Synchronization
import Testing

@testable import WidgetRuntime
@testable import Widgets

struct RecentCallsTests {
  private let portal = PortalAddress("acme.example", isSecure: true)!
  private let other = PortalAddress("other.example", isSecure: true)!

  private func context(_ number: Int) -> CallContext {
    var context = CallContext()
    context.phone = .number("+49301234\(100 + number)")
    context.direction = .incoming
    return context
  }

  @Test(arguments: [0, 1, 9, 10, 11, 19, 20, 25])
  func `keeps the last ten of a portal, the latest first`(count: Int) {
    let clock = Mutex(0)
    let calls = RecentCalls { clock.withLock { $0 } }
    for number in 0..<count {
      clock.withLock { $0 = number }
      calls.add(context(number), at: portal)
    }
    #expect(calls.last(at: portal).map(\.time) == Array((0..<count).suffix(10).reversed()))
    #expect(calls.last(at: portal).allSatisfy { $0.phone.hasPrefix("+49***") && $0.direction == .incoming })
    #expect(calls.last(at: other).isEmpty)
  }

  @Test func `forgets all when there are too many portals, and goes on`() {
    let calls = RecentCalls { 1 }
    for number in 0..<RecentCalls.maximumPortals {
      calls.add(context(1), at: PortalAddress("p\(number).example", isSecure: true)!)
    }
    calls.add(context(1), at: PortalAddress("p0.example", isSecure: true)!)
    #expect(calls.last(at: PortalAddress("p0.example", isSecure: true)!).count == 2)
    calls.add(context(1), at: portal)
    #expect(calls.last(at: portal).count == 1)
    #expect(calls.last(at: PortalAddress("p0.example", isSecure: true)!).isEmpty)
  }
}
