"""`placard portals`: the registry from the command line."""

import ctypes
import os
import resource
import signal
import subprocess
import threading
import time

import pytest

from support import placard
from . import registry
from .registry import ACME, OTHER

LIST = """\
da45a03b265edd8787f8a258d793cc5d  L  de  2025-11-22T09:14:03Z  https://acme.bitrix24.com
ffff0000                          -  ua  2025-11-22T09:14:04Z  https://other.example:8443,http://intranet
"""

SHOW = """\
member_id=da45a03b265edd8787f8a258d793cc5d
address=https://acme.bitrix24.com
application_token=***
scopes=placement,telephony,crm,user_brief
status=L
language=de
version=3
installed_at=2025-11-22T09:14:03Z
installed_by=user 17
updated_at=2025-11-23T09:14:03Z
"""


@pytest.fixture
def state(folder):
    return folder / "placard.sqlite"


@pytest.fixture
def portals(folder, state):
    """Runs `placard portals`: exit code, standard output, standard error."""
    def run(*arguments, before=None, **settings):
        env = placard.environment(folder, {"PLACARD_STATE": str(state)} | settings)
        done = subprocess.run([placard.binary(), "portals", *arguments], env=env, cwd=folder, capture_output=True,
                              text=True, timeout=15, preexec_fn=before)
        return done.returncode, done.stdout, done.stderr

    return run


def without_override():
    """Takes from root that modes of files do not bind it. Others have nothing to take."""
    if os.geteuid() == 0:
        libc = ctypes.CDLL(None, use_errno=True)
        for capability in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
            assert libc.prctl(24, capability, 0, 0, 0) == 0  # PR_CAPBSET_DROP


