"""Both faces in every language: words, dates and numbers change at once, in one direction, and nothing is lost."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Open
from tests.e2e.office import Office, seat
from tests.e2e.words import LANGUAGES, component_says, said

TAGS = {"en": "en-GB", "id": "id-ID", "zh-CN": "zh-CN", "pt-BR": "pt-BR", "it": "it-IT", "fr": "fr-FR"}
DATES = {
    "en": r"\d\d/\d\d/\d{4}",
    "id": r"\d\d/\d\d/\d{4}",
    "zh-CN": r"\d{4}/\d\d/\d\d",
    "pt-BR": r"\d\d/\d\d/\d{4}",
    "it": r"\d\d/\d\d/\d{4}",
    "fr": r"\d\d/\d\d/\d{4}",
}
WEEKDAYS = {
    "en": "day",
    "id": "Senin|Selasa|Rabu|Kamis|Jumat|Sabtu|Minggu",
    "zh-CN": "星期",
    "pt-BR": "-feira|sábado|domingo",
    "it": "dì|sabato|domenica",
    "fr": "di|dimanche",
}
NUMBERS = {"en": "12,345", "id": "12.345", "zh-CN": "12,345", "pt-BR": "12.345", "it": "12.345", "fr": "12\u202f345"}
LONGEST_MESSAGE = 4096


def runs_one_way(page: Page) -> bool:
    directions = (
        "() => [...new Set([...document.querySelectorAll('*')].map((each) => getComputedStyle(each).direction))]"
    )
    return page.evaluate(directions) == ["ltr"]


def expect_language(page: Page, locale: str) -> None:
    expect(page.locator("html")).to_have_attribute("lang", TAGS[locale])
    assert runs_one_way(page)


@pytest.mark.spec("AMB-31")
def test_the_console_speaks_each_language_with_its_components_and_dates(office: Office, window_on: Open) -> None:
    window = window_on(office.server)
    seat(window, office.alice)
    page = window.page
    page.goto("/console/accounts")
    expect(page.get_by_role("heading", level=1).first).to_be_visible()  # the bar is drawn anew until then
    before = "en"
    for locale, name in reversed(LANGUAGES.items()):
        page.get_by_role("button", name=LANGUAGES[before]).click()
        page.get_by_role("menuitem", name=name, exact=True).click()
        expect_language(page, locale)
        expect(page.get_by_role("heading", level=1)).to_contain_text(said("console", locale, "Accounts"))
        expect(page.locator("time").first).to_have_text(re.compile(DATES[locale]))
        expect(page.locator("time").first).to_have_attribute("title", re.compile(WEEKDAYS[locale]))
        page.get_by_role("button", name=said("console", locale, "Preferences")).click()
        sentence = component_says(locale, "collection-preferences", "contentDisplayPreference.description")
        expect(page.get_by_role("dialog").get_by_text(sentence)).to_be_visible()
        page.keyboard.press("Escape")
        before = locale


@pytest.mark.spec("AMB-31")
def test_the_client_speaks_each_language_with_its_numbers_and_keeps_what_was_begun(
    office: Office, window_on: Open
) -> None:
    window = window_on(office.server)
    seat(window, office.alice)
    page = window.page
    room_id = office.room("Languages", office.bob)
    page.goto(f"/rooms/{room_id}")
    writing = page.get_by_role("textbox").last
    writing.fill("x" * (LONGEST_MESSAGE + 12_345))
    for locale in reversed(LANGUAGES):
        page.evaluate("(locale) => localStorage.setItem('carillon.language', locale)", locale)
        page.evaluate("dispatchEvent(new StorageEvent('storage', { key: 'carillon.language' }))")
        expect_language(page, locale)
        expect(page.get_by_role("status").filter(has_text=NUMBERS[locale])).to_be_visible()
        assert writing.input_value().startswith("xxx")
    page.goto("/settings")
    for locale, name in reversed(LANGUAGES.items()):
        page.get_by_role("combobox").filter(has=page.get_by_role("option", name=name)).first.select_option(locale)
        expect_language(page, locale)
        expect(page.get_by_role("heading", level=1)).to_have_text(said("client", locale, "Settings"))
        expect(page.locator("time").first).to_have_attribute("title", re.compile(WEEKDAYS[locale]))


def test_before_the_sign_in_the_browser_asks_and_the_person_decides(office: Office, window_on: Open) -> None:
    window = window_on(office.server)
    page = window.browser.new_context(base_url=window.witness.origin, locale="fr-CA").new_page()
    page.goto("/sign-in")
    expect(page.locator("html")).to_have_attribute("lang", "fr-CA")
    address = page.get_by_label(said("client", "fr", "E-mail address"))
    address.fill("alice@example.com")
    page.get_by_role("combobox").select_option("it")
    expect_language(page, "it")
    expect(page.get_by_role("heading", level=1)).to_have_text(said("client", "it", "Sign in"))
    expect(page.get_by_label(said("client", "it", "E-mail address"))).to_have_value("alice@example.com")
    page.goto("/console/sign-in")
    expect_language(page, "it")
    page.get_by_role("button", name="Italiano").click()
    page.get_by_role("menuitem", name="简体中文", exact=True).click()
    expect_language(page, "zh-CN")
