"""nginx's files: what reaches the program, what an operator sees without it, and what no log may hold."""

import configparser
import re
import subprocess

import pytest

from support import REPOSITORY
from support.fastcgi_program import Program
from support.forms import LANGUAGES
from support.shipped_site import CSP, ShippedSite, folder_name, program_answer, shared_assets, shipped

SID = "588b8a98e848778a4ffb38fbcf70f2b9"
QUERY = f"DOMAIN=acme.bitrix24.com&PROTOCOL=1&LANG=de&APP_SID={SID}"
FORM = "PLACEMENT=CALL_CARD&member_id=da45a03b265edd8787f8a258d793cc5d"

# Edits: who asks often is limited soon, also this machine, which otherwise never is; who waits is not waited for long.
SLOW = ("snippets/placard-http.conf", "rate=200r/s", "rate=1r/m")
NOT_EXEMPT = ("snippets/placard-http.conf", "127.0.0.0/8 1;", "")
IMPATIENT = ("snippets/placard-handler.conf", "fastcgi_read_timeout 15s;", "fastcgi_read_timeout 1s;")

both = pytest.mark.parametrize("kind", ["site", "demo"])


def file(language):
    return (REPOSITORY / f"nginx/unavailable/{language}.html").read_bytes()


@pytest.fixture(scope="module")
def shared():
    made = {}
    yield made
    for each in made.values():
        each.finish()


@pytest.fixture
def running(shared, kind):
    """The server that tests share which change nothing; the program has forgotten what it was asked before."""
    if kind not in shared:
        shared[kind] = ShippedSite(kind)
        shared[kind].run_program()
        shared[kind].start()
    shared[kind].program.requests.clear()
    return shared[kind]


@pytest.fixture
def without_program(server, kind):
    return server(kind).start()


