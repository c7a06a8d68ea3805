/// A table of texts that says of itself that it is in some languages only: in the others it is in English.
package protocol PartlyLocalizedTexts: LocalizedTexts {}

extension PartlyLocalizedTexts {
  package static var arabic: Self { english }
  package static var brazilianPortuguese: Self { english }
  package static var french: Self { english }
  package static var german: Self { english }
  package static var hindi: Self { english }
  package static var indonesian: Self { english }
  package static var italian: Self { english }
  package static var japanese: Self { english }
  package static var kazakh: Self { english }
  package static var latinAmericanSpanish: Self { english }
  package static var malay: Self { english }
  package static var polish: Self { english }
  package static var russian: Self { english }
  package static var simplifiedChinese: Self { english }
  package static var thai: Self { english }
  package static var traditionalChinese: Self { english }
  package static var turkish: Self { english }
  package static var ukrainian: Self { english }
  package static var vietnamese: Self { english }
}
