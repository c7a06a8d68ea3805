import Bitrix24REST

/// What a portal has answered to a ``CustomerBatch``.
struct CustomerAnswer {
  /// What was asked.
  var commands = CustomerBatch.Commands()
  var outcomes = BatchAnswer()
}
