"""The package installed, used, upgraded, removed and purged, in a folder."""

import os
import secrets
import socket
import subprocess
import sys
import threading

import pytest

from support import forms, placard
from support.shipped_site import ShippedSite, shared_assets, shipped
from .machine import AS_ROOT, next_version

CONFIGURATION = f"PLACARD_PUBLIC_URL=https://placard.example.com/\nPLACARD_PORTALS={forms.DOMAIN}\n"


def test_installing_makes_the_account_and_gives_it_what_is_its_own(installed):
    user, group = installed.account()
    assert 0 < user < 1000
    assert installed.owned("etc/placard") == (0, group, "750")
    assert installed.owned("etc/placard/placard.conf") == (0, group, "640")
    assert installed.owned("var/lib/placard") == (user, group, "750")
    assert installed.owned("var/log/placard") == (user, group, "750")
    assert installed.owned("run/placard") == (0, 0, "755")


def test_installing_enables_socket_and_service_and_no_further_instance(installed):
    links = {path for path in installed.files() if path.startswith("etc/systemd/system/") and "placard" in path}
    assert links == {"etc/systemd/system/multi-user.target.wants/placard.service",
                     "etc/systemd/system/sockets.target.wants/placard.socket"}


def test_installing_leaves_the_site_to_the_administrator(installed):
    assert not [path for path in installed.files() if path.startswith("etc/nginx/sites-enabled/")]


def test_the_account_can_read_the_configuration_and_another_cannot(installed):
    user, group = installed.account()
    check = [installed.root / "usr/bin/placard", "check", "--config", installed.root / "etc/placard/placard.conf"]
    for numbers, code in (((user, group), 0), ((65534, 65534), 78)):
        done = subprocess.run([*AS_ROOT, "setpriv", f"--reuid={numbers[0]}", f"--regid={numbers[1]}", "--clear-groups",
                               *check], capture_output=True, text=True, env={"PATH": os.environ["PATH"]})
        assert done.returncode == code, done.stdout + done.stderr
        assert code or "etc/placard/placard.conf: ok" in done.stdout


