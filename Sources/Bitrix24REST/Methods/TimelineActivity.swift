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
    Self.parameters(ownerType: .integer(ownerTypeID), owner: .integer(ownerID), id: id)
  }

  static func parameters(ownerType: ParameterValue, owner: ParameterValue, id: Int) -> Parameters {
    ["ownerTypeId": ownerType, "ownerId": owner, "itemType": .integer(itemType), "itemId": .integer(id)]
  }
}
