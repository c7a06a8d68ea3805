"""Every way to start the program answers the same request with the same card."""

import grp
import os
import resource
import socket
import stat
import subprocess

import pytest

from support import forms, logfmt, placard
from support.answer import Answer

SERVER_MODES = ["socket", "listen4", "listen6", "descriptor0", "descriptor0-tcp", "descriptor3", "descriptor3-tcp"]


def assert_is_the_card(answer):
    assert answer.status == 200
    assert "555555" in answer.page.text
    assert answer.page.by_id("customer") is not None


@pytest.mark.parametrize("mode", SERVER_MODES)
def test_serves_the_seed_request(start, mode):
    server = start(mode)
    request = forms.opening()
    assert_is_the_card(server.ask(request))
    assert server.line_of(request)["status"] == "200"


@pytest.mark.parametrize("mode", SERVER_MODES)
def test_ends_with_0_on_sigterm(start, mode):
    assert start(mode).terminate() == 0


@pytest.mark.parametrize("mode", ["descriptor0", "descriptor3"])
def test_serve_without_an_address_takes_the_inherited_socket(start, mode):
    assert_is_the_card(start(mode, "serve").open())


@pytest.mark.parametrize("mode", ["descriptor0", "descriptor3"])
def test_an_inherited_socket_file_is_left_to_its_owner(start, mode, folder):
    server = start(mode, folder=folder)
    server.terminate()
    assert stat.S_ISSOCK(os.stat(server.address).st_mode)


def test_cgi_answers_one_exchange(folder):
    request = forms.opening()
    done = placard.run_cgi(request, folder=folder)
    assert done.returncode == 0
    assert done.stdout.startswith(b"Status: 200")
    assert_is_the_card(Answer.parse(done.stdout))


def test_cgi_writes_its_log_line_to_standard_error(folder):
    request = forms.opening()
    lines = logfmt.parse_all(placard.run_cgi(request, folder=folder).stderr.decode())
    assert [line["id"] for line in lines if line.message == "request"] == [request.id]


def test_cgi_exits_with_0_also_when_it_refuses(folder):
    done = placard.run_cgi(forms.opening(forms.changed(DOMAIN="other.example")), folder=folder)
    assert (done.returncode, Answer.parse(done.stdout).status) == (0, 403)


@pytest.mark.parametrize("arguments", [["--version"], ["serve"], ["check"], ["--no-such-option"], ["a=b", "-s"]])
def test_cgi_ignores_its_arguments(folder, arguments):
    assert_is_the_card(Answer.parse(placard.run_cgi(forms.opening(), *arguments, folder=folder).stdout))


def ask_cgi_with_open_pipe(folder, request, **settings):
    """The answer where the web server keeps the pipe of the body open."""
    env = placard.environment(folder, {"PLACARD_PORTALS": forms.DOMAIN} | settings | request.params)
    process = subprocess.Popen([placard.binary()], env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                               stderr=subprocess.DEVNULL)
    try:
        process.stdin.write(request.body)
        process.stdin.flush()
        assert process.wait(5) == 0
        return Answer.parse(process.stdout.read())
    finally:
        process.kill()
        process.wait(5)
        process.stdin.close()
        process.stdout.close()


def test_cgi_reads_no_more_than_the_content_length(folder):
    """Waiting for the end of the pipe would wait for ever."""
    assert_is_the_card(ask_cgi_with_open_pipe(folder, forms.opening()))


def test_cgi_refuses_a_body_shorter_than_its_content_length(folder):
    request = forms.opening()
    done = placard.run_cgi(request.with_params(CONTENT_LENGTH=str(len(request.body) + 1)), folder=folder)
    assert (done.returncode, Answer.parse(done.stdout).status) == (0, 400)
    assert b"reason=incomplete_body" in done.stderr


def test_cgi_reads_a_body_without_a_length_to_its_end(folder):
    """What Apache's mod_cgid makes of a chunked form."""
    request = forms.opening().with_params(CONTENT_LENGTH=None, HTTP_TRANSFER_ENCODING="chunked")
    done = placard.run_cgi(request, folder=folder)
    assert_is_the_card(Answer.parse(done.stdout))


@pytest.mark.parametrize("surplus", [0, 1, 1_000_000])
def test_cgi_reads_no_more_than_the_limit_of_a_body_without_a_length(folder, surplus):
    request = forms.opening()
    body = request.body + b"&x=" + b"x" * (65536 - len(request.body) - 3 + surplus)
    request = forms.Request(query=request.query, body=body).with_params(
        CONTENT_LENGTH=None, HTTP_TRANSFER_ENCODING="chunked")
    done = placard.run_cgi(request, folder=folder)
    assert (done.returncode, Answer.parse(done.stdout).status) == (0, 413 if surplus else 200)


def test_cgi_waits_only_so_long_for_the_end_of_a_body_without_a_length(folder):
    request = forms.opening().with_params(CONTENT_LENGTH=None, HTTP_TRANSFER_ENCODING="chunked")
    assert ask_cgi_with_open_pipe(folder, request, PLACARD_IO_TIMEOUT="100ms").status == 400


