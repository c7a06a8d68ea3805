"""Apache, lighttpd and Caddy in front of the program, with the files that are shipped for them."""

import gzip
import re

import pytest

from support import REPOSITORY, forms, placard
from support.fastcgi_program import HANGS_UP, Program
from support.forms import Request, changed, opening, with_options
from support.placard import until
from .front_servers import FILES, NAME, OTHERS, start_program

SID = forms.SEED["APP_SID"]
POLICY = "default-src 'none'; style-src 'self'; frame-ancestors https: http:"
HEADERS = ["Content-Type", "Content-Security-Policy", "Cache-Control", "Referrer-Policy", "X-Content-Type-Options",
           "X-Frame-Options", "Strict-Transport-Security", "Content-Encoding", "Allow", "Location", "Status"]
every = pytest.mark.parametrize("kind", OTHERS)


def without_chance(answer):
    """A page without what is of one request alone: ticket and request id."""
    text = re.sub(rb' data-ticket="[0-9a-f]{32}"', b"", answer.body)
    return re.sub(rb"(<(?:code|bdi)[^>]*>)[A-Za-z0-9_-]{8,64}(</(?:code|bdi)>)", rb"\1\2", text) \
        if answer.status >= 400 else text


REQUESTS = {
    "the recorded card": opening(),
    "all in the body": opening(in_query=()),
    "all in the query": Request(query=opening(in_query=forms.SEED).query),
    "the newer card": opening(forms.NEWER),
    "UTF-8": opening(with_options(LINE_NAME="Zürich ☎ 本社 مكتب", CALL_ID="é%2B+ &=?#")),
    "UTF-8 in the query": opening(changed(LANG="дé本%\u202e")),
    "hostile": opening(with_options(forms.NEWER, LINE_NAME="</title>\"'><script>alert(1)</script>\0\r\nSet-Cookie: x")),
    "hostile domain": opening(changed(DOMAIN="a\r\nX: y"), in_query=("PROTOCOL", "LANG", "APP_SID")),
    "the application's page": opening(changed(PLACEMENT="DEFAULT")),
    "another placement": opening(changed(PLACEMENT="LEFT_MENU", LANG="ar")),
    "a refused portal": opening(changed(DOMAIN="other.example.net", LANG="de")),
    "without member_id": opening(changed(member_id=None)),
    "70 KB": Request(query="LANG=fr", body=b"x" * 70_000),
    "not a form": Request(body=b"{}", content_type="application/json"),
    "GET": forms.get(),
    "GET with a query": forms.get(query=f"LANG=de&APP_SID={SID}"),
    "HEAD": Request(method="HEAD"),
    "health": forms.get("/health"),
    "unknown path": forms.get("/nowhere"),
    "encoded path": forms.get("/%69nstall%3f"),
    "two slashes": forms.get("//nowhere//x"),
    "index": forms.get("/index.php"),
    "unknown asset": forms.get("/assets/0000000000000000/placard.css"),
    "assets": forms.get("/assets/"),
    "install by GET": forms.get("/install"),
    "event by GET": forms.get("/event"),
    "event by HEAD": Request(method="HEAD", path="/event"),
    "install": Request(path="/install"),
    "event": Request(path="/event"),
    "DELETE": Request(method="DELETE"),
}
STATUSES = {"a refused portal": 403, "70 KB": 413, "hostile domain": 400, "without member_id": 400, "not a form": 415,
            "unknown path": 404, "encoded path": 404, "two slashes": 404, "index": 404, "unknown asset": 404, "assets": 404,
            "DELETE": 405}


def answers_alike(site, nginx_site, name):
    """What both answered to one of the requests, which was the same."""
    request = REQUESTS[name]
    ours, nginxs = site.ask(request), nginx_site.ask(request)
    assert ours.status == nginxs.status
    if name not in ("install", "event"):
        assert ours.status == STATUSES.get(name, 200)
    assert without_chance(ours) == without_chance(nginxs)
    assert {header: ours.header(header) for header in HEADERS} == {header: nginxs.header(header) for header in HEADERS}
    return ours, nginxs


@pytest.mark.parametrize("name", REQUESTS)
def test_an_answer_is_that_behind_nginx(site, nginx_site, name):
    ours, nginxs = answers_alike(site, nginx_site, name)
    assert ours.header("Content-Length") == nginxs.header("Content-Length") or ours.status >= 400
    assert "proxied" not in ours.text


def test_the_card_is_the_card(site):
    answer = site.ask(opening(), Accept_Encoding="gzip")
    assert "555555" in answer.page.text
    assert answer.header("Content-Length") == str(len(answer.body))
    assert answer.header("Content-Security-Policy").endswith(f"frame-ancestors https://{forms.DOMAIN}")
    assert answer.header("Content-Encoding") is None
    site.await_logged("POST", "/", 200)


