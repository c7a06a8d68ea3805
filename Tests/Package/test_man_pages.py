"""The man pages, compared with the program."""

import os
import re
import subprocess

import pytest

from support import REPOSITORY

PAGES = ["placard.1", "placard.conf.5"]


def source(page):
    return (REPOSITORY / "deploy/man" / page).read_text()


def help_of(*command):
    done = subprocess.run([os.environ["PLACARD_BINARY"], *command, "--help"], capture_output=True, text=True, env={})
    assert done.returncode == 0
    return done.stdout


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_well_formed(page):
    done = subprocess.run(["man", "--warnings", "--local-file", REPOSITORY / "deploy/man" / page], capture_output=True,
                          text=True, env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "MANWIDTH": "80"})
    assert (done.returncode, done.stderr) == (0, "")
    assert "DESCRIPTION" in done.stdout


def test_every_key_is_there_with_its_default(tmp_path):
    (tmp_path / "empty").touch()
    done = subprocess.run([os.environ["PLACARD_BINARY"], "check", "--config", tmp_path / "empty"], capture_output=True,
                          text=True, env={})
    program = re.findall(r"^(PLACARD_\w+)=(.*)  # default$", done.stdout, re.MULTILINE)
    assert len(program) > 20
    entries = source("placard.conf.5").split(".It Ev ")[1:]
    page = []
    for entry in entries:
        default = re.search(r"^Default:\n\.Ql (.*) \.$", entry, re.MULTILINE)
        text = default[1].replace(r"\~", " ").replace(r"\(mu", "×") if default else ""
        page.append((entry.split()[0], text))
    assert page == program


@pytest.mark.parametrize("command", [["serve"], ["check"], ["render"], ["portals", "list"], ["portals", "show"],
                                     ["portals", "remove"]], ids=" ".join)
def test_every_option_of_a_command_is_there(command):
    page = source("placard.1")
    assert f" Cm {' '.join(command)}\n" in page
    for option in re.findall(r"^  (?:-\w, )?--([a-z-]+)", help_of(*command), re.MULTILINE):
        assert f"Fl Fl {option}" in page, option


def test_every_command_is_there():
    commands = re.findall(r"^  ([a-z]+) ", help_of().partition("SUBCOMMANDS:")[2], re.MULTILINE)
    assert {"serve", "check", "render", "portals"} <= set(commands)
    for command in commands:
        assert f".Nm placard Cm {command}" in source("placard.1")


@pytest.mark.parametrize("code", [0, 1, 64, 78])
def test_every_exit_code_is_there(code):
    assert f".It {code}\n" in source("placard.1").partition(".Sh EXIT STATUS")[2]


@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT", "SIGQUIT", "SIGHUP", "SIGUSR1"])
def test_every_signal_is_there(name):
    assert name in source("placard.1").partition(".Sh SIGNALS")[2].partition(".Sh ENVIRONMENT")[0]
