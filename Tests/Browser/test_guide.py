"""The guide "Write a widget", followed to the letter: its files are written into a copy of the sources, which is built,
installed in a portal and opened in a browser."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from support import REPOSITORY
from support.demo import Demo
from .conftest import DEFAULTS
from .portal_page import PortalPage


GUIDE = "Sources/Widgets/Widgets.docc/WriteAWidget.md"
# A code block, and the last file that is named before it.
BLOCK = re.compile(r"`(?P<path>[^`\n]+)`:\n\n```(?P<language>\w*)\n(?P<content>.*?)^```$", re.DOTALL | re.MULTILINE)
COMMAND = re.compile(r"^deploy/demo (.*)$", re.MULTILINE)
STEPS = re.compile(r"^1\. .*(?:\n.+)*(?:\n\d\. .*(?:\n.+)*)*", re.MULTILINE)


def write(folder: Path, guide: str) -> list[str]:
    """Writes the guide's files; returns their names."""
    blocks = list(BLOCK.finditer(guide))
    for block in blocks:
        file, content = folder / block["path"], block["content"]
        if block["language"] == "diff":
            lines = content.splitlines(keepends=True)
            old = "".join(line[1:] for line in lines if line[0] != "+")
            new = "".join(line[1:] for line in lines)
            assert sum(line[0] == "+" for line in lines) == 1, "more than a line"
            assert file.read_text().count(old) == 1, f"{block['path']} has another place for the line:\n{old}"
            file.write_text(file.read_text().replace(old, new))
        else:
            assert not file.exists(), f"{block['path']} is there already"
            file.parent.mkdir(exist_ok=True)
            file.write_text(content)
    return [block["path"] for block in blocks]


def unneeded(folder: str, names: list[str]) -> set[str]:
    """What the program is not built of."""
    places = {REPOSITORY: {".git", ".venv"}, REPOSITORY / ".build": {"artifacts", "debug"}}
    return places.get(Path(folder), {"debug"} if Path(folder).parent == REPOSITORY / ".build" else set())


def build(folder: Path) -> None:
    """Builds the copy. What a build has left belongs to the path of its sources, so that the copy takes their place for
    this build; where that may not be done, all is built anew."""
    unshare = ["unshare", "--mount"] if os.geteuid() == 0 else ["unshare", "--user", "--map-root-user", "--mount"]
    mount = f"mount --bind {shlex.quote(str(folder))} {shlex.quote(str(REPOSITORY))}"
    isolated = [*unshare, "sh", "-ec", f"{mount}; cd {shlex.quote(str(REPOSITORY))}; exec \"$@\"", "sh"]
    if subprocess.run([*isolated, "true"], capture_output=True, check=False).returncode != 0:
        isolated = []
    # Other than a limit of subprocess.run, it ends the compilers as well.
    built = subprocess.run(
        ["timeout", "600", *isolated, "deploy/build", "placard"], cwd=folder, stdin=subprocess.DEVNULL,
        capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stdout + built.stderr


@pytest.fixture(scope="module")
def guide() -> str:
    return (REPOSITORY / GUIDE).read_text()


@pytest.fixture(scope="module")
def followed(guide: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """The demo of the sources with the guide's widget in them."""
    folder = tmp_path_factory.mktemp("guide") / "placard"
    shutil.copytree(REPOSITORY, folder, symlinks=True, ignore=unneeded)
    paths = write(folder, guide)
    places = {"Sources/Widgets/DealMenu", "Sources/Widgets", "Tests/WidgetsTests/Fixtures"}
    assert {str(Path(path).parent) for path in paths} == places
    build(folder)
    found = COMMAND.search(guide)
    assert found, "the guide starts no demo"
    demo = Demo(folder, str(folder / ".build/release/placard"), *shlex.split(found[1]))
    yield demo
    demo.finish()
    shutil.rmtree(folder)


@pytest.fixture
def portal(browser: Browser, followed: Demo) -> Iterator[PortalPage]:
    context = browser.new_context(**DEFAULTS)
    context.set_default_timeout(10_000)
    portal = PortalPage(context.new_page(), followed.portal)
    yield portal
    context.close()
    portal.assert_no_complaints()


def state(portal: PortalPage) -> dict[str, Any]:
    return portal.simulator.read("state")


def test_a_widget_written_by_the_guide_works(guide: str, portal: PortalPage) -> None:
    steps = STEPS.search(guide)
    assert steps, "the guide has no steps"
    _, forget, install, reload, start, deal, title, save = re.findall('"([^"]+)"', steps[0].replace("\n   ", " "))
    page = portal.open().page

    def choose(name: str) -> None:
        page.get_by_role("button", name=name, exact=True).click()

    choose(forget)
    expect(page.locator("#application-state")).to_have_text("Not installed")
    choose(install)
    expect(page.locator("#application-state")).to_have_text("Installed, version 1")
    own = page.frame_locator("#slider iframe").locator("#setup")
    expect(own).to_contain_text(f"{title} CRM_DEAL_DETAIL_TOOLBAR Set up")
    expect(own).not_to_contain_text("Missing")
    bound = {one["placement"]: one for one in portal.simulator.rest("placement.get")}
    assert bound["CRM_DEAL_DETAIL_TOOLBAR"]["title"] == title, bound
    assert bound["CRM_DEAL_DETAIL_TOOLBAR"]["langAll"]["fr"]["TITLE"] == "La transaction en bref", bound
    page.click("#slider-close")
    choose(reload)
    page.wait_for_selector("html[data-ready=yes]")

    choose(start)
    portal.show_tab()
    portal.await_live()
    portal.widget.get_by_role("link", name=deal).first.click()
    page.get_by_role("tab", name=title).click()
    tab = page.frame_locator("#slider-holder-2 iframe")
    expect(tab.get_by_role("heading", name=title)).to_be_visible()
    part = tab.locator("[data-part=deal]")
    expect(part.get_by_role("heading")).to_have_text(deal)
    facts = part.locator("dl > div")
    expect(facts).to_have_text(["StageIn progress", "ResponsibleJonas Keller"])
    # The frame is as high as the page, however low that is.
    frame = page.query_selector("#slider-holder-2 iframe").content_frame()
    frame.wait_for_function("Math.abs(document.body.getBoundingClientRect().height - innerHeight) < 1")

    tab.get_by_role("textbox").fill("Wants the blades in May")
    tab.get_by_role("button", name=save).click()
    expect(tab.get_by_role("status").filter(has_text="Saved.")).to_be_visible()
    (comment,) = state(portal)["comments"]
    assert (comment["entity_type"], str(comment["entity_id"]), comment["text"]) == (
        "deal", "301", "Wants the blades in May")
