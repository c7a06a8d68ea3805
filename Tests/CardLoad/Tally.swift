/// What came of the cards of a run.
struct Tally {
  private var ends: [CardEnd: Int] = [:]
  private var pages: [Duration] = []
  private var fragments: [Duration] = []

  var count: Int { ends.values.reduce(0, +) }

  mutating func add(_ card: Card, _ end: CardEnd) {
    add(end)
    if let opened = card.opened { pages.append(card.start.duration(to: opened)) }
    if [.complete, .withoutCustomer].contains(end) { fragments.append(card.start.duration(to: .now)) }
  }

  /// Counts a card that did not even start.
  mutating func add(_ end: CardEnd) {
    ends[end, default: 0] += 1
  }

  /// `cards=…` with the ends that occurred, and the times from a card's opening to its page and to its fragment.
  var report: String {
    let counts = CardEnd.allCases.compactMap { end in ends[end].map { "\(end.rawValue)=\($0)" } }
    return (["cards=\(count)"] + counts + [Latencies(pages).report("page"), Latencies(fragments).report("fragment")])
      .joined(separator: " ")
  }
}