class Manager:
    """What systemd does for the service: it holds the socket, and starts and stops the installed program."""

    def __init__(self, machine, path):
        self.machine = machine
        self.listener = socket.socket(socket.AF_UNIX)
        self.listener.bind(str(path))
        self.listener.listen(4096)
        self.notifications = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.notify = str(path) + ".notify"
        self.notifications.bind(self.notify)
        self.notifications.settimeout(15)
        self.process = None
        # Not root's to read for whoever runs the tests.
        self.configuration = machine.root / "tmp/placard.conf"

    def start(self):
        self.configuration.write_text(self.machine.read("etc/placard/placard.conf"))
        self.process = subprocess.Popen(
            [sys.executable, "-c", placard.ON_DESCRIPTOR_3, str(self.listener.fileno()),
             str(self.machine.root / "usr/bin/placard"), "serve"],
            env={"PATH": "/usr/bin:/bin", "NOTIFY_SOCKET": self.notify, "PLACARD_CONFIG": str(self.configuration),
                 "PLACARD_STATE": str(self.machine.root / "tmp/placard.sqlite"), "PLACARD_PROXY": "http://127.0.0.1:9"},
            pass_fds=[self.listener.fileno()], stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        assert self.notifications.recv(100) == b"READY=1"

    def stop(self):
        self.process.terminate()
        assert self.process.wait(15) == 0
        assert self.notifications.recv(100) == b"STOPPING=1"

    def restart(self):
        self.stop()
        self.start()

    def close(self):
        if self.process and self.process.poll() is None:
            self.process.kill()
            self.process.wait(15)
        self.listener.close()
        self.notifications.close()


class Load:
    """Operators who open cards all the time; `answers` has the status of each."""

    COUNT = 4

    def __init__(self, server):
        self.server, self.answers, self.is_over = server, [], threading.Event()
        self.threads = [threading.Thread(target=self.run) for _ in range(self.COUNT)]
        for thread in self.threads:
            thread.start()

    def run(self):
        while not self.is_over.is_set():
            # Each in a frame of its own, which nginx gives to one instance.
            request = forms.opening(forms.changed(APP_SID=secrets.token_hex(16)))
            try:
                self.answers.append(self.server.ask(request).status)
            except OSError as error:
                self.answers.append(error)

    def grow(self, by=20):
        """Waits until so many more are answered."""
        wanted = len(self.answers) + by
        placard.until(lambda: len(self.answers) >= wanted, f"{by} more answers", 30)

    def end(self):
        self.is_over.set()
        for thread in self.threads:
            thread.join(30)


@pytest.fixture
def running(machine, package):
    """The package installed and in use: its program behind nginx with its files."""
    machine.dpkg("--install", package)
    machine.write("etc/placard/placard.conf", CONFIGURATION)
    server = ShippedSite("site", installed=machine.root)
    manager = Manager(machine, server.socket)
    try:
        manager.start()
        yield machine, manager, server.start()
    finally:
        manager.close()
        server.finish()


@pytest.fixture
def two_running(machine, package):
    """Two instances behind one nginx."""
    machine.dpkg("--install", package)
    machine.write("etc/placard/placard.conf", CONFIGURATION)
    server = ShippedSite("site", installed=machine.root)
    second = server.folder / "placard-2.sock"
    server.edit("placard.site.conf", "# server unix:/run/placard/placard-2.sock max_fails=0;",
                f"server unix:{second} max_fails=0;")
    managers = [Manager(machine, path) for path in (server.socket, second)]
    try:
        for manager in managers:
            manager.start()
        yield managers, server.start()
    finally:
        for manager in managers:
            manager.close()
        server.finish()


def test_a_card_comes_through_the_packaged_nginx_with_its_assets(running):
    _, _, server = running
    request = forms.opening()
    answer = server.ask(request)
    assert answer.status == 200 and b"555555" in answer.body
    paths = {word.split(b'"')[0].decode() for word in answer.body.split(b'href="')[1:] if word.startswith(b"/assets/")}
    assert len(paths) > 2
    for path in paths:
        asset = server.fetch(path)
        assert asset.status == 200 and "immutable" in asset.header("Cache-Control")
        (source,) = [one for one in shared_assets() if one.name == path.rpartition("/")[2]]
        assert asset.body == shipped(source)


def assets(machine):
    folder = machine.root / "usr/share/placard/assets"
    return {str(path.relative_to(folder)) for path in folder.rglob("*")}


@pytest.mark.bound(90)
def test_an_upgrade_loses_no_request_and_keeps_what_the_administrator_wrote(running, package, tmp_path):
    machine, manager, server = running
    before = assets(machine)
    inode = os.stat(machine.root / "usr/bin/placard").st_ino
    load = Load(server)
    try:
        load.grow()
        machine.dpkg("--install", next_version(package, tmp_path, "9.9"))
        load.grow()
        for _ in range(20):
            manager.restart()
            load.grow()
    finally:
        load.end()
    assert set(load.answers) == {200}, {str(answer) for answer in load.answers}
    assert machine.status() == "installed 9.9"
    assert os.stat(machine.root / "usr/bin/placard").st_ino != inode
    assert machine.read("etc/placard/placard.conf") == CONFIGURATION
    assert machine.owned("etc/placard/placard.conf") == (0, machine.account()[1], "640")
    # Pages that are open ask for the old ones.
    new = {f"0123456789abcdef{path[16:]}" for path in before if not path.endswith(".html")}
    assert assets(machine) == before | new and len(before & new) == 0 and "0123456789abcdef/placard.css" in new
    assert not (machine.root / "usr/share/placard/assets.old").exists()


@pytest.mark.bound(90)
def test_a_crash_costs_at_most_the_requests_that_ran(two_running):
    managers, server = two_running
    load = Load(server)
    try:
        load.grow()
        for manager in managers:
            manager.process.kill()
            manager.process.wait(15)
            manager.start()
            load.grow()
    finally:
        load.end()
    lost = [answer for answer in load.answers if answer != 200]
    assert len(lost) <= len(managers) * Load.COUNT, {str(answer) for answer in lost}


def test_a_frame_stays_on_one_instance_and_frames_are_shared_out(two_running):
    _, server = two_running
    # So many that it is no chance that both have some.
    for _ in range(24):
        request = forms.opening(forms.changed(APP_SID=secrets.token_hex(16)))
        for _ in range(2):
            assert server.ask(request).status == 200
    placard.until(lambda: server.logs()["placard.access.log"].count("\n") == 48, "48 lines in the access log")
    lines = server.logs()["placard.access.log"].splitlines()
    upstreams = [line.split('upstream="')[1].split('"')[0] for line in lines]
    for at in range(0, 48, 2):
        assert len(set(upstreams[at:at + 2])) == 1
    assert len(set(upstreams)) == 2


def test_removing_keeps_what_the_administrator_wrote_and_purging_nothing(machine, package, tmp_path):
    before = machine.files()
    machine.dpkg("--install", package)
    machine.dpkg("--install", next_version(package, tmp_path, "9.9"))
    machine.write("etc/placard/placard.conf", CONFIGURATION)
    machine.write("var/lib/placard/placard.sqlite", "portals")
    machine.write("var/log/placard/placard.log.1.gz", "lines")
    subprocess.run([*AS_ROOT, "ln", "-s", "../sites-available/placard",
                    machine.root / "etc/nginx/sites-enabled/placard"], check=True)

    machine.dpkg("--remove", "placard")
    left = machine.files()
    assert machine.status() == "config-files 9.9"
    assert "usr/bin/placard" not in left and "usr/share/placard" not in left
    assert machine.read("etc/placard/placard.conf") == CONFIGURATION
    assert machine.read("var/lib/placard/placard.sqlite") == "portals"
    assert "etc/nginx/sites-available/placard" in left

    machine.dpkg("--purge", "placard")
    assert not [path for path in machine.files() - before if "placard" in path]
    # The account stays: a file that it owned must not become another's.
    assert machine.account()


def test_purging_leaves_a_site_of_the_administrators_own(machine, package):
    machine.dpkg("--install", package)
    machine.write("etc/nginx/sites-enabled/placard", "server {}\n")
    machine.dpkg("--purge", "placard")
    assert machine.read("etc/nginx/sites-enabled/placard") == "server {}\n"
