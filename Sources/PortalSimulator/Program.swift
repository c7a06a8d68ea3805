@main
enum Program {
  static func main() {
    SimulatorCommand.main()
  }
}
