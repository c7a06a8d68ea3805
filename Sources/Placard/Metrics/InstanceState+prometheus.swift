extension InstanceState {
  /// The text of `/metrics`.
  var prometheusText: [UInt8] {
    var text = PrometheusText()
    addRequests(to: &text)
    addPortals(to: &text)
    addConnections(to: &text)
    addProcess(to: &text)
    return text.bytes
  }

  private func addRequests(to text: inout PrometheusText) {
    let counts = metrics.counts
    text.add(
      "placard_requests_total", .counter, "Requests that were answered.",
      counts.requests.map { key, count in
        ([("placement", key.placement), ("view", key.view), ("status", String(key.status))], count)
      })
    text.add(
      "placard_portal_requests_total", .counter, "Requests by portal: the first 200, then other.",
      counts.portals.flatMap { portal, counts in
        counts.map { status, count in ([("portal", portal), ("status", String(status))], count) }
      })
    text.add(
      "placard_request_reasons_total", .counter, "Requests with a reason in the log, mostly for being refused.",
      counts.reasons.sorted.map { ([("reason", $0.name)], $0.count) })
    text.add(
      "placard_request_duration_seconds", "Time from a connection to its answer.",
      counts.histograms.sorted { $0.key < $1.key }.map { ([("view", $0.key)], $0.value) })
    text.add("placard_slow_requests_total", .counter, "Requests that took longer than PLACARD_SLOW_LOG.", counts.slow)
    text.add(
      "placard_requests_in_flight", .gauge, "Requests that are being answered, this one too.", metrics.requestsInFlight)
  }

  private func addPortals(to text: inout PrometheusText) {
    text.add(
      "placard_rest_duration_seconds", "Time that portals and authorization servers took for a request.",
      [([], metrics.rest)])
    text.add(
      "placard_rest_errors_total", .counter,
      "Questions to portals of which all or a part failed, by rest_error of the log.",
      metrics.counts.restErrors.sorted.map { ([("code", $0.name)], $0.count) })
    text.add("placard_questions_running", .gauge, "Questions to portals that run.", questions.running)
    text.add("placard_questions_maximum", .gauge, "As many may run: PLACARD_MAX_IN_FLIGHT.", questions.maximumRunning)
    text.add(
      "placard_tickets", .gauge, "Answers that are kept or awaited until a card fetches them.", questions.tickets)
    text.add("placard_tickets_maximum", .gauge, "As many may be kept.", questions.maximumTickets)
    text.add(
      "placard_registry_healthy", .gauge, "1 where the registry of portals can be read and written.",
      registryError == nil ? 1 : 0)
    text.add("placard_registry_portals", .gauge, "Portals that have installed the application.", portals)
  }

  private func addConnections(to text: inout PrometheusText) {
    let server = metrics.server
    text.add("placard_connections_accepted_total", .counter, "Connections of the web server.", server.accepted)
    text.add("placard_connections_open", .gauge, "Connections that are open.", server.open)
    text.add(
      "placard_connections_waiting", .gauge, "Of those, the ones that wait for their peer or for an answer.",
      server.waiting)
    if let queue = server.acceptQueue {
      text.add("placard_accept_queue", .gauge, "Connections that wait to be accepted.", queue.waiting)
      text.add("placard_accept_queue_maximum", .gauge, "As many may wait.", queue.maximum)
    }
    text.add(
      "placard_connection_incidents_total", .counter, "What happened to connections rather than to requests.",
      metrics.incidents.sorted.map { ([("reason", $0.name)], $0.count) })
    text.add("placard_log_lost_lines_total", .counter, "Lines of the log that could not be written.", lostLines)
  }

  private func addProcess(to text: inout PrometheusText) {
    text.add("placard_build_info", .gauge, "The program's version.", [([("version", Version.current)], 1)])
    text.add(
      "process_start_time_seconds", .gauge, "When the process started, since 1970.", metrics.startTime)
    text.add("process_cpu_seconds_total", .counter, "Time of processors that was used.", usage.cpuSeconds)
    text.add("process_resident_memory_bytes", .gauge, "Resident memory.", usage.residentBytes)
    text.add("process_open_fds", .gauge, "Open descriptors.", usage.openDescriptors)
    text.add("process_max_fds", .gauge, "As many descriptors may be open.", usage.maximumDescriptors)
  }
}
