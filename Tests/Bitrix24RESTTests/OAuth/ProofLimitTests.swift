import HTTPMessage
import Testing

@testable import Bitrix24
@testable import Bitrix24REST

struct ProofLimitTests {
  private let clock = TestClock(.lasts)

  private func limit() -> ProofLimit { ProofLimit(clock: clock) }

  private func question(_ limit: ProofLimit, by number: UInt32 = 1) async -> ProofLimit.Question? {
    await limit.question(by: .v4(number), until: clock.now + .seconds(3))
  }

  /// How many of so many questions in a row are asked, and end in a refusal.
  private func refused(_ count: Int, by number: UInt32 = 1, of limit: ProofLimit) async -> Int {
    var asked = 0
    for _ in 0..<count where await question(limit, by: number) != nil { asked += 1 }
    return asked
  }

  private func oneWaits() async {
    while clock.sleeps.isEmpty { await Task.yield() }
  }

  @Test func `an address may fail twenty times at once, then twenty times a minute`() async {
    let limit = limit()
    #expect(await refused(300, of: limit) == 20)
    clock.advance(by: .seconds(60))
    #expect((20...21).contains(await refused(300, of: limit)))
  }

  @Test func `all addresses together may fail thirty-eight times at once`() async {
    let limit = limit()
    var asked = 0
    for number in 0..<300 as Range<UInt32> { asked += await refused(1, by: number, of: limit) }
    #expect(asked == 38)
  }

  @Test(arguments: 1...30 as ClosedRange<UInt32>)
  func `after a flood from some addresses in turns another one may ask`(count: UInt32) async {
    let limit = limit()
    var asked = 0
    for _ in 0..<30 {
      for number in 0..<count { asked += await refused(1, by: number, of: limit) }
    }
    #expect(asked <= 38)
    #expect(await question(limit, by: 99) != nil)
  }

  @Test(arguments: 1...9 as ClosedRange<UInt32>)
  func `after floods from one address after the other another one may ask`(count: UInt32) async {
    let limit = limit()
    for number in 0..<count { _ = await refused(100, by: number, of: limit) }
    #expect(await question(limit, by: 99) != nil)
  }

  @Test func `what is proven does not count`() async {
    let limit = limit()
    for _ in 0..<5000 {
      let question = await question(limit)
      #expect(question != nil)
      question?.confirm()
    }
    #expect(await refused(300, of: limit) == 20)
  }

  @Test func `who comes while the others are undecided waits, and asks once one is proven`() async throws {
    let limit = limit()
    var running: [ProofLimit.Question] = []
    for _ in 0..<20 { running.append(try #require(await question(limit))) }
    async let next = question(limit)
    await oneWaits()
    running.removeLast().confirm()
    #expect(await next != nil)
    withExtendedLifetime(running) {}
  }

  @Test func `who waits is refused once the others were`() async throws {
    let limit = limit()
    var running: [ProofLimit.Question] = []
    for _ in 0..<20 { running.append(try #require(await question(limit))) }
    async let next = question(limit)
    await oneWaits()
    running = []
    #expect(await next == nil)
  }

  @Test func `nobody waits longer than the deadline`() async throws {
    let limit = limit()
    var running: [ProofLimit.Question] = []
    for _ in 0..<20 { running.append(try #require(await question(limit))) }
    async let next = question(limit)
    await oneWaits()
    clock.advance(by: .seconds(3))
    #expect(await next == nil)
    withExtendedLifetime(running) {}
  }
}
