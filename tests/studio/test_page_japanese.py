"""A film in Japanese on the page: its words in its own type, and marked as Japanese."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.support import films
from tests.support.films import scene, still
from tests.support.fonts import box_font
from tests.support.studio import serve
from tests.support.studio_page import StudioPage, open_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.film, pytest.mark.process]

WORDS = "雨がふった。"
_MEASURE = """find => {
  const range = document.createRange();
  range.selectNodeContents(document.querySelector(find));
  return range.getBoundingClientRect().width;
}"""


@pytest.fixture(scope="module")
def page(
    chromium: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[StudioPage]:
    base = tmp_path_factory.mktemp("studio")
    folder = films.write(
        base / "project",
        [scene("雨", WORDS, still("white"))],
        language="ja",
        look={"fonts": {"serif": "assets/own.ttf"}},
    )
    # each letter is half an em wide, which is no other font's
    box_font(base / "project/assets/own.ttf", "Own", f"{WORDS}雨", wide=500)
    with serve(folder, base) as running:
        opened = open_page(chromium, running.server.address)
        yield opened
        assert opened.errors == []


def test_the_narration_is_shown_in_the_film_s_own_type(
    page: StudioPage,
) -> None:
    page.press("b")
    page.find(".prompt").wait_for()
    size = page.find(".prompt").evaluate(
        "each => parseFloat(getComputedStyle(each).fontSize)"
    )
    wide = len(WORDS) * size / 2
    page.wait_until(f"() => Math.abs(({_MEASURE})('.prompt') - {wide}) < 1")


def test_its_words_are_marked_as_japanese(page: StudioPage) -> None:
    marked = page.find(".prompt, .row-scene, .shot-words, .narration p, h1")
    languages = set(marked.evaluate_all("all => all.map(each => each.lang)"))
    assert languages == {"ja"}
    assert page.find("html").get_attribute("lang") == "en"
