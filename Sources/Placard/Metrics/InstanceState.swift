import Glibc
import WidgetRuntime

/// All that an instance can tell of itself at one moment.
struct InstanceState: Sendable {
  var metrics: MetricsSnapshot
  var usage: ProcessUsage
  var questions: PartService.Usage
  /// What is wrong with the registry.
  var registryError: String?
  var portals: Int
  var lostLines: Int
  /// Seconds since 1970-01-01T00:00:00Z.
  var now: time_t
}
