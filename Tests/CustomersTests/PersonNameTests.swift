import Testing

@testable import Customers

struct PersonNameTests {
  @Test(
    arguments: [
      ("Anna", nil, "Berger", nil, "Anna Berger"), ("Анна", "Сергеевна", "Петрова", nil, "Анна Сергеевна Петрова"),
      ("John", nil, "Doe", "Mr.", "Mr. John Doe"), ("太郎", nil, "山田", nil, "山田 太郎"), ("太郎", nil, "山田", "様", "山田 太郎 様"),
      ("ジョン", nil, "スミス", nil, "スミス ジョン"), ("민준", nil, "김", nil, "김 민준"), ("小明", nil, "王", nil, "王 小明"),
      ("さくら", nil, nil, nil, "さくら"), ("Taro", nil, "山田", nil, "Taro 山田"), ("ﾀﾛｳ", nil, "ﾔﾏﾀﾞ", nil, "ﾔﾏﾀﾞ ﾀﾛｳ"),
      (nil, nil, "Doyle", nil, "Doyle"), (nil, nil, nil, "Mr.", nil), (nil, nil, nil, nil, nil),
      ("ناصر", nil, "القحطاني", nil, "ناصر القحطاني"), ("สมชาย", nil, "ใจดี", nil, "สมชาย ใจดี"),
    ] as [(String?, String?, String?, String?, String?)])
  func `has its parts in the order of its script`(
    _ given: String?, _ second: String?, _ family: String?, _ honorific: String?, _ text: String?
  ) {
    #expect(PersonName(given: given, second: second, family: family, honorific: honorific).text == text)
  }
}
