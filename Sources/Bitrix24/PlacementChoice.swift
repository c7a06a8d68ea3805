/// What is to be offered: a group of placements, whichever of them have a page, or one by its code.
package enum PlacementChoice: Hashable, Sendable {
  case group(PlacementGroup)
  case code(PlacementCode)
}
