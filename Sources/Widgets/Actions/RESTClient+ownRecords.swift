import Bitrix24
import Bitrix24REST
import Localization
import WidgetRuntime

extension RESTClient {
  /// The rows of a list that an earlier attempt may have made: by `AUTHOR_ID` the user's own, and by `CREATED` not from
  /// before the first attempt, on the portal's clock.
  ///
  /// - Parameter list: the newest first.
  func ownRecords<List: RESTListMethod>(
    _ list: List, of attempt: Attempt
  ) async throws(RESTError) -> [JSONValue] where List.Output == [JSONValue] {
    var batch = Batch()
    let profile = batch.append(GetProfile())
    let time = batch.append(GetServerTime())
    let records = batch.append(list)
    let answer = try await self.batch(batch)
    if let error = answer[profile].error ?? answer[time].error ?? answer[records].error { throw error }
    guard let author = answer[profile].value?.id, let rows = answer[records].value,
      let now = answer[time].value.flatMap({ PortalTime($0) })
    else { throw .unreadable }
    let earliest = now.seconds - attempt.age - 30
    return rows.filter { row in
      row["AUTHOR_ID"]?.text == author
        && (row["CREATED"]?.text.flatMap { PortalTime($0) }).map { $0.seconds >= earliest } == true
    }
  }
}
