"""What an instance tells of itself: /status and /metrics, for its own machine only."""

import json
import re
import signal
import subprocess
from pathlib import Path

import pytest

from support import REPOSITORY, customer, fastcgi, forms, placard
from support.forms import changed
from support.placard import until

LOCAL = {"REMOTE_ADDR": "127.0.0.1"}
PAGES = ["/status", "/metrics"]
SAMPLE = re.compile(r'([a-zA-Z_][a-zA-Z0-9_]*)(?:\{((?:[a-z_]+="(?:[^"\\]|\\.)*",?)*)\})? (\S+)')
LABEL = re.compile(r'([a-z_]+)="((?:[^"\\]|\\.)*)"')


def ask(server, path, query="", **more):
    return server.ask(forms.get(path, query=query).with_params(**LOCAL | more))


class Metrics:
    def __init__(self, text):
        self.text = text
        self.types = dict(re.findall(r"^# TYPE (\S+) (\S+)$", text, re.M))
        self.samples = []
        for line in text.splitlines():
            if not line.startswith("#"):
                name, labels, value = SAMPLE.fullmatch(line).groups()
                self.samples.append((name, dict(LABEL.findall(labels or "")), float(value)))

    def sum(self, name, **labels):
        return sum(value for one, own, value in self.samples
                   if one == name and labels.items() <= own.items())


def metrics(server):
    answer = ask(server, "/metrics")
    assert answer.status == 200
    assert answer.header("Content-Type") == "text/plain; version=0.0.4; charset=utf-8"
    return Metrics(answer.text)


# --- for whom

@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("address", ["127.0.0.1", "127.1.2.3", "::1", "::ffff:127.0.0.1"])
def test_this_machine_is_told(server, path, address):
    answer = server.ask(forms.get(path).with_params(REMOTE_ADDR=address))
    assert answer.status == 200
    assert answer.header("Cache-Control") == "no-store"


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("params", [
    {"REMOTE_ADDR": "203.0.113.7"}, {"REMOTE_ADDR": "10.0.0.1"}, {"REMOTE_ADDR": None}, {"REMOTE_ADDR": ""},
    {"REMOTE_ADDR": "2001:db8::1"}, {"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": "203.0.113.7"},
    {"REMOTE_ADDR": "::1", "HTTP_FORWARDED": "for=203.0.113.7"}, {"REMOTE_ADDR": "127.0.0.1", "HTTP_VIA": "1.1 cache"},
    {"REMOTE_ADDR": "203.0.113.7", "HTTP_X_FORWARDED_FOR": "127.0.0.1"},
], ids=str)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_for_others_it_is_not_there(server, path, params, method):
    request = forms.Request(method=method, path=path).with_params(**params)
    answer = server.ask(request)
    other = server.ask(forms.Request(method=method, path="/nowhere").with_params(**params))
    assert answer.status == other.status == 404
    assert re.sub("[0-9a-f]{32}", "", answer.text) == re.sub("[0-9a-f]{32}", "", other.text)
    assert server.line_of(request)["reason"] == "not_local"


@pytest.mark.parametrize("path", PAGES)
def test_it_is_only_read(server, path):
    answer = server.ask(forms.Request(path=path).with_params(**LOCAL))
    assert (answer.status, answer.header("Allow")) == (405, "GET, HEAD")


@pytest.mark.parametrize("path", PAGES)
def test_it_is_below_the_public_url(start, path):
    server = start(PLACARD_PUBLIC_URL="https://widgets.example.com/placard/")
    assert ask(server, f"/placard{path}").status == 200
    assert ask(server, path).status == 404


@pytest.mark.parametrize("path", PAGES)
def test_in_cgi_there_is_no_instance(folder, path):
    done = placard.run_cgi(forms.get(path).with_params(**LOCAL), folder=folder)
    assert done.stdout.startswith(b"Status: 404 ")


# --- /status

