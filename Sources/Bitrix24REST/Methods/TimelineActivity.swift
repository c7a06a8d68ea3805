import Bitrix24

/// An activity in the timeline of an item.
package struct TimelineActivity: Sendable {
  package let ownerTypeID: Int
  package let ownerID: Int
  package let id: Int

  package init(ownerTypeID: Int, ownerID: Int, id: Int) {
    self.ownerTypeID = ownerTypeID
    self.ownerID = ownerID
    self.id = id
  }

  /// The type of a timeline's entry that is an activity.
  private static let itemType = 2

  var parameters: Parameters {
    Self.parameters(ownerTypeID: .integer(ownerTypeID), ownerID: .integer(ownerID), id: id)
  }

  static func parameters(ownerTypeID: ParameterValue, ownerID: ParameterValue, id: Int) -> Parameters {
    ["ownerTypeId": ownerTypeID, "ownerId": ownerID, "itemType": .integer(itemType), "itemId": .integer(id)]
  }
}
