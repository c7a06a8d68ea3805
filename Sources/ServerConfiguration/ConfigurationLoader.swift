import FastCGI
import Glibc

/// Puts the configuration together: defaults, over them the file, over that the environment.
package struct ConfigurationLoader {
  /// All that is wrong with a configuration, a line each, with file and line where there are any.
  package struct Errors: Error, CustomStringConvertible {
    package let lines: [String]
    package var description: String { lines.joined(separator: "\n") }
  }

  package struct Loaded: Sendable {
    package let configuration: Configuration
    /// What `check` shows of the keys that are set: the value, a secret as `***`, and where it comes from.
    package let shown: [String: (value: String, origin: String)]
    package let file: String?
  }

  static let defaultFile = "/etc/placard/placard.conf"
  /// Names the file; not a key of the file itself.
  static let fileVariable = "PLACARD_CONFIG"
  private static let maximumFileSize = 1024 * 1024

  /// - Parameter path: the file named on the command line, if any.
  package static func load(path: String?) throws(Errors) -> Loaded {
    try load(
      path: path ?? Environment.variable(fileVariable).flatMap { $0.isEmpty ? nil : $0 },
      environment: Environment.variables(withPrefix: "PLACARD_"))
  }

  static func load(path: String?, environment: [(name: String, value: String)]) throws(Errors) -> Loaded {
    var loader = ConfigurationLoader()
    let file = loader.readFile(path)
    for (name, value) in environment where name != fileVariable {
      loader.set(name, value, origin: "environment")
    }
    loader.checkClientSecret()
    let configuration = loader.configuration()
    guard loader.errors.isEmpty else { throw Errors(lines: loader.errors) }
    return Loaded(configuration: configuration, shown: loader.shown, file: file)
  }

  private var values: [String: String] = [:]
  private var shown: [String: (value: String, origin: String)] = [:]
  private var errors: [String] = []

  /// - Returns: the path of the file that was read.
  private mutating func readFile(_ path: String?) -> String? {
    let bytes: [UInt8]
    do throws(SystemError) {
      bytes = try File.read(path ?? Self.defaultFile, limit: Self.maximumFileSize)
    } catch {
      // Only the default file may be missing.
      if path != nil || error.code != SystemError.noSuchFile { errors.append("\(error)") }
      return nil
    }
    let name = path ?? Self.defaultFile
    let file = ConfigurationFile(bytes)
    for setting in file.settings { set(setting.key, setting.value, origin: "\(name):\(setting.line)") }
    errors += file.errors.map { "\(name):\($0.line): \($0.reason)" }
    return name
  }

  private mutating func set(_ name: String, _ value: String, origin: String) {
    guard let key = ConfigurationKey.named(name) else {
      // Without the name if it may be none of ours at all but a secret on a line of its own.
      let isOurs = name.hasPrefix("PLACARD_") && name.utf8.count <= 64
      errors.append("\(origin): there is no key \(isOurs ? name : "of that name")")
      return
    }
    values[name] = value
    shown[name] = (value.isEmpty ? "" : key.isSecret ? "***" : value, origin)
    guard !value.isEmpty else { return }
    do throws(InvalidValue) {
      // Only to see whether it can be: a value that the environment overrules must be a good one too.
      var scratch = Configuration()
      try key.apply(value, &scratch)
    } catch {
      values[name] = nil
      errors.append("\(origin): \(name): \(error.reason)")
    }
  }

  /// The client's secret is given as it is, or in a file of its own.
  private mutating func checkClientSecret() {
    guard let file = shown["PLACARD_CLIENT_SECRET_FILE"], !file.value.isEmpty else { return }
    if let secret = shown["PLACARD_CLIENT_SECRET"], !secret.value.isEmpty {
      errors.append(
        "\(file.origin): PLACARD_CLIENT_SECRET_FILE: PLACARD_CLIENT_SECRET is set as well (\(secret.origin))")
    } else {
      shown["PLACARD_CLIENT_SECRET"] = ("***", file.value)
    }
  }

  /// The values that won, all of which have passed. An empty one stands for the default.
  private mutating func configuration() -> Configuration {
    var configuration = Configuration()
    for key in ConfigurationKey.all {
      guard let value = values[key.name], !value.isEmpty else { continue }
      do throws(InvalidValue) {
        try key.apply(value, &configuration)
      } catch {
        // A file with a secret that was changed in between.
        errors.append("\(key.name): \(error.reason)")
      }
    }
    return configuration
  }
}

extension SystemError {
  fileprivate static let noSuchFile = ENOENT
}
