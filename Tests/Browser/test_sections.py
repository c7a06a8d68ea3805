"""What a click opens of a customer, in the place of the first lines, at the real program, nginx and simulator."""

from __future__ import annotations

import re

from playwright.sync_api import Route, expect

from .portal_page import PortalPage
from .test_accessibility import violations


def test_all_deals_come_in_the_place_of_the_first(portal: PortalPage) -> None:
    portal.call("incoming-many-deals")
    panel = portal.widget.locator(".panel:has(> .deals)")
    more = panel.get_by_role("button", name=re.compile(r"^\d+ more deals"))
    first, all_deals = panel.locator("> .deals > .deal"), panel.locator(".whole .deal")
    expect(first.last).to_be_visible()
    number = first.count() + int(more.inner_text().split()[0])
    assert number > 8
    more.click()
    expect(all_deals).to_have_count(number)
    expect(first.first).to_be_hidden()
    expect(more).to_be_focused()
    assert violations(portal) == []
    # Each that is open can be taken to another stage from there.
    all_deals.nth(5).locator(".menu").click()
    stages = panel.locator("[data-part=stages] button")
    expect(stages.first).to_be_visible()
    assert panel.locator("[data-part=stages] [name=ITEM]").get_attribute("value") == \
        all_deals.nth(5).locator(".menu").get_attribute("value")
    more.click()
    expect(first.first).to_be_visible()
    expect(all_deals).to_have_count(0)
    # Not those of a deal that is out of sight.
    expect(stages).to_have_count(0)


def test_what_is_opened_stays_open_when_the_customer_is_loaded_again(portal: PortalPage) -> None:
    portal.call("incoming-many-deals")
    customer = portal.widget.locator("#customer")
    more = customer.locator("[data-opens=history]")
    more.click()
    events = customer.locator(".panel:last-child .whole .event")
    expect(events.first).to_be_visible()
    before = events.count()
    customer.get_by_role("button", name="Choose another").click()
    search = customer.get_by_role("searchbox")
    search.fill("Doy")
    customer.evaluate("it => { it.dataset.old = 'yes'; }")
    portal.widget.get_by_role("button", name="Follow-up").click()
    portal.widget.get_by_role("button", name="Tomorrow 10:00").click()
    expect(customer).not_to_have_attribute("data-old", "yes")
    expect(search).to_have_value("Doy")
    expect(more).to_have_attribute("aria-expanded", "true")
    # What has been planned is there.
    expect(events).to_have_count(before + 1)


def test_what_is_closed_while_it_is_loaded_stays_closed(portal: PortalPage) -> None:
    portal.call("incoming-many-deals")
    customer = portal.widget.locator("#customer")
    more = customer.locator("[data-opens=deals]")
    expect(more).to_be_visible()
    portal.simulator.settings(rest="delay", rest_delay_ms=500)
    with portal.page.expect_event("requestfailed"):
        more.click()
        more.click()
    expect(more).to_have_attribute("aria-expanded", "false")
    # The next one comes, and only that.
    more.click()
    expect(customer.locator(".whole .deal").first).to_be_visible()
    assert portal.widget.locator("[data-part=deals]").count() == 1


def test_who_is_chosen_while_something_is_sent_is_shown(portal: PortalPage) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        if "ACTION=complete" in (route.request.post_data or ""):
            held.append(route)
        else:
            route.continue_()

    portal.call("incoming-company")
    portal.page.context.route(re.compile(r"/\?"), hold)
    customer = portal.widget.locator("#customer")
    customer.get_by_role("button", name=re.compile("^Done")).first.click()
    portal.until(lambda: held, "it is sent")
    person = customer.locator(".staff button").first
    name = person.inner_text().split(" · ")[0]
    person.click()
    expect(customer.get_by_role("heading", name=name)).to_be_visible()
    held[0].continue_()