@both
def test_nginx_finds_nothing_to_complain_about(server, kind):
    result = subprocess.run(server(kind).command("-t"), capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
    assert "[warn]" not in result.stderr and "[error]" not in result.stderr, result.stderr


def test_what_an_administrator_changes_is_marked():
    lines = (REPOSITORY / "nginx/placard.site.conf").read_text().splitlines()
    own = [line for line in lines if re.match(r"\s*(server_name|ssl_certificate\w*)\s*", line)]
    assert len(own) == 4
    assert all("EDIT" in line for line in own)


@both
@pytest.mark.parametrize("path", ["/", "/install", "/event", "/health"])
def test_the_handlers_paths_reach_the_program(running, kind, path):
    answer = running.fetch(f"{path}?{QUERY}", FORM, {"Proxy": "http://evil.example", "Host": "placard.example.com"})
    assert answer.status == 200
    parameters, body = running.program.requests[-1]
    assert body.decode() == FORM
    assert parameters["REQUEST_URI"] == f"{path}?{QUERY}"
    assert parameters["QUERY_STRING"] == QUERY
    assert parameters["REQUEST_METHOD"] == "POST"
    assert parameters["CONTENT_LENGTH"] == str(len(FORM))
    assert parameters.get("HTTP_PROXY", "") == ""
    assert parameters["keep"] == 0
    assert re.fullmatch("[0-9a-f]{32}", parameters["REQUEST_ID"])
    assert f'path="{path}" status=200' in running.access_line(f"id={parameters['REQUEST_ID']} ")


@both
@pytest.mark.parametrize("path", ["/status", "/metrics", "/installer", "/install/", "/index.php", "/.git/config"])
def test_the_program_is_asked_about_other_paths_too(running, kind, path):
    assert running.fetch(f"{path}?{QUERY}").status == 200, "the stand-in answers everything"
    assert len(running.program.requests) == 1


@both
def test_a_page_arrives_as_the_program_made_it(running, kind):
    answer = running.fetch(f"/?{QUERY}", FORM, {"Accept-Encoding": "gzip"})
    assert len(answer.body) == int(answer.header("Content-Length"))
    assert answer.header("Content-Security-Policy") == CSP
    assert answer.header("X-Content-Type-Options") == "nosniff"
    assert answer.header("Content-Encoding") is None
    assert "/" not in answer.header("Server")


@both
@pytest.mark.parametrize("path", ["/", "/nowhere", "/assets/none.css", "/unavailable/unavailable.css"])
def test_nothing_forbids_framing(running, kind, path):
    assert running.fetch(path).header("X-Frame-Options") is None


@both
def test_the_programs_own_errors_are_shown(running, kind):
    for body, status in [(FORM + "&note=" + "x" * 200_000, 413), ("own-502", 502)]:
        answer = running.fetch(f"/?{QUERY}", body)
        assert answer.status == status
        assert b"<title>the program</title>" in answer.body


def unavailable(answer, status, language):
    assert answer.status == status
    assert answer.body == file(language)
    assert answer.header("Content-Type") == "text/html; charset=utf-8"
    assert answer.header("Cache-Control") == "no-store"
    assert answer.header("Referrer-Policy") == "no-referrer"
    assert answer.header("X-Content-Type-Options") == "nosniff"
    assert answer.header("X-Frame-Options") is None
    assert answer.header("Content-Security-Policy") == (
        "default-src 'none'; style-src 'self'; frame-ancestors https: http:")


@both
def test_without_the_program_the_operator_reads_so_in_the_own_language(without_program, kind):
    for language in LANGUAGES:
        unavailable(without_program.fetch(f"/?LANG={language}&APP_SID={SID}", FORM), 502, language)
    for query in ["", "LANG=", "LANG=xx", "LANG=../../etc/passwd", "LANG=de%00", "LANG=e%6e"]:
        unavailable(without_program.fetch(f"/?{query}", FORM), 502, "en")
    unavailable(without_program.fetch("/install?LANG=DE", FORM), 502, "de")
    assert without_program.fetch("/?LANG=de", method="HEAD").status == 502


def test_two_instances_that_were_both_away_are_asked_as_soon_as_they_are_back(server):
    made = server("site")
    second = made.folder / "placard-2.sock"
    made.edit("placard.site.conf", "# server unix:/run/placard/placard-2.sock", f"server unix:{second}")
    made.start()
    for _ in range(4):
        unavailable(made.fetch(f"/?{QUERY}", FORM), 502, "de")
    made.run_program()
    other = Program(second, program_answer)
    try:
        for number in range(8):
            assert made.fetch(f"/?LANG=de&APP_SID={number:032x}", FORM).status == 200
        assert made.program.requests and other.requests
    finally:
        other.stop()


@pytest.mark.parametrize("name", ["placard.service", "placard@.service"])
def test_systemd_never_gives_a_service_up(name):
    unit = configparser.ConfigParser(strict=False, interpolation=None, comment_prefixes=("#",))
    unit.optionxform = str
    unit.read_string((REPOSITORY / "deploy/systemd" / name).read_text())
    assert unit["Unit"]["StartLimitIntervalSec"] == "0"
    assert (unit["Service"]["Restart"], unit["Service"]["RestartSec"]) == ("on-failure", "1s")


@both
@pytest.mark.parametrize("path", ["/", "/install", "/event"])
def test_whoever_looks_at_an_address_is_answered_by_the_program(running, kind, path):
    for method in ["GET", "HEAD"]:
        assert running.fetch(f"{path}?LANG=de", method=method).status == 200
        parameters, _ = running.program.requests[-1]
        assert (parameters["REQUEST_METHOD"], parameters["REMOTE_ADDR"]) == (method, "127.0.0.1")


@both
def test_a_program_that_says_nothing_is_a_gateway_timeout(server, kind):
    made = server(kind, [IMPATIENT])
    made.run_program()
    unavailable(made.start().fetch(f"/?{QUERY}", "say-nothing"), 504, "de")


@both
def test_a_form_beyond_all_measure_is_refused_by_nginx(running, kind):
    unavailable(running.fetch(f"/?{QUERY}", "x" * (256 * 1024 + 1)), 413, "de")
    assert running.program.requests == []


@both
def test_who_asks_too_often_is_told_so(server, kind):
    made = server(kind, [SLOW, NOT_EXEMPT, ("snippets/placard-limits.conf", "burst=1000", "burst=2")])
    made.run_program()
    made.start()
    assert [made.fetch(f"/?{QUERY}", FORM).status for _ in range(3)] == [200, 200, 200]
    unavailable(made.fetch(f"/?{QUERY}", FORM), 429, "de")
    assert made.fetch("/unavailable/unavailable.css").status == 200
    assert 'limit="REJECTED/' in made.access_line("status=429")


@both
def test_a_call_centre_behind_one_address_is_not_limited(server, kind):
    made = server(kind, [NOT_EXEMPT])
    made.run_program()
    made.start()
    assert {made.fetch(f"/health?{number}").status for number in range(300)} == {200}


@both
def test_the_machine_itself_is_not_limited(server, kind):
    made = server(kind, [SLOW, ("snippets/placard-limits.conf", "burst=1000", "burst=2")])
    made.run_program()
    made.start()
    assert {made.fetch(f"/health?{number}").status for number in range(20)} == {200}


@both
def test_the_static_pages_are_whole(without_program, kind):
    for language in LANGUAGES:
        page = file(language).decode()
        assert '<link rel="stylesheet" href="/unavailable/unavailable.css">' in page, language
        assert re.search(r'<html [^>]*lang="[A-Za-z-]+"', page), language
        assert ('dir="rtl"' in page) == (language == "ar"), language
        assert not re.search(r"<script|<style|\sstyle=|\son\w+=|https?://", page), language
    different = {file(language) for language in LANGUAGES if language != "in"}
    assert len(different) == len(LANGUAGES) - 1
    assert without_program.fetch("/unavailable/de.html").status == 404, "by its own name it is not there"
    style = without_program.fetch("/unavailable/unavailable.css")
    assert (style.status, style.header("Content-Type")) == (200, "text/css; charset=utf-8")


@both
def test_no_log_holds_the_session(server, kind):
    made = server(kind, [IMPATIENT, SLOW, NOT_EXEMPT, ("snippets/placard-limits.conf", "burst=1000", "burst=8")])
    made.start()
    referrer = {"Referer": f"https://placard.example.com/?{QUERY}"}

    def ask(body=FORM, path="/"):
        return made.fetch(f"{path}?{QUERY}", body, referrer).status

    statuses = [ask()]  # no socket at all
    made.run_program()
    statuses += [ask(), ask("say-nothing"), ask("say-nonsense"), ask("x" * 300_000), ask("x" * 200_000)]
    made.stop_program()
    statuses += [ask()]  # a socket on which nobody listens
    statuses += [ask(None, "/nowhere"), ask(None, "/assets/none.css")]
    while statuses[-1] != 429:
        statuses.append(ask())
        assert len(statuses) < 30
    assert statuses[:9] == [502, 200, 504, 502, 413, 413, 502, 502, 502]
    if kind == "site":
        assert made.fetch(f"/?{QUERY}", FORM, referrer, port=made.plain_port).status == 308
        made.access_line("status=308")

    assert 'method=POST path="/" ' in made.access_line("status=504")
    assert 'path="/nowhere" ' in made.access_line('path="/nowhere"')
    made.process.terminate()
    made.process.wait(10)
    for name, text in made.logs().items():
        assert SID not in text and "APP_SID" not in text, name
    # What the error log would have said can be told from the access line.
    assert 'upstream_status="502"' in made.access_line("status=502")
    assert 'limit="REJECTED/' in made.access_line("status=429")


@pytest.mark.parametrize("kind", ["site"])
def test_nginx_at_its_own_end_shows_the_page_too(server, kind):
    # Three of five are the listening sockets, one is the worker's to its master, the last is the client's.
    made = server(kind, [("nginx.conf", "worker_connections 1024;", "worker_connections 5;")])
    # The word about it that nginx has for its whole log names no request.
    made.edit("nginx.conf", "main.error.log info;", "main.error.log alert;")
    made.run_program()
    unavailable(made.start().fetch(f"/?{QUERY}", FORM), 500, "de")
    assert 'method=POST path="/" ' in made.access_line("status=500")
    assert not any(SID in text for text in made.logs().values())


@both
def test_assets_are_kept_for_ever(running, kind):
    for source in shared_assets():
        answer = running.fetch(f"/assets/{folder_name()}/{source.name}?{QUERY}")
        assert (answer.status, answer.body) == (200, shipped(source))
        assert answer.header("Cache-Control") == "public, max-age=31536000, immutable"
        assert answer.header("X-Content-Type-Options") == "nosniff"
    assert running.program.requests == []


@both
def test_assets_that_are_not_on_disk_come_from_the_program(running, kind):
    answer = running.fetch("/assets/0000000000000000/placard.css")
    assert (answer.status, answer.header("X-From")) == (200, "program")
    assert running.program.requests[-1][0]["REQUEST_URI"] == "/assets/0000000000000000/placard.css"
    for path in ["/assets/", "/assets/../nginx.conf", "/assets/%2e%2e/nginx.conf"]:
        assert b"worker" not in running.fetch(path).body


@both
def test_a_frame_stays_on_one_instance(server, kind):
    made = server(kind)
    second = made.folder / "second.sock"
    file_name = "placard.site.conf" if kind == "site" else "nginx.conf"
    made.edit(file_name, f"server unix:{made.socket} max_fails=0;",
              f"server unix:{made.socket} max_fails=0; server unix:{second} max_fails=0;")
    made.run_program()
    other = Program(second, program_answer)
    made.start()
    for number in range(40):
        for _ in range(3):
            made.fetch(f"/?APP_SID={number:032x}", FORM)

    def sessions(program):
        return {parameters["QUERY_STRING"] for parameters, _ in program.requests}

    assert sessions(made.program) and sessions(other)
    assert not sessions(made.program) & sessions(other)

    # One has gone: its frames are answered by the other, without an error on the way.
    other.stop()
    assert {made.fetch(f"/?APP_SID={number:032x}", FORM).status for number in range(40)} == {200}


@pytest.mark.parametrize("kind", ["site"])
def test_over_tls_only(running, kind):
    assert running.fetch("/").header("Strict-Transport-Security") == "max-age=31536000"
    assert running.fetch("/nowhere").header("Strict-Transport-Security") == "max-age=31536000"
    answer = running.fetch(f"/install?{QUERY}", FORM, {"Host": "evil.example"}, port=running.plain_port)
    assert answer.status == 308
    assert answer.header("Location") == f"https://placard.example.com/install?{QUERY}"
    for version, works in [("-tls1_1", False), ("-tls1_2", True), ("-tls1_3", True)]:
        command = ["openssl", "s_client", version, "-connect", f"127.0.0.1:{running.port}"]
        # Without the lowest security level OpenSSL itself would not offer TLS 1.1.
        command += ["-cipher", "ALL:@SECLEVEL=0"] if version != "-tls1_3" else []
        result = subprocess.run(command, input=b"", capture_output=True)
        assert (result.returncode == 0) == works, version


@pytest.mark.parametrize("kind", ["demo"])
def test_the_demo_promises_no_tls(running, kind):
    assert running.fetch("/").header("Strict-Transport-Security") is None


@pytest.mark.parametrize("kind", ["site"])
@pytest.mark.parametrize("path", ["/health", "/metrics", "/status", "/status?json"])
def test_an_instance_is_asked_by_its_own_path(running, kind, path):
    assert running.fetch(f"/1{path}", port=running.status_port).status == 200
    parameters, body = running.program.requests[-1]
    assert parameters["REQUEST_URI"] == path.partition("?")[0]
    assert parameters["QUERY_STRING"] == path.partition("?")[2]
    assert (parameters["REMOTE_ADDR"], parameters["REQUEST_METHOD"], body) == ("127.0.0.1", "GET", b"")
    assert re.fullmatch("[0-9a-f]{32}", parameters["REQUEST_ID"])


@pytest.mark.parametrize("kind", ["site"])
@pytest.mark.parametrize("path", ["/", "/status", "/1/", "/1/statusx", "/1/install", "/2/status"])
def test_nothing_else_is_where_instances_are_asked(running, kind, path):
    assert running.fetch(path, port=running.status_port).status == 404
    assert not running.program.requests


def test_instances_are_asked_on_this_machine_only():
    snippet = (REPOSITORY / "nginx/snippets/placard-status.conf").read_text()
    for location in snippet.split("\nlocation ")[1:]:
        assert re.findall(r"^    (allow|deny) +(\S+);", location, re.M) == [
            ("allow", "127.0.0.1"), ("allow", "::1"), ("deny", "all")]
    site = (REPOSITORY / "nginx/placard.site.conf").read_text()
    assert "listen 127.0.0.1:9181;" in site.partition("include snippets/placard-status.conf")[0].rsplit("server {")[-1]
