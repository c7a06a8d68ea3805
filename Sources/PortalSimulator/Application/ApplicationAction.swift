/// What can happen to the application: `do=` of a POST to `/simulator/application`.
enum ApplicationAction: String, CaseIterable {
  /// The portal as if the application had never been added; nobody is told.
  case forget
  /// An administrator adds it and opens its installer.
  case begin
  /// The installer has called `BX24.installFinish`.
  case finish
  /// An administrator adds it as a script only, which the portal's server tells the installer's URL.
  case script
  case update
  /// With `clean=1` the application's data are to go, too.
  case uninstall
}
