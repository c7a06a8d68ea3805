@main
enum Program {
  static func main() {
    CardLoadCommand.main()
  }
}
