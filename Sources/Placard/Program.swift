import Gateway

@main
enum Program {
  static func main() async {
    Process.forbidCoreDumps()
    Process.raiseOpenFileLimit()
    switch Launch.detect(Environment.variable) {
    case .cgi: await CGI.run()
    case .fastCGI where CommandLine.arguments.count == 1: await PlacardCommand.main(["serve"])
    case .fastCGI, .command: await PlacardCommand.main()
    }
  }
}