def test_a_chunked_form_is_read(site):
    """Caddy says -1 for the length of one, and the program that this is none."""
    request = opening()
    pieces = [request.body[at:at + 50] for at in range(0, len(request.body), 50)]
    answer = site.ask(request, chunks=pieces)
    if site.name == "caddy":
        assert answer.status == 400
        assert answer.page.html["lang"] == "en"
    else:
        assert answer.status == 200
        assert "555555" in answer.page.text


@pytest.mark.parametrize("chunked", [False, True], ids=["with a length", "chunked"])
def test_a_body_beyond_all_measure_is_refused(site, chunked):
    body = b"x" * 1_000_000
    request = Request(query=f"LANG=de&APP_SID={SID}", body=b"" if chunked else body)
    try:
        answer = site.ask(request, chunks=[body[:9_000]] * 111 if chunked else None)
    except OSError:
        answer = None  # closed before all of it was sent, which a server may
    if answer:
        assert answer.status == 413
        assert answer.page.html["lang"] == "de"
    assert site.ask(opening()).status == 200


@pytest.mark.parametrize("suffix", [".css", ".js", ".html"])
def test_an_asset_may_be_kept_for_ever(site, share, suffix):
    file = sorted((share / "assets").rglob(f"*{suffix}"))[0]
    path = f"/{file.relative_to(share)}"
    for headers in ({}, {"Accept_Encoding": "gzip"}):
        answer = site.ask(forms.get(path), **headers)
        assert answer.status == 200
        assert (gzip.decompress(answer.body) if answer.header("Content-Encoding") else answer.body) == file.read_bytes()
        kind = {".js": "text/javascript"}.get(suffix, f"text/{suffix[1:]}")
        assert answer.header("Content-Type") == f"{kind}; charset=utf-8"
        assert answer.header("Cache-Control") == (
            "max-age=31536000" if site.name == "lighttpd" else "public, max-age=31536000, immutable")
        assert answer.header("X-Content-Type-Options") == "nosniff"
        assert answer.header("Strict-Transport-Security") == "max-age=31536000"
        assert answer.header("X-Frame-Options") is None
        assert suffix == ".html" or bool(headers) == (answer.header("Content-Encoding") == "gzip")
    head = site.ask(Request(method="HEAD", path=path))
    assert (head.status, head.body) == (200, b"")


def test_an_asset_that_is_not_on_disk_comes_from_the_program(site, share):
    (file,) = (share / "assets").glob("*/setup.js")  # of which no server remembers yet that it is there
    away = file.rename(share / file.name)
    try:
        answer = site.ask(forms.get(f"/{file.relative_to(share)}"))
    finally:
        away.rename(file)
    assert (answer.status, answer.body) == (200, file.read_bytes())
    assert answer.header("Cache-Control") == "public, max-age=31536000, immutable"
    assert answer.header("X-Content-Type-Options") == "nosniff"


@pytest.mark.parametrize("path", ["/assets/../placard.conf", "/assets/%2e%2e/unavailable/de.html", "/.git/config",
                                  "/assets/%2e%2e%2f%2e%2e%2fetc/passwd"])
def test_no_other_file_is_served(site, path):
    answer = site.ask(forms.get(path))
    assert answer.status in (400, 404) or b"Die Anrufkarte" in answer.body
    assert b"root:" not in answer.body


@pytest.mark.parametrize("path", ["/status", "/metrics"])
def test_an_instance_tells_of_itself_to_its_own_machine_only(site, path):
    """The program goes by REMOTE_ADDR; who comes through another proxy, or through Caddy, is not of this machine."""
    assert site.ask(forms.get(path), X_Forwarded_For="203.0.113.7").status == 404
    assert site.ask(forms.get(path)).status == (404 if site.name == "caddy" else 200)
    if site.name == "caddy":
        assert site.ask_plainly(path, site.status_port).status == 200
        assert site.ask_plainly("/", site.status_port).body == b""


def test_plain_http_goes_to_https(site):
    answer = site.ask_plainly(f"/install?LANG=de&APP_SID={SID}")
    assert answer.status == 308
    assert re.fullmatch(rf"https://{re.escape(NAME)}(:\d+)?/install\?LANG=de&APP_SID={SID}", answer.header("Location"))


def test_who_hangs_up_holds_up_nobody(site, program):
    before = program.descriptors()
    body = opening().body
    head = (f"POST /?{opening().query} HTTP/1.1\r\nHost: {NAME}\r\nContent-Type: {forms.FORM}\r\n"
            f"Content-Length: {len(body)}\r\n\r\n").encode()
    for sent in [head, head + body[:100], head + body] * 5:
        connection = site.connect()
        connection.sendall(sent)
        connection.close()
    assert site.ask(opening()).status == 200
    program.assert_alive()
    program.await_descriptors(before)


