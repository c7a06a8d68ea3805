"""Dates and amounts in the operator's language and time zone; numbers in pages from right to left."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from .portal_page import PortalPage
from .strict_parent import StrictParent, a_call, entity
from .stub_customer import StubCustomer, answering, section
from .test_every_language import TAGS

# One before midnight in Greenwich on 28 February, which is the next month in Tokyo; and a day without a time.
MOMENT, DAY, AMOUNT = "2026-02-28T23:30:00+00:00", "2026-03-01", "1234567.5"

# In both zones: the moment, then the day and the amount, which are the same everywhere.
# Chromium has no Kazakh; Thai has a calendar of its own, which Bitrix24 does not use.
EXPECTED = {
    "de": ("01.03.2026, 08:30", "28.02.2026, 15:30", "01.03.2026", "1.234.567,50 €"),
    "en": ("Mar 1, 2026, 8:30 AM", "Feb 28, 2026, 3:30 PM", "Mar 1, 2026", "€1,234,567.50"),
    "in": ("1 Mar 2026, 8:30 am", "28 Feb 2026, 3:30 pm", "1 Mar 2026", "€12,34,567.50"),
    "ar": ("01/03/2026، 8:30 ص", "28/02/2026، 3:30 م", "01/03/2026", "1,234,567.50 €"),
    "ja": ("2026/03/01 8:30", "2026/02/28 15:30", "2026/03/01", "€1,234,567.50"),
    "br": ("1 de mar. de 2026, 08:30", "28 de fev. de 2026, 15:30", "1 de mar. de 2026", "€ 1.234.567,50"),
}
ZONES = ("Asia/Tokyo", "America/Los_Angeles")

# The other languages in the first zone.
IN_TOKYO = {
    "fr": ("1 mars 2026, 08:30", "1 mars 2026", "1 234 567,50 €"),
    "hi": ("1 मार्च 2026, 8:30 am", "1 मार्च 2026", "€12,34,567.50"),
    "id": ("1 Mar 2026, 08.30", "1 Mar 2026", "€1.234.567,50"),
    "it": ("1 mar 2026, 08:30", "1 mar 2026", "1.234.567,50 €"),
    "kz": ("01.03.2026, 08:30", "01.03.2026", "1 234 567,50 €"),
    "la": ("1 mar 2026, 8:30", "1 mar 2026", "1.234.567,50 €"),
    "ms": ("1 Mac 2026, 8:30 PG", "1 Mac 2026", "€1,234,567.50"),
    "pl": ("1 mar 2026, 08:30", "1 mar 2026", "1 234 567,50 €"),
    "ru": ("1 мар. 2026 г., 08:30", "1 мар. 2026 г.", "1 234 567,50 €"),
    "sc": ("2026年3月1日 08:30", "2026年3月1日", "€1,234,567.50"),
    "tc": ("2026年3月1日 上午8:30", "2026年3月1日", "€1,234,567.50"),
    "th": ("1 มี.ค. 2026 08:30", "1 มี.ค. 2026", "€1,234,567.50"),
    "tr": ("1 Mar 2026 08:30", "1 Mar 2026", "€1.234.567,50"),
    "ua": ("1 бер. 2026 р., 08:30", "1 бер. 2026 р.", "1 234 567,50 EUR"),
    "vn": ("08:30 1 thg 3, 2026", "1 thg 3, 2026", "1.234.567,50 €"),
}

# Yesterday, today and tomorrow, and 14:47.
NEAR = {
    "ar": (("أمس", "اليوم", "غدًا"), "2:47 م"),
    "br": (("ontem", "hoje", "amanhã"), "14:47"),
    "de": (("gestern", "heute", "morgen"), "14:47"),
    "en": (("yesterday", "today", "tomorrow"), "2:47 PM"),
    "fr": (("hier", "aujourd’hui", "demain"), "14:47"),
    "hi": (("बीता कल", "आज", "आने वाला कल"), "2:47 pm"),
    "id": (("kemarin", "hari ini", "besok"), "14.47"),
    "in": (("yesterday", "today", "tomorrow"), "2:47 pm"),
    "it": (("ieri", "oggi", "domani"), "14:47"),
    "ja": (("昨日", "今日", "明日"), "14:47"),
    "kz": (("кеше", "бүгін", "ертең"), "14:47"),
    "la": (("ayer", "hoy", "mañana"), "14:47"),
    "ms": (("semalam", "hari ini", "esok"), "2:47 PTG"),
    "pl": (("wczoraj", "dzisiaj", "jutro"), "14:47"),
    "ru": (("вчера", "сегодня", "завтра"), "14:47"),
    "sc": (("昨天", "今天", "明天"), "14:47"),
    "tc": (("昨天", "今天", "明天"), "下午2:47"),
    "th": (("เมื่อวาน", "วันนี้", "พรุ่งนี้"), "14:47"),
    "tr": (("dün", "bugün", "yarın"), "14:47"),
    "ua": (("вчора", "сьогодні", "завтра"), "14:47"),
    "vn": (("hôm qua", "hôm nay", "ngày mai"), "14:47"),
}


def time(moment: str) -> str:
    return f'<li><time datetime="{moment}">as the server wrote it</time></li>'


def amount(value: str, currency: str) -> str:
    return f'<li><data value="{value}" data-currency="{currency}">as the server wrote it</data></li>'


def texts(stub: StubCustomer, items: list[str], language: str = "en", now: str | None = None) -> list[str]:
    """What becomes of the items of a list in the customer's part, without direction marks and with ordinary spaces."""
    portal = stub.portal
    if now:
        portal.page.clock.set_fixed_time(now)
    stub.always = answering(section(f"<ul>{''.join(items)}</ul>"))
    StrictParent(portal).open(a_call(), language=language)
    expect(portal.widget.locator("#customer li")).to_have_count(len(items))
    return [re.sub(r"[\u200e\u200f]", "", re.sub(r"[\u00a0\u202f]", " ", text)).strip()
            for text in portal.widget.locator("#customer li").all_inner_texts()]


