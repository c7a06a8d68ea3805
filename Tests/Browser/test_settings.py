"""The settings on the application's own page: administrators change them, everybody else reads them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import FrameLocator, Locator, expect

from .portal_page import OVERFLOWING, PortalPage
from .test_accessibility import violations_in

ADMINISTRATOR, OPERATOR, COLLEAGUE = "1", "7", 12

SETTINGS = {
    "schema": 1, "version": 7, "changedBy": COLLEAGUE, "changedAt": "2026-11-26T10:00:00+02:00",
    "outcomes": [
        {"id": "reached", "color": "#3c8c3c", "future": [1]},
        {"id": "offer", "name": {"en": "Wants an offer", "de": "Möchte ein Angebot"}, "stage": "NEW"},
        {"id": "fax", "name": "Asked for the fax", "retired": True}],
    "scripts": [{"line": "+493023125000", "greeting": "Good day", "steps": ["Customer number", "Which plant"]}],
    "wrapUp": {"": 20, "+493023125000": 45}, "fields": {"contact": ["UF_CRM_1733"]}, "off": ["history"],
    "future": {"x": 1},
}


class SettingsPage:
    """The application's own page in the portal's slider."""

    def __init__(self, portal: PortalPage, saved: object = None) -> None:
        self.portal = portal
        portal.open()
        if saved is not None:
            self.store(saved)

    def store(self, value: object) -> None:
        """What somebody else has saved."""
        text = value if isinstance(value, str) else json.dumps(value)
        self.portal.simulator.rest("app.option.set", **{"options[placard]": text})

    @property
    def stored(self) -> str:
        return self.portal.simulator.read("state")["app_options"]["placard"]

    @property
    def stored_value(self) -> dict[str, Any]:
        return json.loads(self.stored)

    def open(self, user: str = ADMINISTRATOR, language: str = "en") -> SettingsPage:
        self.portal.open(user=user, language=language)
        self.portal.click("open-application")
        self.outcomes.first.wait_for()
        return self

    def reopen(self) -> None:
        """In the same page of the portal, which knows the user."""
        self.portal.click("slider-close")
        self.portal.click("open-application")
        self.outcomes.first.wait_for()

    @property
    def slider(self) -> FrameLocator:
        return self.portal.page.frame_locator("#slider iframe")

    @property
    def frame(self) -> Any:
        return self.portal.page.wait_for_selector("#slider iframe").content_frame()

    @property
    def part(self) -> Locator:
        return self.slider.locator("[data-part=settings]")

    @property
    def outcomes(self) -> Locator:
        return self.part.locator("[data-list=outcomes] li")

    @property
    def chips(self) -> Locator:
        return self.part.locator("[data-settings] .chip")

    def button(self, name: str) -> Locator:
        return self.part.get_by_role("button", name=name, exact=True)

    def save(self) -> None:
        self.button("Save").click()

    def await_saved(self) -> None:
        expect(self.part.locator("form > [role=status]")).to_contain_text("Saved.")
        expect(self.part.locator("[data-unsaved]")).to_be_hidden()

    def add_outcome(self, name: str) -> None:
        self.button("Add an outcome").click()
        self.outcomes.last.get_by_label("Name").fill(name)


def test_an_outcome_that_an_administrator_adds_is_offered_by_the_next_card(portal: PortalPage) -> None:
    page = SettingsPage(portal).open()
    expect(page.part).to_contain_text("cards use the defaults")
    page.add_outcome("Wants an offer")
    expect(page.chips.last).to_have_text("Wants an offer")
    expect(page.part.locator("[data-unsaved]")).to_be_visible()
    page.save()
    page.await_saved()
    expect(page.part.locator("[data-changed]")).to_contain_text("Maria Sommer")
    saved = page.stored_value
    # The program's own keep their names in each language.
    assert [one["id"] for one in saved["outcomes"]] == [
        "reached", "call_back", "no_answer", "not_interested", "wrong_number", "wants_an_offer"]
    assert [one.get("name") for one in saved["outcomes"]] == [None] * 5 + ["Wants an offer"]
    assert (saved["version"], saved["changedBy"]) == (1, 1)

    portal.call("incoming-contact", language="de")
    portal.click("answer")
    offered = portal.widget.locator("[data-action=outcome] button")
    expect(offered).to_have_text(
        ["Erreicht", "Rückruf", "Nicht erreicht", "Kein Interesse", "Falsche Nummer", "Wants an offer"])


@pytest.mark.parametrize(("language", "shape"), [
    ("en", r"[A-Z][a-z]+ \d+, 2025, \d+:\d\d\s[AP]M"), ("kz", r"\d\d\.\d\d\.2025, \d\d:\d\d"),
    ("th", r"\d+ \S+ 2025 \d\d:\d\d"), ("ja", r"2025/\d\d/\d\d \d+:\d\d")])
def test_times_are_written_in_the_language_of_the_portal(portal: PortalPage, language: str, shape: str) -> None:
    page = SettingsPage(portal, SETTINGS | {"changedAt": "2025-03-14T10:00:00+02:00"}).open(language=language)
    expect(page.part.locator("[data-changed] time")).to_have_text(re.compile(f"^{shape}$"))


def test_only_what_is_changed_changes(portal: PortalPage) -> None:
    page = SettingsPage(portal, SETTINGS).open()
    expect(page.part.locator("[data-changed]")).to_contain_text("Amira Haddad")
    expect(page.chips).to_have_text(["Reached", "Wants an offer"])
    page.outcomes.nth(1).get_by_label("Name").fill("Asks for an offer")
    page.outcomes.nth(1).get_by_role("checkbox").check()
    page.outcomes.nth(0).get_by_role("button").click()
    page.part.get_by_label("Steps, one per line").fill("Customer number\nPlant, and since when")
    expect(page.part.locator(".script li")).to_have_text(["Customer number", "Plant, and since when"])
    page.part.get_by_label("All other lines").fill("30")
    page.part.get_by_label("Deals").check()
    page.save()
    page.await_saved()
    saved = page.stored_value
    changed = json.loads(json.dumps(SETTINGS)) | {name: saved[name] for name in ("version", "changedBy", "changedAt")}
    changed["outcomes"][0]["retired"] = True
    changed["outcomes"][1] |= {"name": {"en": "Asks for an offer", "de": "Möchte ein Angebot"}, "followUp": True}
    changed["scripts"][0]["steps"][1] = "Plant, and since when"
    changed["wrapUp"][""] = 30
    changed["off"].append("deals")
    assert saved == changed and saved["version"] == 8


def test_a_script_a_line_and_important_clients(portal: PortalPage) -> None:
    page = SettingsPage(portal).open()
    page.button("Add a script").click()
    page.part.get_by_label("Line (number or name)").fill("Hamburg")
    page.part.get_by_label("Greeting").fill("Moin")
    page.button("Add a line").click()
    row = page.part.locator("[data-list=wrapUp] li")
    row.get_by_label("Line (number or name)").fill("Hamburg")
    row.get_by_label("Seconds").fill("45")
    page.part.get_by_label("Client type").select_option("company")
    page.part.get_by_label("CRM field").fill("UF_CRM_1")
    page.part.get_by_label("Value").fill("A")
    page.part.get_by_label("Offered first for an unknown number").select_option("lead")
    page.save()
    page.await_saved()
    saved = page.stored_value
    assert {name: value for name, value in saved.items() if not name.startswith(("changed", "schema", "version"))} == {
        "scripts": [{"line": "Hamburg", "greeting": "Moin"}], "wrapUp": {"Hamburg": 45},
        "vip": {"type": "company", "field": "UF_CRM_1", "value": "A"}, "create": {"first": "lead"}}


def test_changes_are_discarded(portal: PortalPage) -> None:
    page = SettingsPage(portal, SETTINGS).open()
    page.add_outcome("Wrong department")
    expect(page.chips).to_have_count(3)
    page.button("Discard changes").click()
    expect(page.chips).to_have_text(["Reached", "Wants an offer"])
    expect(page.part.locator("[data-unsaved]")).to_be_hidden()
    assert page.stored_value == SETTINGS


def test_a_draft_is_there_again_when_the_page_is_opened_anew(portal: PortalPage) -> None:
    page = SettingsPage(portal, SETTINGS).open()
    page.add_outcome("Wrong department")
    page.outcomes.nth(0).get_by_role("checkbox").check()
    # Meanwhile a colleague saves: the draft is one of what was there before.
    page.store(SETTINGS | {"version": 8})
    page.reopen()
    expect(page.chips).to_have_text(["Reached", "Wants an offer", "Wrong department"])
    expect(page.part.locator("[data-unsaved]")).to_be_visible()
    expect(page.outcomes.nth(0).get_by_role("checkbox")).to_be_checked()
    page.save()
    expect(page.button("Save mine over theirs")).to_be_visible()
    assert page.stored_value["version"] == 8


def test_eight_outcomes_are_enough(portal: PortalPage) -> None:
    page = SettingsPage(portal).open()
    for number in range(3):
        page.add_outcome(f"Outcome {number}")
    expect(page.part.get_by_role("button", name="Add an outcome")).to_have_count(0)
    page.outcomes.nth(6).get_by_role("button", name="Remove").click()
    expect(page.chips).to_have_count(7)
    expect(page.button("Add an outcome")).to_be_visible()


# A colleague has saved meanwhile


def stale(portal: PortalPage) -> SettingsPage:
    page = SettingsPage(portal, SETTINGS).open()
    page.add_outcome("Wrong department")
    page.store(SETTINGS | {"version": 8, "outcomes": [{"id": "theirs", "name": "Theirs"}]})
    page.save()
    status = page.part.locator("form > [role=status]")
    expect(status).to_contain_text("Amira Haddad")
    expect(status.locator(".chip")).to_have_text(["Theirs"])
    assert page.stored_value["version"] == 8
    return page


def test_a_colleagues_changes_are_saved_over_knowingly(portal: PortalPage) -> None:
    page = stale(portal)
    page.button("Save mine over theirs").click()
    page.await_saved()
    saved = page.stored_value
    assert saved["version"] == 9 and saved["outcomes"][-1]["name"] == "Wrong department"
    assert saved["future"] == SETTINGS["future"]


def test_a_colleagues_changes_are_loaded(portal: PortalPage) -> None:
    page = stale(portal)
    page.button("Discard mine and load theirs").click()
    expect(page.chips).to_have_text(["Theirs"])
    expect(page.part.locator("[data-unsaved]")).to_be_hidden()
    # The draft is gone as well.
    page.reopen()
    expect(page.chips).to_have_text(["Theirs"])


# What cannot be read


@pytest.mark.parametrize(("value", "faults"), [
    ({"version": 3, "outcomes": [{"id": "a", "name": ""}, {"id": "a", "name": "x", "color": "red"}], "unfinished": "lose"},
     ["outcomes[0].name", "outcomes[1].color", "unfinished"]),
    ({"outcomes": 7, "scripts": {"a": 1}, "wrapUp": [], "vip": None, "off": "x", "create": 3}, None), ("{broken", None)])
def test_a_broken_value_is_said_and_can_be_mended(portal: PortalPage, value: object, faults: list[str] | None) -> None:
    page = SettingsPage(portal, value)
    if faults is None:
        page.portal.open(user=ADMINISTRATOR)
        portal.click("open-application")
    else:
        page.open()
    alert = page.part.get_by_role("alert")
    expect(alert).to_contain_text("cards use the defaults")
    if faults:
        expect(alert.locator("code")).to_have_text(faults)
        expect(page.part.locator("[aria-invalid=true]")).to_have_count(len(faults))
    page.part.get_by_text("All settings as JSON").click()
    page.part.get_by_label("All settings as JSON").fill('{"outcomes": [{"id": "mended", "name": "Mended"}]}')
    expect(page.chips).to_have_text(["Mended"])
    page.save()
    page.await_saved()
    expect(page.part.get_by_role("alert")).to_have_count(0)
    assert page.stored_value["outcomes"] == [{"id": "mended", "name": "Mended"}]
    # Cards never speak of it.
    page.store(value)
    portal.call("incoming-contact")
    portal.click("answer")
    expect(portal.widget.locator("[data-action=outcome] button")).to_have_count(5)


def test_all_that_the_server_does_not_take_is_said(portal: PortalPage) -> None:
    page = SettingsPage(portal).open()
    page.part.get_by_text("All settings as JSON").click()
    text = page.part.get_by_label("All settings as JSON")
    text.fill('{"outcomes": [{"id": "A", "name": "x"}, {"id": "b"}]}')
    page.part.get_by_label("Name").last.fill("b")
    text.fill('{"outcomes": [{"id": "A", "name": "x"}], "unfinished": "lose"}')
    page.save()
    status = page.part.locator("form > [role=status]")
    expect(status.locator("code")).to_have_text(["outcomes[0].id", "unfinished"])
    # Where each is edited is marked, and the first has the focus.
    marked = page.part.locator("[aria-invalid=true]")
    expect(marked).to_have_count(2)
    expect(marked.first).to_be_focused()
    expect(marked.first).to_have_attribute("aria-label", "Name")
    marked.last.select_option("keep")
    expect(marked).to_have_count(1)
    text.fill("{")
    expect(page.part).to_contain_text("This is not valid JSON")


def test_settings_of_a_newer_version_are_read_only(portal: PortalPage) -> None:
    page = SettingsPage(portal, SETTINGS | {"schema": 2}).open()
    expect(page.part.get_by_role("alert")).to_contain_text("newer version of Placard")
    expect(page.button("Save")).to_have_count(0)
    expect(page.outcomes.first.get_by_label("Name")).to_be_disabled()


# Everybody else, and files


def test_an_employee_reads_the_settings_and_exports_them(portal: PortalPage, tmp_path: Path) -> None:
    page = SettingsPage(portal, SETTINGS).open(user=OPERATOR)
    expect(page.part).to_contain_text("Only administrators")
    expect(page.chips).to_have_text(["Reached", "Wants an offer"])
    expect(page.outcomes.nth(1).get_by_label("Name")).to_have_value("Wants an offer")
    expect(page.outcomes.nth(1).get_by_label("Name")).to_be_disabled()
    expect(page.part.get_by_role("button")).to_have_text(["Export"])
    with portal.page.expect_download() as download:
        page.button("Export").click()
    assert download.value.suggested_filename == "placard-settings.json"
    download.value.save_as(tmp_path / "file")
    assert (tmp_path / "file").read_text() == page.stored


def test_an_exported_file_is_imported_elsewhere(portal: PortalPage, tmp_path: Path) -> None:
    page = SettingsPage(portal).open()
    file = tmp_path / "placard-settings.json"
    chooser = page.part.locator("[type=file]")
    for content in ("{", "[1]", json.dumps({"x": "y" * 16_400})):
        file.write_text(content)
        chooser.set_input_files(file)
        expect(page.part).to_contain_text("This is not valid JSON")
    file.write_text(json.dumps(SETTINGS, indent=2))
    chooser.set_input_files(file)
    expect(page.part.locator("[data-refused]")).to_be_hidden()
    expect(page.chips).to_have_text(["Reached", "Wants an offer"])
    expect(page.part.locator("[data-unsaved]")).to_be_visible()
    page.save()
    page.await_saved()
    saved = page.stored_value
    assert (saved["version"], saved["changedBy"]) == (1, 1)
    assert saved["outcomes"] == SETTINGS["outcomes"] and saved["future"] == SETTINGS["future"]


def test_what_a_page_cannot_have_comes_back_as_it_was(portal: PortalPage) -> None:
    page = SettingsPage(portal, {"future": "\u202eabc\u2068\x7f\u0085</textarea>&amp;"}).open()
    page.add_outcome("Wrong department")
    page.save()
    page.await_saved()
    assert page.stored_value["future"] == "\u202eabc\u2068\x7f\u0085</textarea>&amp;"


# Without a mouse, and without seeing


def test_by_keyboard_alone(portal: PortalPage) -> None:
    page = SettingsPage(portal, SETTINGS).open()
    keyboard = portal.page.keyboard
    page.button("Add an outcome").focus()
    keyboard.press("Enter")
    expect(page.outcomes.last.get_by_label("Name")).to_be_focused()
    keyboard.type("Wrong department")
    page.outcomes.first.get_by_role("button", name="Retire: Reached").focus()
    keyboard.press("Space")
    # A button that is not there any more hands the focus on.
    expect(page.outcomes.first.get_by_role("button", name="Restore: Reached")).to_be_focused()
    page.outcomes.last.get_by_label("Name").focus()
    keyboard.press("Enter")
    page.await_saved()
    assert [one.get("retired", False) for one in page.stored_value["outcomes"]] == [True, False, True, False]
    page.add_outcome("Once more")
    page.outcomes.last.get_by_role("button", name="Remove").focus()
    keyboard.press("Enter")
    expect(page.button("Add an outcome")).to_be_focused()


@pytest.mark.parametrize("user", [ADMINISTRATOR, OPERATOR])
def test_axe_finds_nothing(portal: PortalPage, user: str) -> None:
    page = SettingsPage(portal, SETTINGS).open(user)
    page.part.get_by_text("All settings as JSON").click()
    assert violations_in(page.frame) == []
    page.store("{broken")
    portal.open(user=user)
    portal.click("open-application")
    expect(page.part.get_by_role("alert")).to_be_visible()
    assert violations_in(page.frame) == [], "broken"


@pytest.mark.parametrize("language", ["en", "de", "ru", "ar", "ms"])
def test_nothing_is_wider_than_the_page(portal: PortalPage, language: str) -> None:
    portal.page.set_viewport_size({"width": 620, "height": 800})
    page = SettingsPage(portal, SETTINGS).open(language=language)
    assert page.frame.evaluate("innerWidth") < 620
    page.part.locator("[data-do=add]").first.click()
    assert page.frame.evaluate(OVERFLOWING) == []


def test_the_page_says_nothing_of_its_own(portal: PortalPage) -> None:
    """What the module shows is the server's: in another language nothing is left in English."""
    page = SettingsPage(portal, SETTINGS).open(language="de")
    page.part.locator("[data-do=add]").first.click()
    assert not re.search(r"\b(Add|Save|Name is|Remove|Retire|Outcome)\b", page.part.inner_text())


