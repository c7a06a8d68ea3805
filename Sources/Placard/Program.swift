import FastCGI
import ServerConfiguration

@main
enum Program {
  static func main() {
    Process.openStandardStreams()
    Process.forbidCoreDumps()
    Process.raiseOpenFileLimit()
    switch Launch.detect(Environment.variable) {
    case .cgi: CGI.run()
    case .fastCGI where CommandLine.arguments.count == 1: PlacardCommand.main(["serve"])
    case .fastCGI, .command: PlacardCommand.main()
    }
  }
}
