"""What is in the package."""

import io
import os
import re
import subprocess
import tarfile

import pytest

from support import REPOSITORY
from .machine import as_root

UNITS = ["placard.socket", "placard.service", "placard@.socket", "placard@.service"]
CONFFILES = {
    "/etc/logrotate.d/placard", "/etc/nginx/sites-available/placard", "/etc/placard/placard.conf",
    *(f"/etc/nginx/snippets/{path.name}" for path in (REPOSITORY / "nginx/snippets").iterdir()),
}


@pytest.fixture(scope="module")
def members(package):
    data = subprocess.run(["dpkg-deb", "--fsys-tarfile", package], capture_output=True, check=True).stdout
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        yield {member.name.removeprefix("."): member for member in archive}


def field(package, name):
    return subprocess.run(["dpkg-deb", "--field", package, name], capture_output=True, text=True, check=True).stdout


def control_file(package, name):
    return subprocess.run(["dpkg-deb", "--info", package, name], capture_output=True, text=True, check=True).stdout


def test_it_has_the_version_of_the_program(package):
    version = subprocess.run([os.environ["PLACARD_BINARY"], "--version"], capture_output=True, text=True).stdout.split()
    assert field(package, "Version").strip() == version[1]
    assert package.name.startswith(f"placard_{version[1]}_")


@pytest.mark.parametrize("path", [
    "/usr/bin/placard", "/usr/share/man/man1/placard.1.gz", "/usr/share/man/man5/placard.conf.5.gz",
    "/usr/lib/sysusers.d/placard.conf", "/usr/lib/tmpfiles.d/placard.conf", "/usr/share/doc/placard/copyright",
    "/usr/share/placard/unavailable/de.html", "/usr/share/placard/unavailable/unavailable.css", *sorted(CONFFILES),
    *(f"/usr/share/doc/placard/examples/{name}" for name in ["apache/placard.conf", "caddy/Caddyfile",
                                                             "lighttpd/placard.conf"]),
])
def test_it_has_the_file(members, path):
    assert members[path].isfile()


@pytest.mark.parametrize("unit", UNITS)
def test_it_has_the_unit(members, unit):
    """In /lib, or from Debian 13 on in /usr/lib."""
    assert [name for name in members if name.endswith(f"/systemd/system/{unit}")]


def test_everything_is_roots_and_nobody_elses_to_write(members):
    for name, member in members.items():
        assert (member.uname, member.gname) == ("root", "root"), name
        expected = {"/etc/placard": 0o750, "/etc/placard/placard.conf": 0o640, "/usr/bin/placard": 0o755}.get(
            name.rstrip("/"), 0o755 if member.isdir() else 0o644)
        assert member.mode & 0o7777 == expected, name


def test_the_configuration_files_are_the_administrators(package):
    assert set(control_file(package, "conffiles").split()) == CONFFILES


def test_the_assets_have_the_names_that_the_pages_ask_for(members, tmp_path):
    subprocess.run([REPOSITORY / "deploy/assets", tmp_path / "assets"], check=True)
    expected = {str(path.relative_to(tmp_path / "assets")) for path in (tmp_path / "assets").rglob("*")}
    folder = "/usr/share/placard/assets/"
    assert {name.removeprefix(folder).rstrip("/") for name in members if name.startswith(folder)} - {""} == expected


def test_apt_gets_what_the_program_needs(package):
    """libcurl is loaded when it is wanted, which no tool can see."""
    depends = [entry.split()[0] for entry in field(package, "Depends").split(",")]
    assert {"libc6", "libcurl4", "ca-certificates"} < set(depends)
    assert [name for name in depends if name.startswith("libfcgi")]
    assert [name for name in depends if name.startswith("libsqlite3")]
    assert not [name for name in depends if "swift" in name]
    assert "nginx" in field(package, "Recommends")


def test_the_program_is_stripped(installed):
    sections = subprocess.run(["readelf", "--section-headers", "--wide", installed.root / "usr/bin/placard"],
                              capture_output=True, text=True, check=True).stdout
    assert ".text" in sections and ".symtab" not in sections and ".debug" not in sections


def test_an_upgrade_restarts_the_program_and_never_a_socket(package):
    """A socket that is restarted is closed for a moment, and whoever connects then gets nothing."""
    script = control_file(package, "postinst")
    assert "_dh_action=restart" in script
    invoked = re.findall(r"deb-systemd-invoke (\S+) (.*?) >", script)
    assert sorted(invoked) == [("$_dh_action", "'placard.service'"), ("restart", "'placard@*.service'"),
                               ("start", "'placard.socket'")]
    # Nor does what runs before end them, unless the package is removed.
    for block in control_file(package, "prerm").split("\nfi\n"):
        assert "deb-systemd-invoke" not in block or '"$1" = remove' in block


def test_the_units_are_clean(installed):
    """With its own files in place of the machine's."""
    root = installed.root
    (units,) = [path.parent for path in root.glob("**/systemd/system/placard.socket")]
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", "--recursive-errors=no",
         *(units / unit.replace("@.", "@2.") for unit in UNITS)],
        capture_output=True, text=True, timeout=60, env={"PATH": os.environ["PATH"], "SYSTEMD_LOG_LEVEL": "info"})
    # The program is not installed on this machine, which is all that may be said.
    said = [line for line in done.stderr.splitlines() if "/usr/bin/placard is not executable" not in line]
    assert not said, done.stderr


@pytest.mark.parametrize("unit", ["placard.service", "placard@2.service"])
def test_the_sandbox_leaves_little(unit):
    done = subprocess.run(["systemd-analyze", "security", "--offline=true", "--threshold=15", "--no-pager",
                           REPOSITORY / "deploy/systemd" / unit], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stdout + done.stderr
    (level,) = re.findall(r"Overall exposure level for \S+: ([0-9.]+)", done.stdout + done.stderr)
    assert 0 < float(level) <= 1.5


def test_both_services_have_the_same_sandbox():
    first, further = ((REPOSITORY / "deploy/systemd" / unit).read_text().split("[Service]")[1]
                      for unit in ("placard.service", "placard@.service"))
    assert first == further


def test_logrotate_understands_its_file(installed, tmp_path):
    """With an account that is there on any machine: the program's is in the folder alone."""
    text = installed.read("etc/logrotate.d/placard")
    assert " placard placard\n" in text
    copy = tmp_path / "logrotate"
    copy.write_text(text.replace(" placard placard\n", " nobody nogroup\n"))
    copy.chmod(0o644)
    as_root("chown", "0:0", copy)
    as_root("logrotate", "--debug", "--state", tmp_path / "state", copy)
