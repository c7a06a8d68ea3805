import ArgumentParser
import Glibc

/// `card-load cards`: opens cards.
struct CardsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cards",
    abstract: "Opens cards and prints in one line what came of them.",
    discussion: "Ends with 0 whatever came: who reads the line knows what was to be expected."
  )

  /// What the machine is spared.
  private static let mostCards = 200_000.0
  private static let mostOpen = 10_000
  private static let mostSeconds = 300.0

  @Option(help: "The web server's port on 127.0.0.1.")
  var port: UInt16

  @Option(help: "The portal's port on 127.0.0.1.")
  var portal: UInt16

  @Option(help: "Open so many cards a second, evenly.")
  var rate: Double?

  @Option(help: "Keep so many cards open instead.")
  var open: Int?

  @Option(help: "With --open: seconds over which the first cards open.")
  var ramp = 1.0

  @Option(help: "For so many seconds; then wait for those that are open.")
  var seconds: Double

  @Option(help: "Seconds after which a card is given up.")
  var patience = 30.0

  @Option(help: "The application token.")
  var applicationToken: String

  @Option(help: "A user's token for all cards; otherwise each has its own, made up.")
  var accessToken: String?

  @Option(help: "What a complete fragment has in it.")
  var name = "Anna Berger"

  @Option(help: "A process whose memory and threads are looked at.")
  var pid: Int?

  func validate() throws {
    guard (rate == nil) != (open == nil) else { throw ValidationError("Give either --rate or --open.") }
    guard seconds > 0, seconds <= Self.mostSeconds, ramp > 0, ramp <= Self.mostSeconds, patience > 0,
      patience <= Self.mostSeconds
    else { throw ValidationError("Times are more than 0 and at most \(Int(Self.mostSeconds)) seconds.") }
    if let rate, rate <= 0 || rate * seconds > Self.mostCards {
      throw ValidationError("At most \(Int(Self.mostCards)) cards.")
    }
    if let open, !(1...Self.mostOpen).contains(open) {
      throw ValidationError("From 1 to \(Self.mostOpen) cards at a time.")
    }
  }

  func run() throws {
    try FileLimit.raise()
    let pace: CardLoad.Pace =
      if let rate { .open(perSecond: rate) } else { .closed(count: open ?? 1, ramp: .seconds(ramp)) }
    let load = try CardLoad(
      port: port,
      form: CardForm(port: port, portal: portal, applicationToken: applicationToken, accessToken: accessToken),
      name: name, pace: pace, time: .seconds(seconds), patience: .seconds(patience),
      watch: pid.map(ProcessWatch.init))
    print(try load.run())
  }
}
