"""Configuration: where it comes from, what it accepts, and that a bad one never starts."""

import base64
import signal

import pytest

from support import forms, placard

OTHER = "other.example.net"

EVERY_KEY = f"""
# every key of the design's table
PLACARD_PUBLIC_URL=https://widgets.example.com/
PLACARD_PORTALS="xxx.bitrix24.com, *.example.com,host.example.net:8443,http://plain.example"
PLACARD_APPLICATION_TOKEN=sha256:{'0a' * 32}
PLACARD_CLIENT_ID=local.66b2f0a1c3d4e5.12345678
PLACARD_CLIENT_SECRET='a b#c"d'
PLACARD_OAUTH_SERVERS=https://oauth.bitrix.info,https://oauth.bitrix24.tech
PLACARD_BX24_JS=https://api.bitrix24.com/api/v1/
PLACARD_STATE=/var/lib/placard/placard.sqlite
PLACARD_CLIENT_SECRET_FILE=
PLACARD_STATE_PASSWORD_FILE=/run/credentials/placard.service/password
PLACARD_ALLOWED_CLIENTS=192.0.2.1, 10.0.0.0/8,2001:db8::1
PLACARD_SECRET_KEY={base64.b64encode(bytes(32)).decode()}
PLACARD_REST_TIMEOUT=4s
PLACARD_ACTION_TIMEOUT=12s
PLACARD_REST_LOG=off
PLACARD_IO_TIMEOUT=500ms
PLACARD_PROXY=
PLACARD_CA_FILE=
PLACARD_PRIVATE_NETWORKS=10.0.0.0/8,127.0.0.0/8,fd00::/8
PLACARD_MAX_BODY=64KiB
PLACARD_THREADS=4
PLACARD_MAX_IN_FLIGHT=1024
PLACARD_KEEP_CONNECTIONS=off
PLACARD_SOCKET_MODE=0660
PLACARD_SOCKET_GROUP=
PLACARD_THEME=auto
PLACARD_LOG_LEVEL=info
PLACARD_LOG_FORMAT=logfmt
PLACARD_LOG_FILE=
PLACARD_SLOW_LOG=1s
PLACARD_PLACEMENTS=CALL_CARD
"""

BAD_VALUES = [
    ("PLACARD_THREADS", "many"), ("PLACARD_THREADS", "0"), ("PLACARD_THREADS", "-1"),
    ("PLACARD_MAX_IN_FLIGHT", "x"), ("PLACARD_MAX_BODY", "lots"), ("PLACARD_MAX_BODY", "-1"),
    ("PLACARD_IO_TIMEOUT", "soon"), ("PLACARD_REST_TIMEOUT", "-3s"), ("PLACARD_SLOW_LOG", "1 fortnight"),
    ("PLACARD_THEME", "blue"), ("PLACARD_LOG_LEVEL", "loud"), ("PLACARD_LOG_FORMAT", "xml"),
    ("PLACARD_KEEP_CONNECTIONS", "maybe"), ("PLACARD_SOCKET_MODE", "rw"), ("PLACARD_SOCKET_MODE", "0999"),
    ("PLACARD_PORTALS", "exa mple.com"), ("PLACARD_PORTALS", "evil.com#"), ("PLACARD_PORTALS", "a.example,-b.example"),
    ("PLACARD_PUBLIC_URL", "not a url"), ("PLACARD_BX24_JS", "javascript:alert(1)"),
    ("PLACARD_BX24_JS", "https://api.example.com; script-src *"), ("PLACARD_OAUTH_SERVERS", "not a url"),
    ("PLACARD_SECRET_KEY", "short"), ("PLACARD_PRIVATE_NETWORKS", "10.0.0.0/99"),
    ("PLACARD_CLIENT_SECRET_FILE", "/nowhere/secret"), ("PLACARD_CLIENT_SECRET_FILE", "secret"),
    ("PLACARD_CLIENT_SECRET_FILE", "/dev/null"), ("PLACARD_STATE_PASSWORD_FILE", "password"),
    ("PLACARD_ALLOWED_CLIENTS", "web.example.com"), ("PLACARD_ALLOWED_CLIENTS", "10.0.0.0/99"),
    ("PLACARD_REST_LOG", "maybe"), ("PLACARD_APPLICATION_TOKEN", "sha256:xyz"), ("PLACARD_NO_SUCH_KEY", "1"),
]