def test_status_is_text_for_a_terminal(start, folder):
    server = start(folder=folder, PLACARD_STATE=str(folder / "none.sqlite"))
    answer = ask(server, "/status", HTTP_ACCEPT="*/*")
    assert answer.header("Content-Type") == "text/plain; charset=utf-8"
    lines = dict(line.split(": ", 1) for line in answer.text.splitlines())
    assert int(lines["pid"]) == server.process.pid
    assert lines["registry"] == "good"
    assert int(lines["uptime_seconds"]) >= 0


def test_status_is_a_page_for_a_browser(server):
    answer = ask(server, "/status", HTTP_ACCEPT="text/html,application/xhtml+xml,*/*;q=0.8")
    assert answer.header("Content-Type") == "text/html; charset=utf-8"
    assert str(server.process.pid) in answer.page.text


def test_status_is_json_for_a_program(start):
    server = start()
    server.open()
    server.open(changed(DOMAIN="other.example.net"))
    answer = ask(server, "/status", "json", HTTP_ACCEPT="text/html")
    assert answer.header("Content-Type") == "application/json"
    found = json.loads(answer.text)
    assert (found["pid"], found["pages"], found["refused"], found["failed"]) == (server.process.pid, 2, 1, 0)
    assert found["portals"] == {forms.DOMAIN: 1}
    assert found["resident_bytes"] > 1_000_000
    assert found["accept_queue"] == 0
    assert 0 < found["descriptors"] < found["descriptors_maximum"]


def test_a_broken_registry_is_told(start, folder):
    (folder / "state").write_text("no database, " * 100)
    server = start(folder=folder, PLACARD_STATE=str(folder / "state"))
    found = json.loads(ask(server, "/status", "json").text)
    assert str(folder / "state") in found["registry"]
    assert metrics(server).sum("placard_registry_healthy") == 0


@pytest.mark.parametrize("client, url, healthy", [
    (None, None, 1), ("local.1", None, 1), (None, "https://widgets.example.com/", 1),
    ("local.1", "https://widgets.example.com/", 0)])
def test_a_registry_that_nobody_needs_may_be_missing(start, folder, client, url, healthy):
    server = start(folder=folder, PLACARD_STATE=str(folder / "none" / "placard.sqlite"), PLACARD_CLIENT_ID=client,
                   PLACARD_PUBLIC_URL=url)
    assert metrics(server).sum("placard_registry_healthy") == healthy


# --- /metrics

def busy(start, folder):
    """A server with something in each of its metrics."""
    server = start(PLACARD_SLOW_LOG="1ms", PLACARD_STATE=str(folder / "none.sqlite"))
    server.open()
    server.open(changed(DOMAIN="other.example.net"))
    server.ask(forms.get("/nowhere"))
    fastcgi.exchange(server.address, b"GET / HTTP/1.1\r\n\r\n")
    card = customer.Card(forms.DOMAIN, application_token=None)
    server.ask(card.asking(PROTOCOL="1"))
    until(lambda: metrics(server).sum("placard_connection_incidents_total") > 0, "the incident is counted")
    return server


def test_promtool_has_nothing_to_complain_of(start, folder):
    text = metrics(busy(start, folder)).text
    done = subprocess.run(["promtool", "check", "metrics"], input=text, capture_output=True, text=True, timeout=30)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_requests_are_counted(start, folder):
    found = metrics(busy(start, folder))
    count = found.sum
    assert count("placard_requests_total", placement="CALL_CARD", view="page", status="200") == 1
    assert count("placard_requests_total", placement="CALL_CARD", view="page", status="403") == 1
    assert count("placard_requests_total", placement="none", view="other", status="404") == 1
    assert count("placard_requests_total", placement="CALL_CARD", view="customer", status="200") == 1
    assert count("placard_request_reasons_total", reason="unknown_portal") == 1
    assert count("placard_request_reasons_total", reason="unknown_path") == 1
    assert count("placard_request_duration_seconds_count", view="page") == 2
    assert count("placard_request_duration_seconds_bucket", view="page", le="+Inf") == 2
    assert 0 < count("placard_request_duration_seconds_sum", view="page") < 2
    assert count("placard_rest_errors_total") == 1
    assert count("placard_rest_duration_seconds_count") >= 1
    assert count("placard_connection_incidents_total", reason="malformed") == 1
    assert count("placard_requests_in_flight") == 1, "the one that asks"
    assert count("placard_connections_accepted_total") >= 5
    assert count("placard_accept_queue") == 0
    somaxconn = int(Path("/proc/sys/net/core/somaxconn").read_text())
    assert count("placard_accept_queue_maximum") == min(4096, somaxconn)
    assert count("placard_build_info") == 1
    assert count("process_resident_memory_bytes") > 1_000_000