def unavailable(answer, language):
    assert answer.status in (502, 503)
    assert answer.body == (REPOSITORY / f"nginx/unavailable/{language}.html").read_bytes()
    assert answer.header("Content-Type") == "text/html; charset=utf-8"
    assert answer.header("Cache-Control") == "no-store"
    assert answer.header("Content-Security-Policy") == POLICY
    assert answer.header("Referrer-Policy") == "no-referrer"
    assert answer.header("X-Content-Type-Options") == "nosniff"
    assert answer.header("X-Frame-Options") is None
    assert answer.header("Strict-Transport-Security") == "max-age=31536000"


LANGUAGES = sorted(path.stem for path in (REPOSITORY / "nginx/unavailable").glob("*.html"))


@every
def test_without_the_program_the_operator_reads_so_until_it_is_back(front, kind):
    program = start_program()
    folder = program.folder
    try:
        site = front(kind, str(program.address))
        assert site.ask(opening()).status == 200
        program.exit_expected = True
        program.process.kill()
        program.process.wait(10)
        for language in LANGUAGES:
            unavailable(site.ask(opening(changed(LANG=language))), language)
        for query in ["", "LANG=", "LANG=xx", "LANG=../../etc/passwd", "XLANG=de", "LANG=dex"]:
            unavailable(site.ask(Request(query=query)), "en")
        unavailable(site.ask(forms.get(query="LANG=de")), "de")
        unavailable(site.ask(Request(path="/install", query="LANG=fr")), "fr")
        assert site.ask(Request(method="HEAD")).status in (502, 503)
        style = site.ask(forms.get("/unavailable/unavailable.css"))
        assert (style.status, style.body) == (200, (REPOSITORY / "nginx/unavailable/unavailable.css").read_bytes())
        (folder / "s").unlink()
        unavailable(site.ask(opening()), "en")

        program = start_program(folder)
        until(lambda: site.ask(opening()).status == 200, "the card is back", 5)
        program.finish()
    finally:
        program.kill()


class Recorder:
    """A stand-in for the program that keeps what comes, and gives an answer or hangs up."""

    def __init__(self):
        self.folder = placard.new_folder()
        self.folder.chmod(0o755)
        self.path = self.folder / "s"
        self.answer = b"Status: 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\nok"
        self.program = Program(self.path, lambda *_: self.answer)
        self.path.chmod(0o666)


@pytest.fixture
def recorder():
    made = Recorder()
    yield made
    made.program.stop()
    made.path.unlink()
    (made.folder).rmdir()


@every
def test_what_reaches_the_program(front, recorder, kind):
    site = front(kind, str(recorder.path))
    target = "/install/%41%C3%BC;x//y"
    query = f"DOMAIN=acme.bitrix24.com&a=%2B+%26%C3%BC&APP_SID={SID}&b="
    answer = site.ask(Request(path=target, query=query, body=b"a=%00b&c"), source="127.0.0.3", Proxy="http://evil.example",
                      Accept_Language="de", X_Real_IP="127.0.0.1", Content_Type=f"{forms.FORM}; charset=UTF-8")
    assert answer.status == 200
    (parameters, body), = recorder.program.requests
    assert body == b"a=%00b&c"
    expected = {"REQUEST_METHOD": "POST", "REQUEST_URI": f"{target}?{query}", "QUERY_STRING": query,
                "CONTENT_LENGTH": "8", "CONTENT_TYPE": f"{forms.FORM}; charset=UTF-8", "HTTPS": "on",
                "REMOTE_ADDR": "127.0.0.3", "HTTP_HOST": NAME, "HTTP_ACCEPT_LANGUAGE": "de",
                "HTTP_X_REAL_IP": "127.0.0.1", "GATEWAY_INTERFACE": "CGI/1.1"}
    assert {name: parameters.get(name) for name in expected} == expected
    assert parameters.get("HTTP_PROXY", "") == ""
    assert parameters["keep"] == 0
    assert "HTTP_CONTENT_ENCODING" not in parameters


@every
def test_the_id_of_a_request_is_in_both_logs(front, recorder, kind):
    site = front(kind, str(recorder.path))
    site.ask(opening())
    id = recorder.program.requests[0][0].get("REQUEST_ID", "")
    if kind == "lighttpd":  # has none
        assert id == ""
    else:
        assert re.fullmatch("[A-Za-z0-9_-]{8,64}", id)
        until(lambda: id in site.logs(), "the id is logged", 10)


