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
    [
      "ownerTypeId": .integer(ownerTypeID), "ownerId": .integer(ownerID), "itemType": .integer(Self.itemType),
      "itemId": .integer(id),
    ]
  }
}