def test_every_key_of_the_table_is_accepted(folder):
    (folder / "c").write_text(EVERY_KEY)
    done = placard.run("check", "--config", "c", folder=folder)
    assert done.returncode == 0, (done.stdout + done.stderr).decode()


@pytest.mark.parametrize("key, value", BAD_VALUES)
def test_a_bad_value_in_the_file_is_an_error_with_file_and_line(folder, key, value):
    (folder / "x.conf").write_text(f"# first\n\n{key}={value}\n")
    for command in (["check"], ["serve", "--socket", str(folder / "s")]):
        done = placard.run(*command, "--config", str(folder / "x.conf"), folder=folder)
        assert done.returncode == 78
        assert "x.conf:3" in (done.stdout + done.stderr).decode()


@pytest.mark.parametrize("key, value", BAD_VALUES)
def test_a_bad_value_in_the_environment_is_an_error_that_names_the_key(folder, key, value):
    done = placard.run("serve", "--socket", str(folder / "s"), folder=folder, **{key: value})
    assert done.returncode == 78
    assert key in done.stderr.decode()


def test_the_clients_secret_may_be_in_a_file_of_its_own(folder):
    (folder / "secret").write_text("s3cretvalue0123456789\n")
    done = placard.run("check", "--offline", folder=folder, PLACARD_CLIENT_ID="local.1",
                       PLACARD_CLIENT_SECRET_FILE=str(folder / "secret"))
    output = (done.stdout + done.stderr).decode()
    assert done.returncode == 0
    assert f"PLACARD_CLIENT_SECRET=***  # {folder}/secret\n" in output
    assert "s3cretvalue" not in output and "PLACARD_CLIENT_SECRET is not set" not in output


def test_the_secret_and_its_file_exclude_each_other(folder):
    (folder / "secret").write_text("s3cretvalue0123456789\n")
    (folder / "x.conf").write_text(f"PLACARD_CLIENT_SECRET=other\nPLACARD_CLIENT_SECRET_FILE={folder}/secret\n")
    for command in (["check"], ["serve", "--socket", str(folder / "s")]):
        done = placard.run(*command, "--config", str(folder / "x.conf"), folder=folder)
        assert done.returncode == 78
        assert "x.conf:2: PLACARD_CLIENT_SECRET_FILE: " in (done.stdout + done.stderr).decode()


def test_sighup_reads_the_secrets_file_again(start, folder):
    (folder / "secret").write_text("first\n")
    server = start(folder=folder, PLACARD_CLIENT_ID="local.1", PLACARD_CLIENT_SECRET_FILE=str(folder / "secret"))
    (folder / "secret").write_text("")
    server.signal(signal.SIGHUP)
    placard.until(lambda: "secret is empty" in server.stderr, "the error is in the log")
    (folder / "secret").write_text("second\n")
    server.signal(signal.SIGHUP)
    placard.until(lambda: "result=ok" in server.stderr, "the new secret is taken")


@pytest.mark.parametrize("key, value", [
    ("PLACARD_REST_LOG", "/var/log/placard/rest.log"), ("PLACARD_ALLOWED_CLIENTS", "192.0.2.0/24"),
    ("PLACARD_STATE_PASSWORD_FILE", "/run/credentials/placard.service/password"),
])
def test_check_tells_of_a_key_that_this_version_does_not_use(folder, key, value):
    done = placard.run("check", "--offline", folder=folder, **{key: value})
    lines = [line for line in done.stderr.decode().splitlines() if key in line]
    assert done.returncode == 0
    assert len(lines) == 1 and f"{key} is set, and this version does not use it yet; " in lines[0]


@pytest.mark.parametrize("line", ["PLACARD_THEME", "PLACARD_THEME='dark", 'PLACARD_THEME="dark', "=dark"])
def test_a_malformed_line_is_an_error(folder, line):
    (folder / "x.conf").write_text(f"{line}\n")
    done = placard.run("check", "--config", "x.conf", folder=folder)
    assert done.returncode == 78
    assert "x.conf:1" in (done.stdout + done.stderr).decode()