def without_room():
    """A write beyond 4 KiB of a file fails, as on a full disk."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))


def assert_one_line(error, *words):
    assert error.startswith("placard: ") and error.count("\n") == 1, error
    for word in words:
        assert word in error, error


@pytest.mark.parametrize("arguments", [
    ["show"], ["remove"], ["list", "x"], ["show", "a", "b"], ["remove", "a", "b"], ["add", "x"], ["list", "--all"],
], ids=" ".join)
def test_wrong_usage_is_64(portals, arguments):
    assert portals(*arguments)[0] == 64


@pytest.mark.parametrize("arguments", [["list"], ["show", "a"], ["remove", "a"]], ids=" ".join)
def test_a_bad_configuration_is_78(portals, folder, arguments):
    (folder / "bad.conf").write_text("PLACARD_THEME=blue\n")
    code, output, error = portals(*arguments, "--config", str(folder / "bad.conf"))
    assert (code, output) == (78, "")
    assert "bad.conf:1" in error


def test_list_has_a_line_a_portal(portals, state):
    registry.make(state, OTHER, ACME)
    assert portals("list") == (0, LIST, "")


def test_list_of_a_registry_that_is_not_there_makes_none(portals, state):
    code, output, error = portals("list")
    assert (code, output) == (0, "")
    assert_one_line(error, str(state))
    assert not state.exists()


def test_the_file_comes_from_the_configuration(portals, folder, state):
    registry.make(folder / "elsewhere.sqlite", ACME)
    (folder / "c").write_text(f"PLACARD_STATE={folder}/elsewhere.sqlite\n")
    env = placard.environment(folder, {})
    done = subprocess.run([placard.binary(), "portals", "list", "--config", "c"], env=env, cwd=folder,
                          capture_output=True, text=True, timeout=15)
    assert (done.returncode, done.stderr) == (0, "")
    assert ACME.member in done.stdout


@pytest.mark.parametrize("name", [
    ACME.member, "acme.bitrix24.com", "ACME.Bitrix24.com", "https://acme.bitrix24.com",
])
def test_show_prints_everything(portals, state, name):
    registry.make(state, ACME, OTHER)
    assert portals("show", name) == (0, SHOW, "")


def test_show_leaves_empty_what_is_not_known(portals, state):
    registry.make(state, OTHER)
    code, output, _ = portals("show", "other.example:8443")
    assert code == 0
    for line in ("address=https://other.example:8443", "address=http://intranet", "application_token=", "status=",
                 "version=", "installed_by="):
        assert line in output.splitlines()


def test_no_secret_is_printed(portals, state):
    registry.make(state, ACME)
    with registry.opened(state) as database:
        token = database.execute("SELECT token_hash FROM portal").fetchone()[0]
    printed = "".join(portals("list")[1:] + portals("show", ACME.member)[1:] + portals("remove", ACME.member)[1:])
    for secret in (token.hex(), registry.KEY.hex(), ACME.token):
        assert secret not in printed


@pytest.mark.parametrize("command", ["show", "remove"])
@pytest.mark.parametrize("name", ["nobody.example", "da45a03b", "intranet:8080", "https://intranet", "", "'", "x" * 500])
def test_a_portal_that_is_not_there(portals, state, command, name):
    registry.make(state, ACME, OTHER)
    code, output, error = portals(command, name)
    assert (code, output) == (1, "")
    assert_one_line(error, name)
    assert len(registry.members(state)) == 2


@pytest.mark.parametrize("command", ["show", "remove"])
def test_a_name_of_two_portals(portals, state, command):
    registry.make(state, OTHER, registry.Portal("m2", ("https://intranet",)))
    code, output, error = portals(command, "intranet")
    assert (code, output) == (1, "")
    assert_one_line(error, "ffff0000", "m2")
    assert portals(command, "http://intranet")[0] == 0


def test_remove_says_what_it_removed(portals, state):
    registry.make(state, ACME, OTHER)
    code, output, error = portals("remove", "acme.bitrix24.com")
    assert (code, error) == (0, "")
    assert output.startswith("removed ") and output.count("\n") == 1
    assert ACME.member in output and "https://acme.bitrix24.com" in output
    assert registry.members(state) == [OTHER.member]
    assert portals("remove", "acme.bitrix24.com")[0] == 1
    with registry.opened(state) as database:
        assert database.execute("SELECT DISTINCT member_id FROM address").fetchall() == [(OTHER.member,)]


@pytest.mark.parametrize("make, word", [
    (lambda path: path.write_bytes(b"no database, " * 1000), "damaged"),
    (lambda path: path.write_bytes(registry.make(path, ACME).read_bytes()[:-100]), "damaged"),
    (lambda path: registry.make(path, ACME, version=4), "newer version"),
    (lambda path: path.mkdir(), "not a file"),
], ids=["garbage", "truncated", "newer", "folder"])
@pytest.mark.parametrize("arguments", [["list"], ["show", ACME.member], ["remove", ACME.member]], ids=" ".join)
def test_a_registry_that_cannot_be_read(portals, state, make, word, arguments):
    make(state)
    code, output, error = portals(*arguments)
    assert (code, output) == (1, "")
    assert_one_line(error, str(state), word)


def test_a_database_of_another_program(portals, state):
    with registry.opened(state) as database:
        database.execute("CREATE TABLE theirs (name TEXT)")
    code, _, error = portals("list")
    assert code == 1
    assert_one_line(error, "another program")


def test_a_folder_that_is_not_there(portals, folder):
    code, _, error = portals("list", PLACARD_STATE=f"{folder}/none/placard.sqlite")
    assert code == 1
    assert_one_line(error, "folder", f"{folder}/none/placard.sqlite")


def test_a_registry_that_this_user_may_not_read(portals, state):
    registry.make(state, ACME)
    state.chmod(0)
    code, output, error = portals("list", before=without_override)
    assert (code, output) == (1, "")
    assert_one_line(error, "Permission denied")


@pytest.mark.parametrize("is_folder", [False, True], ids=["file", "folder"])
def test_what_may_only_be_read_is_listed_but_not_changed(portals, folder, state, is_folder):
    registry.make(state, ACME)
    (folder / "placard.conf").touch()
    (folder if is_folder else state).chmod(0o555 if is_folder else 0o440)
    try:
        assert portals("list", before=without_override)[:2] == (0, LIST.splitlines(True)[0])
        code, output, error = portals("remove", ACME.member, before=without_override)
    finally:
        folder.chmod(0o755)
    assert (code, output) == (1, "")
    assert_one_line(error, "Permission denied")
    assert registry.members(state) == [ACME.member]


def test_a_full_disk(portals, state):
    registry.make(state, ACME)
    code, output, error = portals("remove", ACME.member, before=without_room)
    assert (code, output) == (1, "")
    assert_one_line(error, "no room")
    assert registry.members(state) == [ACME.member]
    assert portals("remove", ACME.member)[0] == 0


def test_a_lock_of_another_process(portals, state):
    registry.make(state, ACME)
    with registry.opened(state) as database:
        database.execute("BEGIN IMMEDIATE")
        assert portals("list")[0] == 0
        code, output, error = portals("remove", ACME.member)
        database.execute("ROLLBACK")
    assert (code, output) == (1, "")
    assert_one_line(error, "locked")
    assert portals("remove", ACME.member)[0] == 0


def test_a_lock_that_ends_in_time_is_waited_for(portals, state):
    registry.make(state, ACME)
    with registry.opened(state) as database:
        database.execute("BEGIN IMMEDIATE")
        result = []
        command = threading.Thread(target=lambda: result.append(portals("remove", ACME.member)))
        command.start()
        command.join(0.3)
        assert command.is_alive(), result
        database.execute("ROLLBACK")
    command.join(10)
    assert result and result[0][0] == 0, result


def test_commands_of_many_processes_at_once(portals, state):
    numbers = range(12)
    registry.make(state, ACME, *(registry.Portal(f"m{n}", (f"https://p{n}.example",)) for n in numbers))
    results = []
    commands = [threading.Thread(target=lambda n=n: results.append(portals("remove", f"m{n}"))) for n in numbers]
    for command in commands:
        command.start()
    for command in commands:
        command.join(30)
    assert [code for code, _, _ in results] == [0] * len(numbers), results
    assert registry.members(state) == [ACME.member]


def test_a_registry_keeps_its_owner_and_mode(portals, state):
    registry.make(state, ACME, OTHER)
    if os.geteuid() == 0:
        os.chown(state, 65534, 65534)
    before = state.stat()
    assert portals("remove", ACME.member)[0] == 0
    after = state.stat()
    assert (after.st_mode, after.st_uid, after.st_gid) == (before.st_mode, before.st_uid, before.st_gid)


@pytest.mark.bound(120)
def test_a_killed_command_has_removed_all_or_nothing(folder, state, portals):
    """The program itself, killed a hundred times from outside at a moment that nobody knows.

    The moments are spread over one and a half times the quickest run seen so far: the first one also reads the
    program from the disk, and beside other tests it may take several times as long as the rest."""
    registry.make(state, ACME)
    command = [placard.binary(), "portals", "remove", "m"]
    env = placard.environment(folder, {"PLACARD_STATE": str(state)})
    portal = registry.Portal("m", ("https://a.example", "https://b.example"))
    started = time.monotonic()
    subprocess.run(command, env=env, capture_output=True, timeout=15)
    usual = time.monotonic() - started
    killed = 0
    for turn in range(100):
        if registry.members(state) == [ACME.member]:
            with registry.opened(state) as database:
                registry.insert(database, portal)
        started = time.monotonic()
        process = subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        try:
            output, _ = process.communicate(timeout=usual * 1.5 * turn / 100)
            usual = min(usual, time.monotonic() - started)
        except subprocess.TimeoutExpired:
            process.kill()
            output, _ = process.communicate(timeout=15)
        killed += process.returncode == -signal.SIGKILL
        there = registry.members(state)
        assert there in ([ACME.member], [ACME.member, "m"])
        assert not output or there == [ACME.member]
        if "m" in there:
            with registry.opened(state) as database:
                assert len(database.execute("SELECT * FROM address WHERE member_id = 'm'").fetchall()) == 2
    assert killed > 20
    assert portals("list")[0] == 0
