"""Playing in the studio's page: frames until there is a preview, then the preview; and jobs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.support import films
from tests.support.films import scene, still
from tests.support.studio import serve
from tests.support.studio_page import PATIENCE_MS, StudioPage, open_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.film, pytest.mark.process]

SCENES = [
    scene("One", "The wells were dry.", still("dark")),
    scene("Two", None, still("white"), duration=4),
]
_MOVED = "() => document.querySelector('.scrubber input').value > 5"


@pytest.fixture(scope="module")
def page(
    chromium: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[StudioPage]:
    base = tmp_path_factory.mktemp("studio")
    with serve(films.write(base / "project", SCENES), base) as running:
        opened = open_page(chromium, running.server.address)
        yield opened
        assert opened.errors == []


def test_frames_play_until_the_preview_is_made_and_then_the_preview(
    page: StudioPage,
) -> None:
    page.press(" ")
    page.wait_for_text("frame by frame")
    page.wait_until(_MOVED)
    page.press(" ")
    page.open_tab("Render")
    page.find(".job-done").wait_for(timeout=PATIENCE_MS)
    assert "preview" in page.find(".job-done").inner_text().lower()
    page.press("Home")
    page.find(".play").click()
    page.find("video.picture").wait_for()
    page.wait_until(_MOVED)
    page.find(".play").click()
    page.find("video.picture").wait_for(state="detached")


def test_any_move_of_the_playhead_ends_what_plays(page: StudioPage) -> None:
    page.press("Home")
    page.find(".play").click()
    page.find("video.picture").wait_for()
    page.press("j")
    page.find("video.picture").wait_for(state="detached")
    assert (
        page.find("[aria-current='true']").get_attribute("data-shot") == "2.1"
    )


def test_a_scene_is_made_as_a_draft_from_the_form(page: StudioPage) -> None:
    page.open_tab("Render")
    page.press("End")
    page.page.get_by_label("What").select_option("scene")
    page.page.get_by_role("button", name="Make it").click()
    made = page.find(".job-done")
    made.nth(1).wait_for(timeout=PATIENCE_MS)
    assert any("scenes/02.mp4" in text for text in made.all_inner_texts())
