extension Texts {
  /// What becomes of what an operator has sent.
  struct Action: Sendable {
    /// It is in the portal.
    let done: String
    /// It is carried out after the call, once the portal has an entry for it.
    let later: String
    /// It could be written nowhere, and is kept for the operator.
    let kept: String
    /// The portal does not allow it, or not like this.
    let refused: String
    /// Somebody else has changed the same thing meanwhile; what it is now follows.
    let stale: String
    /// The connection broke, so that nobody knows.
    let unknown: String
    /// Nothing was written; a moment later it may work.
    let busy: String
    /// Of a field: nothing is in it.
    let missing: String
    /// Of a field: too much is in it.
    let tooLong: String
    /// Of a field: what is in it cannot be.
    let malformed: String
  }
}