@pytest.mark.parametrize("zone", ZONES)
def test_moments_days_and_amounts_are_the_operators(visit: Callable[..., PortalPage], zone: str) -> None:
    stub = StubCustomer(visit(timezone_id=zone))
    for language, (*moments, day, money) in EXPECTED.items():
        shown = texts(stub, [time(MOMENT), time(DAY), amount(AMOUNT, "EUR")], language)
        assert shown == [moments[ZONES.index(zone)], day, money], language


def test_every_language_writes_in_its_own_way(visit: Callable[..., PortalPage]) -> None:
    stub = StubCustomer(visit(timezone_id=ZONES[0]))
    for language, expected in IN_TOKYO.items():
        assert texts(stub, [time(MOMENT), time(DAY), amount(AMOUNT, "EUR")], language) == list(expected), language


def test_no_language_is_left_out() -> None:
    assert set(EXPECTED) | set(IN_TOKYO) == set(NEAR) == set(TAGS)


def test_days_near_today_have_their_names(visit: Callable[..., PortalPage]) -> None:
    """In every browser, whatever data it has of the language."""
    stub = StubCustomer(visit(timezone_id="UTC"))
    moments = [time(f"2026-03-0{day}T14:47:00Z") for day in (1, 2, 3)]
    for language, (names, clock) in NEAR.items():
        shown = texts(stub, moments, language, now="2026-03-02T09:00:00Z")
        assert shown == [f"{name} {clock}" for name in names], language


def test_days_have_names_where_one_of_them_has_25_hours(visit: Callable[..., PortalPage]) -> None:
    moments = [time(f"2026-10-{day}T23:00:00+0{offset}:00") for day, offset in ((24, 2), (25, 1), (26, 1), (27, 1))]
    # Half past midnight of the day on which summer time ends.
    shown = texts(StubCustomer(visit(timezone_id="Europe/Berlin")), moments, "de", now="2026-10-24T22:30:00Z")
    assert shown == ["gestern 23:00", "heute 23:00", "morgen 23:00", "27.10.2026, 23:00"]


