import Glibc

/// Opens cards for a time and waits until all have ended.
final class CardLoad {
  /// When cards open.
  enum Pace {
    /// So many a second, however slow the answers are.
    case open(perSecond: Double)
    /// So many at a time, the first ones over a while; each that ends is replaced.
    case closed(count: Int, ramp: Duration)
  }

  private let port: UInt16
  private let form: CardForm
  private let name: [UInt8]
  private let pace: Pace
  private let time: Duration
  private let patience: Duration
  private var watch: ProcessWatch?

  private let queue: EventQueue
  private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 8)
  /// Those that run, by descriptor.
  private var cards: [Int32: Card] = [:]
  private var started = 0
  private var tally = Tally()

  /// - Parameters:
  ///   - port: of the web server.
  ///   - name: what a fragment about the customer has in it.
  ///   - time: how long cards are opened.
  ///   - patience: how long a card may take.
  ///   - watch: looks at the program.
  init(
    port: UInt16, form: CardForm, name: String, pace: Pace, time: Duration, patience: Duration, watch: ProcessWatch?
  ) throws(SystemError) {
    self.port = port
    self.form = form
    self.name = Array(name.utf8)
    self.pace = pace
    self.time = time
    self.patience = patience
    self.watch = watch
    queue = try EventQueue()
  }

  deinit {
    buffer.deallocate()
  }

  /// - Returns: the report, in one line.
  func run() throws -> String {
    let begin = ContinuousClock.now
    let end = begin + time
    var nextLook = begin
    while true {
      let now = ContinuousClock.now
      openDueCards(since: begin, until: end)
      if cards.isEmpty && now >= end { break }
      if now >= nextLook {
        watch?.look()
        giveUp(before: now - patience)
        nextLook = now + ProcessWatch.interval
      }
      try queue.wait(until: min(nextLook, nextStart(since: begin, until: end) ?? nextLook)) { descriptor in
        if let card = cards[descriptor] { proceed(card) }
      }
    }
    watch?.look()
    let seconds = Double(Int(begin.duration(to: .now) / .milliseconds(1))) / 1000
    return "\(tally.report) \(watch?.report ?? "") seconds=\(seconds)"
  }

  /// When the next card is due, if there is to be one.
  private func nextStart(since begin: ContinuousClock.Instant, until end: ContinuousClock.Instant)
    -> ContinuousClock.Instant?
  {
    let start: ContinuousClock.Instant
    switch pace {
    case .open(let perSecond):
      start = begin + .seconds(1) * (Double(started) / perSecond)
    case .closed(let count, let ramp):
      if cards.count >= count { return nil }
      start = started < count ? begin + ramp * (Double(started) / Double(count)) : .now
    }
    return start < end ? start : nil
  }

  private func openDueCards(since begin: ContinuousClock.Instant, until end: ContinuousClock.Instant) {
    while let start = nextStart(since: begin, until: end), start <= .now {
      started += 1
      do {
        let card = try Card(number: started, start: start, form: form, name: name, port: port)
        try queue.add(card.descriptor, .both)
        cards[card.descriptor] = card
      } catch {
        tally.add(.unconnected)
      }
    }
  }

  private func proceed(_ card: Card) {
    guard let end = card.proceed(with: buffer) else { return }
    tally.add(card, end)
    cards[card.descriptor] = nil
  }

  private func giveUp(before start: ContinuousClock.Instant) {
    for card in cards.values where card.start < start {
      tally.add(card, .timedOut)
      cards[card.descriptor] = nil
    }
  }
}
