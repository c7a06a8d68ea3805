import Localization
import Testing

struct PluralTextTests {
  @Test(arguments: [
    (0, "n"), (1, "1 o"), (21, "21 o"), (3, "3 f"), (5, "5 m"), (12, "12 m"), (111, "111 m"), (22, "22 f"),
  ])
  func `takes the form of the number's category`(_ number: Int, _ expected: String) {
    let phrase = PluralText.oneFewManyOther(one: "# o", few: "# f", many: number == 0 ? "n" : "# m", other: "x")
    #expect(phrase.text(number, in: .russian) == expected)
  }
}