def test_portals_are_those_that_are_ours(start, folder):
    found = metrics(busy(start, folder))
    assert {labels["portal"] for name, labels, _ in found.samples if name == "placard_portal_requests_total"} == {
        forms.DOMAIN}


def test_strangers_cannot_make_it_grow(start):
    server = start(PLACARD_PORTALS="*.example.com")
    for number in range(230):
        server.open(changed(DOMAIN=f"p{number}.example.com", PLACEMENT=f"STRANGE_{number}"))
        server.open(changed(DOMAIN=f"p{number}.example.org", PLACEMENT=f"CRM_DYNAMIC_{number + 1}_DETAIL_TAB"))
    found = metrics(server)
    portals = [labels["portal"] for name, labels, _ in found.samples if name == "placard_portal_requests_total"]
    assert len(portals) == 201
    assert found.sum("placard_portal_requests_total", portal="other") == 30
    assert {labels["placement"] for name, labels, _ in found.samples if name == "placard_requests_total"} == {
        "other", "none"}


def test_nothing_secret_is_in_it(start, folder):
    server = busy(start, folder)
    server.open(forms.NEWER)
    for text in (ask(server, "/metrics").text, ask(server, "/status").text, ask(server, "/status", "json").text):
        for secret in (*forms.TOKENS, *forms.NUMBERS, forms.CALL_ID, forms.SEED["member_id"]):
            assert secret not in text


def test_counts_survive_a_new_configuration(start):
    server = start()
    server.open()
    server.signal(signal.SIGHUP)
    until(lambda: "reload" in server.log, "the configuration is read again")
    assert metrics(server).sum("placard_requests_total", view="page") == 1


# --- what is made of them

def test_promtool_finds_the_alerts_good():
    done = subprocess.run(["promtool", "check", "rules", str(REPOSITORY / "deploy/alerts.yml")], capture_output=True,
                          text=True, timeout=30)
    assert done.returncode == 0, done.stdout + done.stderr


def names_in(text):
    return set(re.findall(r"\b(?:placard|process)_[a-z_]+\b", text))


def expressions(name):
    if name == "alerts.yml":
        text = (REPOSITORY / "deploy" / name).read_text()
        return re.findall(r"expr: (?:\|\n((?: {10}.*\n)+)|(.*)\n)", text)
    found = json.loads((REPOSITORY / "deploy" / name).read_text())
    queries = [variable["query"] for variable in found["templating"]["list"]]
    return [(target["expr"],) for panel in found["panels"] for target in panel["targets"]] + [
        (query,) for query in queries]


@pytest.mark.parametrize("name, least", [("alerts.yml", 9), ("grafana-dashboard.json", 20)])
def test_alerts_and_dashboard_use_metrics_that_there_are(server, name, least):
    types = metrics(server).types
    series = {f"{one}{end}" for one, kind in types.items() if kind == "histogram"
              for end in ("_bucket", "_sum", "_count")} | {one for one, kind in types.items() if kind != "histogram"}
    used = set().union(*(names_in("".join(parts)) for parts in expressions(name)))
    assert len(used) >= least
    assert used <= series


def test_the_dashboard_shows_every_metric(server):
    used = set().union(*(names_in("".join(parts)) for parts in expressions("grafana-dashboard.json")))
    shown = {re.sub("_(bucket|sum|count)$", "", one) for one in used}
    assert set(metrics(server).types) <= shown
