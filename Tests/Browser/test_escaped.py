"""Texts that the portal has escaped for HTML are shown and posted as somebody has written them."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from .portal_page import PortalPage
from .strict_parent import StrictParent, a_call, as_posted
from .stub_customer import StubCustomer

NAMES = ['ООО "Север"', "R&D", "R&amp;D", "1 < 2 > 0", "&lt;b&gt; & &quot;", "&amp;lt;", "&#39;&#x22;", "O'Neil & Söhne"]


@pytest.mark.parametrize("name", NAMES)
def test_a_lines_name_is_shown_as_it_was_written(portal: PortalPage, name: str) -> None:
    call = a_call(LINE_NAME=name, LINE_NUMBER="reg151083")
    StrictParent(portal).open(call, hold=("getInitData",))
    expect(portal.widget.locator("#line bdi")).to_have_text(name)
    StrictParent(portal).open(call)
    expect(portal.widget.locator("html")).to_have_attribute("data-live", "yes")
    expect(portal.widget.locator("#line bdi")).to_have_text(name)
    expect(portal.widget.locator("#line b")).to_have_count(0)


@pytest.mark.parametrize("name", NAMES)
def test_what_the_library_tells_is_posted_as_it_was_written(portal: PortalPage, name: str) -> None:
    stub = StubCustomer(portal, ticket=False)
    StrictParent(portal).open(a_call(LINE_NAME=name), hold=("getStatus",))
    assert stub.await_asked(1).options["LINE_NAME"] == name


@pytest.mark.parametrize("name", ['ООО "Север" &amp;lt;', "R&amp;D", "1 < 2 &gt; 0", "&#39;"])
def test_what_the_library_has_not_escaped_is_posted_as_it_is(portal: PortalPage, name: str) -> None:
    stub = StubCustomer(portal, ticket=False)
    call = a_call(LINE_NAME=name)
    parent = StrictParent(portal).open(call, hold=("getInitData", "getStatus"))
    parent.answer("getInitData", 1, parent.initial | {"PLACEMENT_OPTIONS": as_posted(call)})
    assert stub.await_asked(1).options["LINE_NAME"] == name


def test_the_line_is_the_one_that_the_portal_told_last(portal: PortalPage) -> None:
    StubCustomer(portal)
    line = portal.widget.locator("#line")
    parent = StrictParent(portal).open(a_call(LINE_NAME="Sales", LINE_NUMBER="+493023125000"), hold=("getInitData",))
    expect(line).to_contain_text("Line Sales")
    parent.answer("getInitData", 1, parent.initial)
    for name, number, text in [
        ("Support", "reg151083", "Line Support"), ("reg151083", "reg151083", "Line reg151083"),
        ("", "reg151083", "Line reg151083"), ("Support", "", "Line Support"), ("", "", ""),
        ("<b>&quot;", "1", "Line <b>&quot;"),
    ]:
        parent.tell(a_call(LINE_NAME=name, LINE_NUMBER=number))
        parent.fire("EntityChanged", {})
        expect(line).to_have_text(text)
