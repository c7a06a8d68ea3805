"""Commands, their output and their exit codes."""

import base64

import pytest

from support import forms, placard
from support.page import Page

BODY = forms.form(forms.SEED)


@pytest.mark.parametrize("arguments, expected", [
    (["--version"], 0), (["--help"], 0), (["serve", "--help"], 0),
    (["--no-such-option"], 64), (["no-such-command"], 64), (["serve", "--no-such-option"], 64),
    (["serve"], 64), (["serve", "--socket"], 64), (["serve", "--listen"], 64), (["check", "--no-such-option"], 64),
    (["serve", "--listen", "127.0.0.1"], 64), (["serve", "--listen", "127.0.0.1:99999"], 64),
    (["serve", "--socket", "s", "--listen", "127.0.0.1:9000"], 64), (["render", "--no-such-option"], 64),
], ids=lambda value: " ".join(value) if isinstance(value, list) else "")
def test_exit_code(folder, arguments, expected):
    done = placard.run(*arguments, folder=folder)
    assert done.returncode == expected, done.stderr.decode()


def test_version_is_one_line_with_a_number(folder):
    lines = placard.run("--version", folder=folder).stdout.decode().splitlines()
    assert len(lines) == 1 and any(character.isdigit() for character in lines[0])


@pytest.mark.parametrize("command", ["serve", "check", "render", "portals"])
def test_help_names_the_command(folder, command):
    assert command in placard.run("--help", folder=folder).stdout.decode()


@pytest.mark.parametrize("option", ["--socket", "--listen", "--config"])
def test_help_of_serve_names_the_option(folder, option):
    assert option in placard.run("serve", "--help", folder=folder).stdout.decode()


def test_check_prints_what_it_understood(folder):
    done = placard.run("check", folder=folder, PLACARD_PORTALS="acme.example.net", PLACARD_THEME="dark")
    assert done.returncode == 0
    assert "acme.example.net" in done.stdout.decode()
    assert "dark" in done.stdout.decode()


@pytest.mark.parametrize("key, secret", [
    ("PLACARD_APPLICATION_TOKEN", "tok3nvalue0123456789"), ("PLACARD_CLIENT_SECRET", "s3cretvalue0123456789"),
    ("PLACARD_SECRET_KEY", base64.b64encode(bytes(range(100, 132))).decode()),
])
@pytest.mark.parametrize("is_valid", [True, False], ids=["good configuration", "bad configuration"])
def test_check_prints_secrets_as_stars(folder, key, secret, is_valid):
    (folder / "c").write_text(f"{key}='{secret}'\n" + ("" if is_valid else "PLACARD_THEME=blue\n"))
    done = placard.run("check", "--config", "c", folder=folder)
    assert done.returncode == (0 if is_valid else 78)
    assert secret not in (done.stdout + done.stderr).decode()
    assert not is_valid or "***" in done.stdout.decode()


def test_check_reports_every_error_with_file_and_line(folder):
    (folder / "bad.conf").write_text(
        "# a comment\nPLACARD_THEME=blue\nPLACARD_PORTALS=acme.example.net\nPLACARD_THRAEDS=4\nno equals sign\n")
    done = placard.run("check", "--config", str(folder / "bad.conf"), folder=folder)
    output = (done.stdout + done.stderr).decode()
    assert done.returncode == 78
    for line in (2, 4, 5):
        assert f"bad.conf:{line}" in output
    for line in (1, 3):
        assert f"bad.conf:{line}" not in output


def test_check_of_a_missing_file_names_it(folder):
    done = placard.run("check", "--config", str(folder / "none.conf"), folder=folder)
    assert done.returncode == 78
    assert "none.conf" in (done.stdout + done.stderr).decode()


def test_render_prints_the_page_of_a_recorded_body(folder):
    (folder / "body").write_bytes(BODY)
    done = placard.run("render", str(folder / "body"), folder=folder, PLACARD_PORTALS=forms.DOMAIN)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "555555" in Page(done.stdout.decode()).text


def test_render_prints_only_the_html(folder):
    done = placard.run("render", folder=folder, stdin=BODY, PLACARD_PORTALS=forms.DOMAIN)
    assert done.stdout.startswith(b"<!DOCTYPE html>")
    assert done.stdout.rstrip().endswith(b"</html>")


def test_render_reads_standard_input_without_a_file(folder):
    done = placard.run("render", folder=folder, stdin=BODY, PLACARD_PORTALS=forms.DOMAIN)
    assert done.returncode == 0
    assert "555555" in Page(done.stdout.decode()).text


def test_render_takes_a_query(folder):
    request = forms.opening(forms.changed(LANG="de"))
    done = placard.run("render", "--query", request.query, folder=folder, stdin=request.body,
                       PLACARD_PORTALS=forms.DOMAIN)
    page = Page(done.stdout.decode())
    assert (done.returncode, page.html["lang"]) == (0, "de")
    assert "555555" in page.text


def test_render_notes_on_standard_error_that_the_server_would_refuse_the_portal(folder):
    done = placard.run("render", folder=folder, stdin=BODY, PLACARD_PORTALS="other.example.net")
    assert done.returncode == 0
    assert "555555" in Page(done.stdout.decode()).text
    assert forms.DOMAIN in done.stderr.decode()


def test_render_never_prints_a_token(folder):
    done = placard.run("render", folder=folder, stdin=forms.form(forms.NEWER))
    for token in forms.TOKENS:
        assert token.encode() not in done.stdout + done.stderr


def test_render_of_a_missing_file_fails_at_run_time(folder):
    done = placard.run("render", str(folder / "none"), folder=folder)
    assert done.returncode == 1
    assert "none" in done.stderr.decode()
