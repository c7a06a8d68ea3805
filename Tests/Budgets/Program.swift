@main
enum Program {
  static func main() async {
    await StagesCommand.main()
  }
}
