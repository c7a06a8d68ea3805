import Bitrix24
import HTML
import Localization

/// The static page that nginx shows in the frame while the program is not there (`nginx/unavailable`).
///
/// It is made here, of the same texts as all other pages, and kept as a file, since the program cannot serve it.
package enum UnavailablePage {
  /// The file's contents.
  package static func bytes(in language: Language) -> [UInt8] {
    let texts = RuntimeTexts.of(language).unavailable
    let page: HTML = """
      <!DOCTYPE html>
      <html lang="\(language.tag)" dir="\(language.isRightToLeft ? "rtl" : "ltr")">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(texts.title)</title>
      <link rel="stylesheet" href="/unavailable/unavailable.css">
      </head>
      <body>
      <main>
      <h1>\(texts.title)</h1>
      <p>\(texts.explanation)</p>
      </main>
      </body>
      </html>

      """
    return page.bytes
  }
}
