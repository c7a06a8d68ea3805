"""`placard check`: what goes wrong in practice, each with what to do."""

import shutil
import time

import pytest

from support import REPOSITORY, placard

GOOD = {
    "PLACARD_PUBLIC_URL": "https://widgets.example.com/", "PLACARD_PORTALS": "acme.example.net",
    "PLACARD_CLIENT_ID": "local.1", "PLACARD_CLIENT_SECRET": "s3cretvalue0123456789",
    "PLACARD_APPLICATION_TOKEN": "51856fefc120afa4b628cc82d3935cce",
}


def check(folder, *arguments, **changes):
    settings = GOOD | {"PLACARD_STATE": str(folder / "placard.sqlite")} | changes
    return placard.run("check", "--offline", "--socket", str(folder / "s"), *arguments, folder=folder,
                       **{name: value for name, value in settings.items() if value is not None})


def findings(done):
    return done.stderr.decode().splitlines()


def test_nothing_is_found_where_all_is_well(folder):
    done = check(folder)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.endswith(b": ok\n")
    assert sorted(path.name for path in folder.iterdir()) == ["placard.conf"], "it makes no file"


@pytest.mark.parametrize("changes, found", [
    ({"PLACARD_PUBLIC_URL": None}, "PLACARD_PUBLIC_URL"), ({"PLACARD_PLACEMENTS": "CALL_CARDS"}, "CALL_CARDS"),
    ({"PLACARD_PORTALS": "*.com"}, "PLACARD_PORTALS"), ({"PLACARD_PORTALS": "*.bitrix24.com"}, "*.bitrix24.com"),
    ({"PLACARD_PUBLIC_URL": "https://Widgets.example.com/"}, "capital letters"),
    ({"PLACARD_PUBLIC_URL": "https://widgets/"}, "ERROR_WRONG_HANDLER_URL"),
    ({"PLACARD_PUBLIC_URL": "https://192.168.1.2/"}, "Local Network Access"),
    ({"PLACARD_APPLICATION_TOKEN": "unknown"}, "no APPLICATION_TOKEN came"),
    ({"PLACARD_APPLICATION_TOKEN": None}, "PLACARD_PORTALS names acme.example.net"),
    ({"PLACARD_CLIENT_ID": None}, "PLACARD_CLIENT_ID"), ({"PLACARD_CLIENT_SECRET": None}, "PLACARD_CLIENT_SECRET"),
    ({"PLACARD_BX24_JS": "http://api.example.com/"}, "PLACARD_BX24_JS"),
    ({"PLACARD_STATE": "/nowhere/placard.sqlite"}, "PLACARD_STATE"), ({"PLACARD_CA_FILE": "/nowhere.pem"}, "CA_FILE"),
    ({"PLACARD_MAX_IN_FLIGHT": "1000000"}, "PLACARD_MAX_IN_FLIGHT"),
], ids=str)
def test_a_warning_says_what_to_do_and_leaves_the_exit_at_0(folder, changes, found):
    done = check(folder, **changes)
    line, = findings(done)
    assert done.returncode == 0
    assert line.startswith("placard: warning: ") and found in line and "; " in line
    assert done.stdout.endswith(b": ok\n")


def test_no_portal_need_be_named_where_they_install_the_application(folder):
    assert findings(check(folder, PLACARD_PORTALS=None)) == []
    url, portals = findings(check(folder, PLACARD_PORTALS=None, PLACARD_PUBLIC_URL=None))
    assert "PLACARD_PUBLIC_URL" in url and "PLACARD_PORTALS is empty" in portals


@pytest.fixture
def nginx(folder):
    """nginx.conf of an administrator who has installed the site file."""
    conf = folder / "nginx"
    shutil.copytree(REPOSITORY / "nginx" / "snippets", conf / "snippets")
    shutil.copy("/etc/nginx/fastcgi_params", conf)
    site = (REPOSITORY / "nginx" / "placard.site.conf").read_text()
    (conf / "placard").write_text(site.replace("/run/placard/placard.sock", str(folder / "s")))
    (conf / "nginx.conf").write_text(
        "error_log x.log;\nevents { worker_connections 4096; }\nhttp {\n  access_log y.log;\n  include placard;\n}\n")
    return conf


