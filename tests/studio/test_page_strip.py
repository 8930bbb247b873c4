"""The film strip of a long film: only what is seen is in the page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.support import films
from tests.support.films import scene, still
from tests.support.studio import serve
from tests.support.studio_page import StudioPage, open_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.film, pytest.mark.process]

COUNT = 400


@pytest.fixture(scope="module")
def page(
    chromium: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[StudioPage]:
    base = tmp_path_factory.mktemp("studio")
    scenes = [
        scene(f"Number {n}", None, still("dark"), duration=1)
        for n in range(1, COUNT + 1)
    ]
    with serve(films.write(base / "project", scenes), base) as running:
        yield open_page(chromium, running.server.address)


def test_cards_on_the_screen_are_painted_from_the_top(page: StudioPage) -> None:
    page.wait_until(
        "() => document.querySelectorAll('img.thumbnail').length > 4"
    )
    asked = [parse_qs(urlsplit(url).query) for url in page.asked]
    cards = [
        int(each["frame"][0]) for each in asked if each.get("height") == ["144"]
    ]
    assert cards[:5] == sorted(cards[:5])


def test_a_long_strip_keeps_few_cards_in_the_page(page: StudioPage) -> None:
    rows = page.find(".strip-rows")
    assert rows.evaluate("box => box.scrollHeight") >= COUNT * (36 + 104)
    assert page.find(".shot").count() < 20
    rows.evaluate("box => (box.scrollTop = box.scrollHeight)")
    page.find(f"[data-shot='{COUNT}.1']").wait_for()
    assert page.find(".shot").count() < 20


def test_the_strip_follows_the_playhead(page: StudioPage) -> None:
    page.seek(25 * 200)
    current = page.find("[aria-current='true']")
    current.wait_for()
    assert current.get_attribute("data-shot") == "201.1"
    page.press("End")
    page.find(f"[data-shot='{COUNT}.1'][aria-current='true']").wait_for()


def test_arrows_go_from_card_to_card(page: StudioPage) -> None:
    page.seek(25 * 100)
    current = page.find("[aria-current='true']")
    current.focus()
    page.press("ArrowDown")
    page.find("[data-shot='102.1']:focus").wait_for()
    page.press("ArrowUp", "ArrowUp")
    page.find("[data-shot='100.1']:focus").wait_for()
