import HTTPMessage
import Testing

@testable import Bitrix24
@testable import Bitrix24REST

@Suite struct FormEncoderTests {
  private func encode(_ parameters: Parameters, for purpose: FormEncoder.Purpose = .request) -> String {
    var encoder = FormEncoder(for: purpose)
    encoder.append(parameters)
    return String(decoding: encoder.bytes, as: UTF8.self)
  }

  @Test(
    arguments: [
      ([:], ""),
      (["entityTypeId": 3, "id": 17], "entityTypeId=3&id=17"),
      (
        ["filter": ["stageSemanticId": "P"], "select": ["id", "title"]],
        "filter[stageSemanticId]=P&select[]=id&select[]=title"
      ),
      (["FILTER": ["ID": [1, 2]]], "FILTER[ID][]=1&FILTER[ID][]=2"),
      (["filter": [">=opportunity": 5, "!stageId": "A B"]], "filter[%3E%3Dopportunity]=5&filter[%21stageId]=A%20B"),
      (
        ["fields": ["fm": [["typeId": "PHONE", "value": "+4930"], ["typeId": "EMAIL", "value": "a@b"]]]],
        "fields[fm][0][typeId]=PHONE&fields[fm][0][value]=%2B4930&fields[fm][1][typeId]=EMAIL&fields[fm][1][value]=a%40b"
      ),
      (["a": true, "b": false, "c": .bit(true), "d": .bit(false)], "a=Y&b=N&c=1&d=0"),
      (["FILTER": ["ID": []]], "FILTER[ID][]="),
      (["a": [["x"], "y"]], "a[0][]=x&a[1]=y"),
      (["t": "a&b=c%[]#é📞\n~-._"], "t=a%26b%3Dc%25%5B%5D%23%C3%A9%F0%9F%93%9E%0A~-._"),
      (["order": ["ID": "DESC"], "z": 1, "a": -2], "order[ID]=DESC&z=1&a=-2"),
      (["id": .reference(to: "item_0", ["item", "contactId"])], "id="),
    ] as [(Parameters, String)])
  func `writes nested fields as PHP reads them`(parameters: Parameters, form: String) {
    #expect(encode(parameters) == form)
  }

  @Test func `a reference is readable in a command, and nothing else ever is one`() {
    #expect(
      encode(["filter": ["contactId": .reference(to: "item_0", ["item", "contactIds", "0"])]], for: .command)
        == "filter[contactId]=$result[item_0][item][contactIds][0]")
    for text in ["$result[item][id]", "x$result[a]$result[b]"] {
      let sent = FormFields(urlEncoded: encode(["COMMENT": .text(text)], for: .command).utf8).all[0].value
      #expect(!sent.contains("$result["))
      #expect(
        sent.filter { $0 != "\u{2060}" }.unicodeScalars.filter { $0 != "\u{2060}" }.elementsEqual(text.unicodeScalars))
    }
    #expect(encode(["COMMENT": "$result[item]"]) == "COMMENT=%24result%5Bitem%5D")
  }

  @Test func `any text comes back as it was`() {
    for text in ["", " ", "+", "%2B", "a\0b", "日本", "\u{FFFD}", "=&?#[]"] {
      let form = FormFields(urlEncoded: encode([text.isEmpty ? "x" : text: .text(text)]).utf8)
      #expect(form.all.map(\.value) == [text])
    }
  }

  @Test func `parameters are replaced in place and removed`() {
    var parameters: Parameters = ["a": 1, "b": 2]
    parameters["a"] = 3
    parameters["c"] = "x"
    parameters["b"] = nil
    #expect(encode(parameters) == "a=3&c=x")
    #expect(parameters["c"] == "x")
    #expect(parameters["b"] == nil)
  }
}
