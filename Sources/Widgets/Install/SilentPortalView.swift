import HTML

/// What an administrator's page says when the portal's side of it does not answer. The module shows it then, with the one
/// of the reasons that applies and the address that belongs to it.
struct SilentPortalView {
  let texts: InstallTexts

  func html(heading: HTML) -> HTML {
    """
    <div data-told="no" role="alert" hidden>\(heading)
    <p data-reason="address" hidden>\(texts.otherAddress) <code dir="ltr"></code></p>
    <p data-reason="library" hidden>\(texts.libraryBlocked) <code dir="ltr"></code></p></div>
    """
  }
}