@every
@pytest.mark.parametrize("said", [HANGS_UP, b"", b"\0\0\0", b"Status: 200 OK\r\n"],
                         ids=["hangs up", "nothing", "nonsense", "half a header"])
def test_a_program_that_answers_badly_is_an_error(front, recorder, kind, said):
    """And what the server says about it in its log has no secret, as everywhere."""
    recorder.answer = said
    site = front(kind, str(recorder.path))
    answer = site.ask(opening(changed(LANG="de")), Referer=f"https://{NAME}/?APP_SID={SID}")
    assert len(recorder.program.requests) >= 1
    if said is HANGS_UP:
        assert answer.status in (500, 502, 503)
        assert answer.body == (REPOSITORY / "nginx/unavailable/de.html").read_bytes()
    # lighttpd has the path of the page that it shows; Apache makes an empty page of what has no header.
    site.await_logged("POST", "/unavailable/de.html" if kind == "lighttpd" and answer.status >= 400 else "/", answer.status)


BROKEN = {
    "no version": "GET /?APP_SID={sid}",
    "a wrong version": "GET /?APP_SID={sid} HTTP/9.9\r\nHost: {name}\r\nConnection: close\r\n\r\n",
    "a method": "GET\x01 /?APP_SID={sid} HTTP/1.1\r\nHost: {name}\r\nConnection: close\r\n\r\n",
    "an unknown method": "BREW /?APP_SID={sid} HTTP/1.1\r\nHost: {name}\r\nConnection: close\r\n\r\n",
    "no path": "GET ?APP_SID={sid} HTTP/1.1\r\nHost: {name}\r\nConnection: close\r\n\r\n",
    "NUL": "GET /%00?APP_SID={sid} HTTP/1.1\r\nHost: {name}\r\nConnection: close\r\n\r\n",
    "a control character": "GET /\x01?APP_SID={sid} HTTP/1.1\r\nHost: {name}\r\nConnection: close\r\n\r\n",
    "a slash": "GET /assets/a%2fb?APP_SID={sid} HTTP/1.1\r\nHost: {name}\r\nConnection: close\r\n\r\n",
    "a percent sign": "GET /assets/%zz?APP_SID={sid} HTTP/1.1\r\nHost: {name}\r\nConnection: close\r\n\r\n",
    "a long name": "GET /assets/{long}?APP_SID={sid} HTTP/1.1\r\nHost: {name}\r\nConnection: close\r\n\r\n",
    "a long line": "GET /?APP_SID={sid}&x={longer} HTTP/1.1\r\nHost: {name}\r\nConnection: close\r\n\r\n",
    "a header": "GET /?APP_SID={sid} HTTP/1.1\r\nHost: {name}\r\nConnection: close\r\nno colon {sid}\r\n\r\n",
    "a long header": "GET /?APP_SID={sid} HTTP/1.1\r\nHost: {name}\r\nConnection: close\r\nX: {longer}{sid}\r\n\r\n",
    "no host": "GET /?APP_SID={sid} HTTP/1.1\r\nConnection: close\r\n\r\n",
    "a length": "POST /?APP_SID={sid} HTTP/1.1\r\nHost: {name}\r\nConnection: close\r\nContent-Length: x{sid}\r\n\r\n",
    "two lengths": "POST /?APP_SID={sid} HTTP/1.1\r\nHost: {name}\r\nConnection: close\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
    "a chunk": "POST /?APP_SID={sid} HTTP/1.1\r\nHost: {name}\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n{sid}\r\n",
    "an encoding": "POST /?APP_SID={sid} HTTP/1.1\r\nHost: {name}\r\nConnection: close\r\nTransfer-Encoding: {sid}\r\n\r\n",
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_request_is_answered_and_its_secret_not_logged(site, what):
    """The logs are looked at when the server ends."""
    data = BROKEN[what].format(sid=SID, name=NAME, long="x" * 300, longer="y" * 70_000)
    answer = site.send(data.encode("latin-1") + (b"\r\n\r\n" if what == "no version" else b""))
    assert answer == b"" or answer.startswith(b"HTTP/1.") or what == "no version", answer[:200]
    assert SID not in site.logs()
    assert site.ask(opening(), Referer=f"https://{NAME}/?APP_SID={SID}", Cookie=f"APP_SID={SID}").status == 200


def test_what_an_administrator_changes_is_marked():
    for name in FILES.values():
        assert f"(deploy/{name})" in (REPOSITORY / "README.md").read_text()
        text = (REPOSITORY / "deploy" / name).read_text()
        assert "EDIT" in text and NAME in text
        lines = text.splitlines()
        for number, line in enumerate(lines):
            if NAME in line and not line.lstrip().startswith("#"):
                assert any("EDIT" in near for near in lines[max(0, number - 4):number + 1]), f"{name}: {line}"