def test_the_offset_of_a_moment_counts(visit: Callable[..., PortalPage]) -> None:
    moments = ["2026-03-01T02:30:00+03:00", "2026-02-28T23:30:00Z", "2026-02-28T14:30:00-09:00"]
    shown = texts(StubCustomer(visit(timezone_id=ZONES[0])), [time(moment) for moment in moments])
    assert shown == ["Mar 1, 2026, 8:30 AM"] * 3


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago", "America/Sao_Paulo", "UTC"])
def test_a_day_is_the_same_in_every_zone(visit: Callable[..., PortalPage], zone: str) -> None:
    """Also those that begin at one o'clock, because of summer time, in Brazil's past."""
    days = ["2026-01-01", "2026-12-31", "2024-02-29", "2018-11-04"]
    assert texts(StubCustomer(visit(timezone_id=zone)), [time(day) for day in days]) == [
        "Jan 1, 2026", "Dec 31, 2026", "Feb 29, 2024", "Nov 4, 2018"]


def test_summer_time_is_that_of_the_moment(visit: Callable[..., PortalPage]) -> None:
    noons = [time(f"2026-{month}-01T12:00:00Z") for month in ("01", "07")]
    shown = texts(StubCustomer(visit(timezone_id="Europe/Berlin")), noons, "de")
    assert shown == ["01.01.2026, 13:00", "01.07.2026, 14:00"]


def test_amounts_have_the_decimals_of_their_currency(portal: PortalPage) -> None:
    assert texts(StubCustomer(portal), [amount("-1200", "JPY"), amount("0", "USD"), amount("12.3", "KWD")]) == [
        "-¥1,200", "$0.00", "KWD 12.300"]


KEPT = "as the server wrote it"


def test_what_cannot_be_read_stays_and_hinders_nothing(portal: PortalPage) -> None:
    unreadable = [time("soon"), time(""), time("2026-13-45T99:00:00Z"), "<li><time>as the server wrote it</time></li>",
                  amount("12", "EURO"), amount("12", ""), amount("12", "€"),
                  '<li><data value="12">as the server wrote it</data></li>']
    good = [time(DAY), amount("12", "EUR")]
    assert texts(StubCustomer(portal), good + unreadable + good) == [
        "Mar 1, 2026", "€12.00", *[KEPT] * len(unreadable), "Mar 1, 2026", "€12.00"]


def test_arabic_pages_keep_numbers_from_left_to_right(portal: PortalPage) -> None:
    def assert_left_to_right(selector: str) -> None:
        """By where the first and the last digit are."""
        first, last = portal.widget.locator(selector).first.evaluate("""(element) => {
            const text = element.firstChild, ends = [0, text.length - 1];
            return ends.map((start) => {
                const range = document.createRange();
                range.setStart(text, start);
                range.setEnd(text, start + 1);
                return range.getBoundingClientRect().left;
            });
        }""")
        assert first < last, selector

    StubCustomer(portal)
    parent = StrictParent(portal).open(a_call(), language="ar")
    expect(portal.widget.locator("html")).to_have_attribute("dir", "rtl")
    expect(portal.widget.locator("html")).to_have_attribute("data-live", "yes")
    assert_left_to_right("#number bdi")
    assert_left_to_right("#items .item-id")
    other = a_call(PHONE_NUMBER="+493012345602", CRM_ENTITY_ID=102)
    parent.answers("getStatus", other)
    parent.fire("EntityChanged", entity(other))
    expect(portal.widget.locator("#number bdi")).to_have_text("+493012345602")
    expect(portal.widget.locator("#items .item-id")).to_have_text("102")
    assert_left_to_right("#number bdi")
    assert_left_to_right("#items .item-id")
