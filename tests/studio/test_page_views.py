"""Every view of the studio's page, wide and narrow, light and dark: open to all, and within it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support import films
from tests.support.films import scene, still
from tests.support.studio import RunningStudio, serve
from tests.support.studio_page import NARROW, WIDE, StudioPage, open_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.film, pytest.mark.process]

AXE = Path(__file__).parent / "vendor" / "axe.min.js"
TABS = ["Sources", "Problems", "Pick", "Render", "Marks"]
SCENES = [
    scene(
        "One",
        "The wells were dry.",
        still("dark"),
        still("hills"),
        chapter="Begun",
    ),
    scene(
        "Two",
        None,
        still("white"),
        duration=2,
        source="The log",
    ),
]
_FIND_FAULTS = """async () => {
  const found = await axe.run(document, { resultTypes: ["violations"] });
  const bad = found.violations.filter(each => ["serious", "critical"].includes(each.impact));
  return bad.map(each => `${each.id}: ${each.nodes.map(node => node.html).join(" | ")}`);
}"""
_FIND_WIDER = """() => [...document.querySelectorAll("body *")]
  .filter(each => each.checkVisibility() && each.getBoundingClientRect().right > innerWidth + 1)
  .filter(each => !each.closest(".time-box, .tabs, .frame-exact, .diff"))
  .map(each => each.className || each.tagName)"""


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningStudio]:
    base = tmp_path_factory.mktemp("studio")
    with serve(films.write(base / "project", SCENES), base) as running:
        yield running


@pytest.fixture(
    scope="module",
    params=["wide-light", "wide-dark", "narrow-light", "narrow-dark"],
)
def page(
    request: pytest.FixtureRequest, chromium: Browser, studio: RunningStudio
) -> Iterator[StudioPage]:
    width, scheme = request.param.split("-")
    size = WIDE if width == "wide" else NARROW
    opened = open_page(
        chromium,
        studio.server.address,
        size,
        color_scheme=scheme,
        reduced_motion="reduce",
    )
    opened.page.evaluate(AXE.read_text("utf-8"))
    yield opened
    assert opened.errors == []
    opened.context.close()


def check(page: StudioPage) -> None:
    page.page.mouse.move(0, 0)
    assert page.page.evaluate(_FIND_FAULTS) == []
    assert page.page.evaluate(_FIND_WIDER) == []


@pytest.mark.parametrize("tab", TABS)
def test_views_are_open_to_all_and_no_wider_than_the_page(
    page: StudioPage, tab: str
) -> None:
    page.open_tab(tab)
    page.find(".panel > *").first.wait_for()
    check(page)


@pytest.mark.parametrize("tab", ["Film", "Frame"])
def test_narrow_pages_have_the_strip_and_the_frame_as_views(
    page: StudioPage, tab: str
) -> None:
    if page.is_wide:
        assert page.page.get_by_role("tab", name=tab).count() == 0
        return
    page.open_tab(tab)
    page.find(".strip" if tab == "Film" else ".frame").wait_for()
    check(page)


@pytest.mark.parametrize(
    ("key", "title"),
    [("?", "Keys"), ("m", "A remark at 0:00.00"), ("b", "Voice booth")],
)
def test_dialogs_are_open_to_all_and_close_by_escape(
    page: StudioPage, key: str, title: str
) -> None:
    page.press(key)
    page.page.get_by_role("dialog", name=title).wait_for()
    check(page)
    page.press("Escape")
    page.find("dialog").wait_for(state="detached")


def test_nothing_moves_for_who_asked_for_no_motion(page: StudioPage) -> None:
    running = "() => document.getAnimations().length"
    page.press("k", "j")
    assert page.page.evaluate(running) == 0


def test_the_shapes_guides_are_drawn_and_taken_away(page: StudioPage) -> None:
    if not page.is_wide:
        page.open_tab("Frame")
    page.press("g")
    page.find(".guide-safe").wait_for()
    check(page)
    page.press("g")
    page.find(".guide-safe").wait_for(state="detached")
