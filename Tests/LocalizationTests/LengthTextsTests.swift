import Bitrix24
import Testing
import TextChecks

@testable import Localization

struct LengthTextsTests {
  @Test(arguments: [
    (Language.english, 1, "1 s"), (.english, 59, "59 s"), (.english, 60, "1 min"), (.english, 184, "3 min 4 s"),
    (.english, 3599, "59 min 59 s"), (.english, 3600, "1 h"), (.english, 3659, "1 h"), (.english, 3784, "1 h 3 min"),
    (.english, 90_000, "25 h"), (.german, 184, "3 Min. 4 Sek."), (.russian, 3784, "1 ч 3 мин"),
    (.ukrainian, 184, "3 хв 4 с"), (.turkish, 184, "3 dk. 4 sn."), (.kazakh, 3784, "1 сағ 3 мин"),
    (.japanese, 184, "3分4秒"), (.japanese, 3784, "1時間3分"), (.simplifiedChinese, 60, "1分钟"),
    (.thai, 184, "3 นาที 4 วินาที"), (.hindi, 184, "3 मि॰ 4 से॰"), (.arabic, 184, "3 د 4 ث"),
    (.arabic, 3784, "1 س 3 د"),
  ])
  func `a length has the units that it needs`(_ language: Language, _ seconds: Int, _ text: String) {
    #expect(LengthTexts.of(language).text(seconds) == text)
  }

  @Test(arguments: Language.allCases)
  func `every phrase has a place for each of its numbers`(_ language: Language) {
    let length = LengthTexts.of(language)
    let texts = [
      length.hours, length.hoursAndMinutes, length.minutes, length.minutesAndSeconds, length.seconds,
    ]
    #expect(texts.map { $0.count { $0 == "#" } } == [1, 2, 1, 2, 1])
    #expect(Set(texts).count == texts.count)
  }

  /// The symbols of units are international.
  @Test(arguments: Language.allCases)
  func `are sound in every language`(_ language: Language) {
    #expect(TextTable(LengthTexts.self, in: language).flaws(sameAsInEnglish: nil) == [])
  }
}
