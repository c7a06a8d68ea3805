import Bitrix24

/// A text that contains a number, in every plural form that the language has.
///
/// The cases are the sets of categories of Unicode CLDR's cardinal rules
/// (<https://cldr.unicode.org/index/cldr-spec/plural-rules>), so a language that lacks a form of its own set does
/// not compile. Which number takes which form is in ``PluralCategory``. `#` stands for the number, in Western digits
/// as Bitrix24 writes them in every language; a form may leave it out ("one item").
package enum PluralText: Sendable {
  /// Chinese, Japanese, Thai, Vietnamese, Indonesian, Malay.
  case same(String)
  /// English, German, Turkish, Kazakh, Hindi.
  case oneOther(one: String, other: String)
  /// French, Spanish, Italian, Portuguese; `many` is for whole millions.
  case oneManyOther(one: String, many: String, other: String)
  /// Polish, Russian, Ukrainian; `other` is for fractions.
  case oneFewManyOther(one: String, few: String, many: String, other: String)
  /// Arabic.
  case arabic(zero: String, one: String, two: String, few: String, many: String, other: String)

  /// The text for a number of things, at least 0.
  package func text(_ number: Int, in language: Language) -> String {
    let form = form(PluralCategory(of: number, in: language))
    guard let sign = form.firstIndex(of: "#") else { return form }
    return "\(form[..<sign])\(number)\(form[form.index(after: sign)...])"
  }

  private func form(_ category: PluralCategory) -> String {
    switch self {
    case .same(let text):
      text
    case .oneOther(let one, let other):
      category == .one ? one : other
    case .oneManyOther(let one, let many, let other):
      switch category {
      case .one: one
      case .many: many
      case .zero, .two, .few, .other: other
      }
    case .oneFewManyOther(let one, let few, let many, let other):
      switch category {
      case .one: one
      case .few: few
      case .many: many
      case .zero, .two, .other: other
      }
    case .arabic(let zero, let one, let two, let few, let many, let other):
      switch category {
      case .zero: zero
      case .one: one
      case .two: two
      case .few: few
      case .many: many
      case .other: other
      }
    }
  }
}