def test_cgi_survives_a_reader_that_is_gone(folder):
    request = forms.opening()
    env = placard.environment(folder, {"PLACARD_PORTALS": forms.DOMAIN} | request.params)
    process = subprocess.Popen([placard.binary()], env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE)
    process.stdout.close()
    try:
        _, errors = process.communicate(request.body, timeout=10)
    finally:
        process.kill()
        process.wait(5)
    assert process.returncode >= 0, f"ended by signal {-process.returncode}: {errors!r}"


def test_listen_pid_of_another_process_does_not_count(folder):
    done = placard.run_cgi(forms.opening(), folder=folder, LISTEN_PID="1", LISTEN_FDS="1")
    assert_is_the_card(Answer.parse(done.stdout))


def test_listen_fds_come_before_gateway_interface(start):
    assert_is_the_card(start("descriptor3", GATEWAY_INTERFACE="CGI/1.1").open())


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077], ids=oct)
def test_the_socket_has_mode_0660_whatever_the_umask(start, umask):
    server = start(umask=umask)
    assert stat.S_IMODE(os.stat(server.address).st_mode) == 0o660


@pytest.mark.parametrize("mode", ["0600", "0666", "0640"])
def test_the_socket_has_the_configured_mode(start, mode):
    server = start(PLACARD_SOCKET_MODE=mode)
    assert stat.S_IMODE(os.stat(server.address).st_mode) == int(mode, 8)


def test_the_socket_has_the_configured_group(start):
    """Root may give any group; another user one of its own."""
    own = os.getgid()
    other = [entry for entry in grp.getgrall()
             if entry.gr_gid != own and (os.geteuid() == 0 or entry.gr_gid in os.getgroups())]
    group = other[0] if other else grp.getgrgid(own)
    server = start(PLACARD_SOCKET_GROUP=group.gr_name)
    assert os.stat(server.address).st_gid == group.gr_gid


def test_binding_leaves_nothing_but_the_socket(start):
    server = start()
    sockets = [entry.path for entry in os.scandir(server.folder) if stat.S_ISSOCK(entry.stat().st_mode)]
    assert sockets == [server.address]


def test_its_own_socket_file_is_removed_on_sigterm(start, folder):
    server = start(folder=folder)
    server.terminate()
    assert not os.path.exists(server.address)


def test_a_socket_file_that_became_anothers_is_left_alone(start, folder):
    server = start(folder=folder)
    os.rename(server.address, folder / "old")
    with socket.socket(socket.AF_UNIX) as other:
        other.bind(server.address)
        server.terminate()
        assert stat.S_ISSOCK(os.stat(server.address).st_mode)


def test_a_stale_socket_file_is_replaced(start, folder):
    with socket.socket(socket.AF_UNIX) as dead:
        dead.bind(str(folder / "s"))
    assert_is_the_card(start(folder=folder).open())


def test_a_regular_file_at_the_path_is_left_alone(folder):
    (folder / "s").write_text("precious")
    done = placard.run("serve", "--socket", str(folder / "s"), folder=folder)
    assert done.returncode == 1
    assert (folder / "s").read_text() == "precious"
    assert str(folder / "s") in done.stderr.decode()


def test_a_live_servers_socket_is_left_alone(start):
    first = start()
    inode = os.stat(first.address).st_ino
    done = placard.run("serve", "--socket", str(first.address), folder=first.folder)
    assert done.returncode == 1
    assert os.stat(first.address).st_ino == inode
    assert_is_the_card(first.open())


def test_a_socket_in_a_missing_folder_fails_at_run_time(folder):
    done = placard.run("serve", "--socket", str(folder / "none" / "s"), folder=folder)
    assert done.returncode == 1


def test_a_port_in_use_fails_at_run_time(start):
    first = start("listen4")
    done = placard.run("serve", "--listen", f"127.0.0.1:{first.address[1]}", folder=first.folder)
    assert done.returncode == 1
    assert_is_the_card(first.open())


def test_listen_binds_the_given_address_only(start):
    """A wildcard bind would accept at every loopback address."""
    server = start("listen4")
    with socket.socket() as other, pytest.raises(ConnectionRefusedError):
        other.settimeout(5)
        other.connect(("127.0.0.2", server.address[1]))


def _limits(server):
    text = open(f"/proc/{server.process.pid}/limits").read()
    return {line[:26].strip(): line[26:].split()[:2] for line in text.splitlines()[1:]}


def test_the_soft_limit_of_open_files_is_raised_to_the_hard_one(start):
    hard = min(resource.getrlimit(resource.RLIMIT_NOFILE)[1], 4096)
    server = start(before=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (256, hard)))
    assert _limits(server)["Max open files"] == [str(hard), str(hard)]


def test_core_dumps_are_off(start):
    hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
    server = start(before=lambda: resource.setrlimit(resource.RLIMIT_CORE, (hard, hard)))
    assert _limits(server)["Max core file size"][0] == "0"


def test_cgi_with_a_broken_configuration_answers_with_a_page(folder):
    done = placard.run(folder=folder, GATEWAY_INTERFACE="CGI/1.1", REQUEST_METHOD="GET", REQUEST_URI="/",
                       HTTP_ACCEPT_LANGUAGE="de", REQUEST_ID="0123456789abcdef", PLACARD_THEME="blue")
    header, _, page = done.stdout.partition(b"\r\n\r\n")
    assert done.returncode == 78 and b"PLACARD_THEME" in done.stderr
    assert header.startswith(b"Status: 500 ") and b'lang="de"' in page and b"0123456789abcdef" in page