def test_what_outcomes_propose_and_which_fields_are_shown_is_set(portal: PortalPage) -> None:
    page = SettingsPage(portal, SETTINGS).open()
    field = page.part.get_by_label("Contact", exact=True)
    expect(field).to_have_value("UF_CRM_1733")
    field.fill("UF_CRM_1733 , sourceId")
    page.part.get_by_label("Company", exact=True).fill("UF_CRM_9")
    page.outcomes.first.get_by_label("Proposed stage (ID)").fill("C3:WON")
    page.outcomes.nth(1).get_by_label("Proposed stage (ID)").fill("")
    page.part.get_by_label("Ask for an outcome before a card closes").check()
    page.part.get_by_label("Offered first for an unknown number").select_option("Contact + Deal")
    page.save()
    page.await_saved()
    saved = page.stored_value
    assert saved["fields"] == {"contact": ["UF_CRM_1733", "sourceId"], "company": ["UF_CRM_9"]}
    assert [one.get("stage") for one in saved["outcomes"]] == ["C3:WON", None, None]
    assert saved["outcomeWanted"] is True and saved["create"] == {"first": "contact+deal"}
    # What is taken back is no value any more.
    page.part.get_by_label("Company", exact=True).fill("")
    page.part.get_by_label("Ask for an outcome before a card closes").uncheck()
    page.save()
    page.await_saved()
    assert page.stored_value["fields"] == {"contact": ["UF_CRM_1733", "sourceId"]}
    assert "outcomeWanted" not in page.stored_value
