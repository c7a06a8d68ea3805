import ArgumentParser

/// A part of what is done for a request.
enum Stage: String, ExpressibleByArgument {
  /// From the bytes of query and body to a call.
  case parse
  /// From method and path to what is asked for.
  case route
  /// From a call to the page with its header fields.
  case render
  /// All that the router does: the three others, and whether the portal is one of ours.
  case router
}
