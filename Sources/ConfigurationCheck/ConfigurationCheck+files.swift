import Glibc
import PortalStore
import ServerConfiguration

extension ConfigurationCheck {
  var socketFolder: [Diagnostic] {
    let folder = File.folder(of: socket)
    guard Self.isFolder(folder) else {
      return [
        Diagnostic(
          "the socket's folder \(folder) does not exist",
          hint: "the unit makes its own at its start (RuntimeDirectory=); make any other, owned by the program's user"
        )
      ]
    }
    // Where there is a socket, somebody could make it: systemd, or the program itself.
    if access(socket, F_OK) == 0 || access(folder, W_OK) == 0 { return [] }
    return [
      Diagnostic(
        "the socket's folder \(folder) is not writable by this user",
        hint: "check as the program's user (sudo -u placard placard check), and make that its owner")
    ]
  }

  func state(_ registry: PortalRegistry) -> [Diagnostic] {
    // Where nothing is ever installed, there need be no folder.
    let isUsed = configuration.takesInstallations
    if let error = registry.health.error {
      guard isUsed || error.kind != .missingFolder else { return [] }
      return [Diagnostic("PLACARD_STATE: \(error)", hint: Self.hint(on: error))]
    }
    let folder = File.folder(of: configuration.state)
    if !isUsed || access(folder, W_OK) == 0 { return [] }
    return [
      Diagnostic(
        "PLACARD_STATE: the folder \(folder) is not writable by this user, so no portal can install the application",
        hint: "check as the program's user (sudo -u placard placard check), and make that its owner")
    ]
  }

  private static func hint(on error: RegistryError) -> String {
    switch error.kind {
    case .missingFolder:
      "the unit makes /var/lib/placard (StateDirectory=); make another, owned by the program's user"
    case .missingFile, .replaced: "leave the file alone while the program runs, or restore it and reload"
    case .notAFile, .foreign: "name a file that is not there yet, or the registry's"
    case .permissionDenied, .readOnly: "give file and folder to the program's user"
    case .full: "make room on the disk"
    case .locked: "look who else has it open: fuser -v \(error.path)"
    case .corrupt: "move it away and restore a backup; without one, portals install the application again"
    case .newerVersion: "upgrade the program, or restore the file from before"
    case .closed, .other: "look at what the system says in brackets"
    }
  }

  var files: [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    if let path = configuration.logFile {
      let folder = File.folder(of: path)
      if !Self.isFolder(folder) {
        diagnostics.append(
          Diagnostic(
            "PLACARD_LOG_FILE: the folder \(folder) does not exist",
            hint: "make it, owned by the program's user; the unit makes /var/log/placard (LogsDirectory=)",
            severity: .error))
      } else if access(path, F_OK) == 0 ? access(path, W_OK) != 0 : access(folder, W_OK) != 0 {
        diagnostics.append(
          Diagnostic(
            "PLACARD_LOG_FILE: \(path) is not writable by this user, so the server would not start as this user",
            hint: "check as the program's user (sudo -u placard placard check), and make that its owner"))
      }
    }
    if let path = configuration.authorities, access(path, R_OK) != 0 {
      diagnostics.append(
        Diagnostic(
          "PLACARD_CA_FILE: \(path) cannot be read, so no portal can be asked",
          hint: "give the path of a file with certificates in PEM that the program's user may read"))
    }
    return diagnostics
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
