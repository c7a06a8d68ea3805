import Bitrix24

/// A method that answers a list.
package protocol RESTListMethod: RESTMethod where Output == [JSONValue] {}

extension RESTListMethod {
  package static func decode(_ result: JSONValue) -> [JSONValue]? { result.list }
}
