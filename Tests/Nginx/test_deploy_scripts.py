"""The scripts of deploy/ that nginx is set up with."""

import hashlib
import http.client
import os
import pathlib
import re
import signal
import socket
import subprocess

import pytest

from support import REPOSITORY
from support.demo import Demo
from support.forms import get
from support.nginx import exchange
from support.placard import free_pair
from support.shipped_site import folder_name, shared_assets, shipped

DEMO = REPOSITORY / "deploy/demo"


@pytest.fixture
def placard():
    return os.environ["PLACARD_BINARY"]


@pytest.fixture
def simulator(placard):
    return pathlib.Path(placard).absolute().parent / "portal-simulator"


def serves(folder):
    """Whether something runs whose files are in a folder."""
    return str(folder) in subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True).stdout


def folder_of(said):
    """Where a demo that has ended was, by what it has said."""
    return pathlib.Path(re.search(r"/tmp/placard-demo\.\w+", said)[0])


def test_assets_carry_their_hash_and_old_ones_stay(tmp_path):
    destination = tmp_path / "deep/assets"
    old = destination / "0123456789abcdef/placard.css"
    old.parent.mkdir(parents=True)
    old.write_text("old")
    for _ in range(2):
        subprocess.run([REPOSITORY / "deploy/assets", destination], check=True, umask=0o077)
    expected = {old}
    for source in shared_assets():
        expected.add(destination / folder_name() / source.name)
        assert (destination / folder_name() / source.name).read_bytes() == shipped(source)
    for source in (REPOSITORY / "nginx/assets").iterdir():
        digest = hashlib.sha256(source.read_bytes()).hexdigest()[:16]
        expected.add(destination / f"{source.stem}.{digest}{source.suffix}")
        assert (destination / f"{source.stem}.{digest}{source.suffix}").read_bytes() == source.read_bytes()
    assert {path for path in destination.rglob("*") if path.is_file()} == expected
    assert {path.stat().st_mode & 0o7777 for path in expected - {old}} == {0o644}
    assert (destination / folder_name()).stat().st_mode & 0o7777 == 0o755
    # The old folder; the new one; the templates of three modules by language.
    assert len(list(destination.iterdir())) == 1 + 1 + 3 * 21
    assert old.read_text() == "old"


def test_the_folder_of_the_assets_appears_whole_or_not_at_all(tmp_path):
    """What stops the script while it copies leaves nothing under a name that a page asks for."""
    tools = tmp_path / "bin"
    tools.mkdir()
    (tools / "sha256sum").write_text("#!/bin/sh\nexit 1\n")
    (tools / "sha256sum").chmod(0o755)
    environment = os.environ | {"PATH": f"{tools}:{os.environ['PATH']}"}
    assert subprocess.run([REPOSITORY / "deploy/assets", tmp_path / "assets"], env=environment).returncode == 1
    assert list((tmp_path / "assets").iterdir()) == []


def test_the_demo_posts_the_documented_request_and_leaves_nothing(placard):
    result = subprocess.run([DEMO, "--once", "--binary", placard], capture_output=True, text=True, timeout=60)
    assert result.returncode == 0, result.stdout + result.stderr
    assert "status  200" in result.stdout
    assert "placement=CALL_CARD portal=xxx.bitrix24.com" in result.stdout
    assert not folder_of(result.stdout).exists()


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_the_demo_and_all_it_started(sent):
    demo = Demo()
    try:
        connection = http.client.HTTPConnection(demo.portal.removeprefix("http://"), timeout=10)
        assert "Incoming call" in exchange(connection, get("/")).text
        assert serves(demo.folder)
        demo.process.send_signal(sent)
        said, _ = demo.process.communicate(timeout=20)
        assert demo.process.returncode == 128 + sent, said
        assert not demo.folder.exists()
        assert not serves(demo.folder)
    finally:
        demo.finish()


@pytest.mark.parametrize("name", ["placard", "portal"])
def test_the_demo_says_which_of_its_programs_has_ended(tmp_path, placard, simulator, name):
    broken = tmp_path / "broken"
    broken.write_text('#!/bin/sh\necho "$0: no such thing as a configuration" >&2\nexit 78\n')
    broken.chmod(0o755)
    programs = {"placard": [broken, simulator], "portal": [placard, broken]}[name]
    result = subprocess.run(
        [DEMO, "--once", "--port", str(free_pair()), "--binary", programs[0], "--simulator", programs[1]],
        capture_output=True, text=True, timeout=60)
    assert result.returncode == 1
    assert f"{name} has ended" in result.stderr
    assert "no such thing as a configuration" in result.stderr
    assert not folder_of(result.stderr).exists()


def test_the_demo_says_that_a_port_is_taken(placard):
    with socket.socket() as other:
        port = free_pair() + 1
        other.bind(("127.0.0.1", port))
        other.listen()
        for first in (port, port - 1):
            result = subprocess.run(
                [DEMO, "--once", "--binary", placard, "--port", str(first)], capture_output=True, text=True, timeout=60)
            assert result.returncode == 1
            assert f"port {port} is taken" in result.stderr


def test_the_demo_wants_a_portal(tmp_path, placard):
    alone = tmp_path / "placard"
    alone.symlink_to("/bin/true")
    result = subprocess.run([DEMO, "--once", "--binary", alone], capture_output=True, text=True, timeout=20)
    assert result.returncode == 1
    assert "name the portal with --simulator" in result.stderr


def test_the_demo_wants_a_swift_that_is_new_enough(tmp_path):
    old = tmp_path / "swift"
    old.write_text("#!/bin/sh\necho 'Swift version 6.1.2 (swift-6.1.2-RELEASE)'\n")
    old.chmod(0o755)
    environment = os.environ | {"PATH": f"{tmp_path}:{os.environ['PATH']}"}
    result = subprocess.run([DEMO, "--once"], env=environment, capture_output=True, text=True, timeout=60)
    assert result.returncode == 1
    assert "Swift 6.2 or newer is needed, and this is 6.1" in result.stderr


@pytest.mark.parametrize("arguments", [["--port", "0"], ["--port"], ["--port", "x"], ["--port", "65535"], ["--binary", "/none"],
                                       ["--simulator", "/none"], ["--no"]])
def test_a_wrong_call_of_the_demo_is_a_usage_error(arguments):
    result = subprocess.run([DEMO, *arguments], capture_output=True, text=True, timeout=20)
    assert result.returncode == 64
    assert result.stderr