def check_nginx(nginx, **changes):
    settings = {"PLACARD_PUBLIC_URL": "https://placard.example.com/"} | changes
    done = check(nginx.parent, "--nginx", str(nginx / "nginx.conf"), **settings)
    assert done.returncode == 0
    return findings(done)


def test_nothing_is_found_in_the_site_file(nginx):
    assert check_nginx(nginx) == []


@pytest.mark.parametrize("file, text, replacement, found", [
    ("placard", "server_name placard.example.com", "server_name placard.example.net", "does not pass placard.example.com/"),
    ("placard", ".log placard;", ".log;", "access log has APP_SID"),
    ("placard", ".log emerg;", ".log;", "error log has APP_SID"),
    ("placard", "# server unix:", "server unix:", None),
    ("placard", "server unix:", "server unix:/nowhere", "passes nothing to"),
    ("snippets/placard-fastcgi.conf", "include fastcgi_params;", "", "does not pass REQUEST_METHOD"),
    ("snippets/placard-fastcgi.conf", "include fastcgi_params;", "include fastcgi_param;", "could not be read"),
    ("snippets/placard-handler.conf", "fastcgi_read_timeout 15s", "fastcgi_read_timeout 3s", "waits 3.0 seconds"),
    ("nginx.conf", "4096", "768", "connections"),
])
def test_what_was_changed_for_the_worse_is_told(nginx, file, text, replacement, found):
    before = (nginx / file).read_text()
    assert text in before
    (nginx / file).write_text(before.replace(text, replacement))
    lines = check_nginx(nginx)
    assert len(lines) == (1 if found else 0)
    assert all(line.startswith("placard: warning: nginx") and found in line and "; " in line for line in lines)


def test_nothing_is_said_of_an_nginx_that_need_not_be_in_front(nginx):
    assert findings(check(nginx.parent)) == [], "there is no socket, and no file was named"
    (nginx.parent / "s").touch()
    line, = findings(check(nginx.parent))
    assert "nginx passes nothing to" in line and "/etc/nginx/nginx.conf" in line


def test_what_stops_the_start_is_an_error(folder):
    done = check(folder, PLACARD_LOG_FILE=str(folder / "none" / "log"))
    line, = findings(done)
    assert done.returncode == 78
    assert line.startswith("placard: error: PLACARD_LOG_FILE")
    assert not done.stdout.endswith(b": ok\n")


def test_a_broken_registry_is_told(folder):
    text = "no database, " * 100
    (folder / "state").write_text(text)
    line, = findings(check(folder, PLACARD_STATE=str(folder / "state")))
    assert line.startswith("placard: warning: PLACARD_STATE: the registry ")
    assert (folder / "state").read_text() == text


def test_the_sockets_folder_is_told(folder):
    settings = GOOD | {"PLACARD_STATE": str(folder / "placard.sqlite")}
    done = placard.run("check", "--offline", "--socket", str(folder / "none" / "s"), folder=folder, **settings)
    line, = findings(done)
    assert done.returncode == 0 and str(folder / "none") in line


def test_names_are_looked_up_within_a_bounded_time(folder):
    settings = GOOD | {
        "PLACARD_STATE": str(folder / "placard.sqlite"), "PLACARD_PUBLIC_URL": "https://widgets.invalid/",
        "PLACARD_PORTALS": ",".join(f"p{number}.invalid" for number in range(50)),
    }
    started = time.monotonic()
    done = placard.run("check", "--socket", str(folder / "s"), folder=folder, **settings)
    assert time.monotonic() - started < 5
    assert done.returncode == 0
    assert "p49.invalid" in done.stderr.decode() and "widgets.invalid" in done.stderr.decode()


def test_no_secret_is_in_a_finding(folder):
    done = check(folder, PLACARD_CLIENT_ID=None)
    assert "s3cretvalue0123456789" not in (done.stdout + done.stderr).decode()


def test_it_is_printed_what_groups_of_placements_stand_for(folder):
    done = check(folder, PLACARD_PLACEMENTS="card,tabs")
    lines = done.stdout.decode().splitlines()
    assert (done.returncode, findings(done)) == (0, [])
    assert "# card: CALL_CARD" in lines
    tabs, = (line for line in lines if line.startswith("# tabs: "))
    assert "CRM_DEAL_DETAIL_TAB" in tabs and "CRM_DYNAMIC_<n>_DETAIL_TAB" in tabs
