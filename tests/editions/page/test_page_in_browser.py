"""A film's page in a browser: open to all, quiet, and in step with the film."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from lantern.editions.finished import FinishedFilm
from lantern.editions.page.make import write_page, write_site

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.film, pytest.mark.process]

AXE = Path(__file__).parents[2] / "studio" / "vendor" / "axe.min.js"
WIDE = {"width": 1280, "height": 800}
NARROW = {"width": 480, "height": 800}
_FIND_FAULTS = """async () => {
  const found = await axe.run(document, { resultTypes: ["violations"] });
  return found.violations.map(each => `${each.id}: ${each.nodes[0].html}`);
}"""
_FIND_WIDER = """() => [...document.querySelectorAll("body *")]
  .filter(each => each.checkVisibility() && each.getBoundingClientRect().right > innerWidth + 1)
  .map(each => each.className || each.tagName)"""
_IS_LOADED = "() => document.querySelector('video').readyState >= 1"
_PLAY = """async () => {
  const video = document.querySelector("video");
  await video.play();
  return video.readyState;
}"""
_READ_TIME = "() => document.querySelector('video').currentTime"


@pytest.fixture(scope="module")
def file(film: FinishedFilm) -> Path:
    return write_page(film)


@contextmanager
def open_page(
    chromium: Browser, file: Path, size: dict[str, int] = WIDE, **more: Any
) -> Iterator[Page]:
    """A page that asks for no file but those beside it, and has no errors."""
    context = chromium.new_context(
        viewport={"width": size["width"], "height": size["height"]},
        reduced_motion="reduce",
        **more,
    )
    page = context.new_page()
    asked: list[str] = []
    told: list[str] = []
    page.on("request", lambda each: asked.append(each.url))
    page.on("console", lambda each: told.append(each.text))
    page.on("pageerror", lambda each: told.append(str(each)))
    page.goto(file.as_uri())
    yield page
    context.close()
    assert told == []
    beside = ("data:", "blob:", file.parent.as_uri())
    assert [each for each in asked if not each.startswith(beside)] == []


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_is_open_to_all_and_within_its_width(
    chromium: Browser, file: Path, size: dict[str, int], scheme: str
) -> None:
    with open_page(chromium, file, size, color_scheme=scheme) as page:
        page.evaluate(AXE.read_text("utf-8"))
        assert page.evaluate(_FIND_FAULTS) == []
        assert page.evaluate(_FIND_WIDER) == []


def test_a_click_on_a_word_goes_there_and_the_words_follow(
    chromium: Browser, file: Path
) -> None:
    with open_page(chromium, file, NARROW) as page:
        word = page.locator(".sentence > span", has_text="rained.")
        word.click()
        page.wait_for_function(
            "() => document.querySelector('.sentence > .now')"
        )
        page.evaluate("() => document.querySelector('video').pause()")
        assert page.evaluate(_READ_TIME) >= float(
            word.get_attribute("data-at") or "nan"
        )
        assert page.locator(".sentence.now").inner_text() == "It rained."
        assert page.locator(".chapters [aria-current]").inner_text() == "Rain"
        place = page.locator(".sentence.now").bounding_box()
        player = page.locator("video").bounding_box()
        assert place
        assert player
        assert player["y"] + player["height"] < place["y"] < NARROW["height"]


def test_the_player_covers_no_heading_that_is_gone_to(
    chromium: Browser, file: Path
) -> None:
    with open_page(chromium, file, NARROW) as page:
        page.goto(f"{file.as_uri()}#chapter-2")
        heading = page.locator("#chapter-2 h3").bounding_box()
        player = page.locator("video").bounding_box()
        assert heading
        assert player
        assert player["y"] == 0
        assert player["height"] < heading["y"] < NARROW["height"]


def test_keys_are_enough_to_go_to_a_chapter_or_a_scene(
    chromium: Browser, file: Path
) -> None:
    with open_page(chromium, file) as page:
        page.keyboard.press("Tab")
        assert page.locator(":focus").inner_text() == "Transcript"
        button = page.get_by_role("button", name="Play from").last
        button.focus()
        page.keyboard.press("Enter")
        start = float(button.get_attribute("data-at") or "nan")
        assert page.evaluate(_READ_TIME) >= start
        link = page.locator(".chapters a").last
        after = float(link.get_attribute("data-at") or "nan")
        link.focus()
        page.keyboard.press("Enter")
        assert page.evaluate(_READ_TIME) >= after > start


def test_a_page_is_embedded_and_opened_at_a_time(
    chromium: Browser, file: Path
) -> None:
    with open_page(chromium, file) as page:
        page.goto(f"{file.as_uri()}?t=12.5#embed")
        page.wait_for_function(
            "() => document.querySelector('video').currentTime >= 12.5"
        )
        assert page.locator("video").bounding_box() == {"x": 0, "y": 0, **WIDE}
        assert not page.locator("h1").is_visible()


def test_without_scripts_a_page_is_read_and_played(
    chromium: Browser, file: Path
) -> None:
    with open_page(chromium, file, java_script_enabled=False) as page:
        assert page.locator(".words").first.is_visible()
        assert page.get_by_role("button", name="Play from").count() == 0
        assert not page.locator(".follow").is_visible()
        assert page.evaluate(_PLAY) >= 2


def test_a_site_shows_the_files_beside_it(
    chromium: Browser, film: FinishedFilm
) -> None:
    with open_page(chromium, write_site(film)) as page:
        page.wait_for_function(_IS_LOADED)
        widths = page.evaluate(
            "() => [...document.images].map(each => each.naturalWidth)"
        )
        assert widths == [160] * 3
        length = page.evaluate("() => document.querySelector('video').duration")
        assert length == pytest.approx(film.report["seconds"], abs=0.1)