def test_a_bad_configuration_stops_cgi_too(folder):
    assert placard.run_cgi(forms.opening(), folder=folder, PLACARD_THEME="blue").returncode == 78


@pytest.mark.parametrize("text", [
    f"PLACARD_PORTALS={forms.DOMAIN}\n", f"PLACARD_PORTALS='{forms.DOMAIN}'\n",
    f'PLACARD_PORTALS="{forms.DOMAIN}"\n',
    f"# comment\n\nPLACARD_PORTALS={forms.DOMAIN}\n#end", f"PLACARD_PORTALS={forms.DOMAIN}\r\n",
    f"PLACARD_PORTALS={forms.DOMAIN}", f"PLACARD_PORTALS={OTHER} , {forms.DOMAIN}\n",
], ids=["bare", "single quotes", "double quotes", "comments", "CRLF", "no line end", "list with spaces"])
def test_a_line_is_read(folder, text):
    (folder / "c").write_bytes(text.encode())
    done = placard.run("render", folder=folder, stdin=forms.form(forms.SEED), PLACARD_CONFIG=str(folder / "c"))
    assert (done.returncode, done.stderr) == (0, b""), "the portal is not known"


@pytest.mark.parametrize("mode", ["socket", "descriptor0", "descriptor3"])
def test_placard_config_names_the_file_in_every_start_mode(start, folder, mode):
    (folder / "c").write_text("PLACARD_THEME=dark\n")
    server = start(mode, folder=folder, PLACARD_CONFIG=str(folder / "c"))
    assert server.open().page.html["data-theme"] == "dark"


def test_placard_config_names_the_file_in_cgi(folder):
    (folder / "c").write_text("PLACARD_THEME=dark\n")
    done = placard.run_cgi(forms.opening(), folder=folder, PLACARD_CONFIG=str(folder / "c"))
    assert b'data-theme="dark"' in done.stdout


def test_the_option_wins_over_placard_config(start, folder):
    (folder / "c").write_text("PLACARD_THEME=dark\n")
    (folder / "d").write_text("PLACARD_THEME=auto\n")
    server = start("socket", "--config", str(folder / "d"), folder=folder, PLACARD_CONFIG=str(folder / "c"))
    assert server.open().page.html["data-theme"] == "auto"


def test_the_environment_wins_over_the_file(start, folder):
    (folder / "c").write_text("PLACARD_THEME=dark\n")
    server = start("socket", "--config", str(folder / "c"), folder=folder, PLACARD_THEME="light")
    assert server.open().page.html["data-theme"] == "light"


def _status(server, domain):
    return server.open(forms.changed(DOMAIN=domain)).status


def test_sighup_takes_a_new_configuration(start, folder):
    (folder / "placard.conf").write_text(f"PLACARD_PORTALS={forms.DOMAIN}\n")
    server = start(folder=folder, PLACARD_PORTALS=None)
    assert (_status(server, forms.DOMAIN), _status(server, OTHER)) == (200, 403)
    (folder / "placard.conf").write_text(f"PLACARD_PORTALS={OTHER}\n")
    server.signal(signal.SIGHUP)
    placard.until(lambda: _status(server, OTHER) == 200, "the new portal is served")
    assert _status(server, forms.DOMAIN) == 403


def test_sighup_with_a_bad_configuration_keeps_the_old_one_and_says_why(start, folder):
    (folder / "placard.conf").write_text(f"PLACARD_PORTALS={forms.DOMAIN}\n")
    server = start(folder=folder, PLACARD_PORTALS=None)
    (folder / "placard.conf").write_text(f"PLACARD_PORTALS={OTHER}\nPLACARD_THEME=blue\n")
    server.signal(signal.SIGHUP)
    placard.until(lambda: "placard.conf:2" in server.stderr, "the error is in the log")
    assert (_status(server, forms.DOMAIN), _status(server, OTHER)) == (200, 403)
    (folder / "placard.conf").write_text(f"PLACARD_PORTALS={OTHER}\n")
    server.signal(signal.SIGHUP)
    placard.until(lambda: _status(server, OTHER) == 200, "a corrected configuration is taken")


def test_sighup_loses_no_request(start):
    server = start()
    for _ in range(20):
        server.signal(signal.SIGHUP)
        assert server.open().status == 200
