"""The studio's page in a browser: the strip, the frame at the playhead, and what a save changes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from tests.support import films
from tests.support.films import scene, still
from tests.support.studio import RunningStudio, serve
from tests.support.studio_page import StudioPage, open_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.film, pytest.mark.process]

SCENES = [
    scene(
        "One",
        None,
        still("dark"),
        still("hills"),
        duration=4,
        chapter="Begun",
    ),
    scene(
        "Two",
        None,
        still("white"),
        duration=2,
        source="The log",
    ),
    scene("Three", "Nobody came.", still("river")),
]


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningStudio]:
    base = tmp_path_factory.mktemp("studio")
    with serve(films.write(base / "project", SCENES), base) as running:
        yield running


@pytest.fixture(scope="module")
def first_page(chromium: Browser, studio: RunningStudio) -> StudioPage:
    return open_page(chromium, studio.server.address)


@pytest.fixture
def page(first_page: StudioPage) -> Iterator[StudioPage]:
    """The page, loaded anew."""
    first_page.asked.clear()
    first_page.page.reload()
    first_page.find(".masthead").wait_for()
    yield first_page
    assert first_page.errors == []


@pytest.fixture
def film(studio: RunningStudio) -> Path:
    return studio.server.options.film


def paint(film: Path, seconds: float, out: Path) -> NDArray[np.uint8]:
    """A frame as the verb `frame` writes it."""
    done = films.call(
        "frame",
        film,
        str(seconds),
        "-o",
        out / "frame.png",
        cwd=film.parents[1],
    )
    assert done.returncode == 0, done.stderr
    with Image.open(out / "frame.png") as image:
        return np.asarray(image.convert("RGB"))


def edit(film: Path, name: str, *, old: str, new: str) -> None:
    """Save a file with other words, as an editor does."""
    path = film / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_the_strip_shows_chapters_scenes_and_shots(page: StudioPage) -> None:
    assert page.find(".row-chapter").all_inner_texts() == ["0:00 Begun"]
    assert page.find(".row-scene").all_inner_texts() == [
        "1 One",
        "2 Two",
        "3 Three",
    ]
    page.wait_until(
        "() => document.querySelectorAll('img.thumbnail').length === 4"
    )
    first = page.find("[data-shot='1.1']")
    assert "still" in first.inner_text()
    assert "2.0 s" in first.inner_text()
    assert "The log" in page.find("[data-shot='2.1']").inner_text()
    assert "Nobody came." in page.find("[data-shot='3.1']").inner_text()


@pytest.mark.parametrize("frame", [0, 75, 149])
def test_seeking_shows_the_very_pixels_of_the_verb_frame(
    page: StudioPage, film: Path, tmp_path: Path, frame: int
) -> None:
    page.press("x")
    page.seek(frame)
    page.wait_for_frame(frame)
    assert np.array_equal(
        page.read_picture(), paint(film, frame / 25, tmp_path)
    )


def test_all_shapes_stand_side_by_side(page: StudioPage) -> None:
    page.press("a")
    page.wait_until(
        "() => document.querySelectorAll('img.picture').length === 3"
    )
    names = page.find("img.picture").evaluate_all(
        "all => all.map(each => each.alt)"
    )
    assert names == [
        f"The film at 0:00.00, {shape}" for shape in ("16:9", "9:16", "1:1")
    ]
    page.press("2")
    page.find(".stages").wait_for(state="detached")
    size = page.find("img.picture").evaluate(
        "image => [image.naturalWidth, image.naturalHeight]"
    )
    assert size == [90, 160]


def test_keys_move_the_playhead(page: StudioPage) -> None:
    clock = page.find(".transport .clock b")
    page.press("ArrowRight", "ArrowRight", "ArrowLeft")
    assert clock.inner_text() == "0:00.01"
    page.press("Shift+ArrowRight")
    assert clock.inner_text() == "0:01.01"
    page.press("j")
    assert clock.inner_text() == "0:02.00"
    assert (
        page.find("[aria-current='true']").get_attribute("data-shot") == "1.2"
    )
    page.press("j", "k", "k")
    assert clock.inner_text() == "0:00.00"
    page.press("End", "ArrowRight")
    assert (
        page.find("[aria-current='true']").get_attribute("data-shot") == "3.1"
    )


def test_the_tab_key_begins_at_the_head_of_the_page(page: StudioPage) -> None:
    page.press("Tab")
    assert page.page.evaluate(
        "() => document.activeElement.closest('.masthead') !== null"
    )


def test_keys_belong_to_the_text_that_is_written(page: StudioPage) -> None:
    page.press("m")
    page.page.keyboard.type("just a jump")
    assert page.find("textarea").input_value() == "just a jump"
    assert page.find(".transport .clock b").inner_text() == "0:00.00"
    page.press("Escape")
    page.find("textarea").wait_for(state="detached")


def test_a_save_changes_the_frame(
    page: StudioPage, film: Path, tmp_path: Path
) -> None:
    page.press("x")
    page.seek(110)
    page.wait_for_frame(110)
    before = page.read_picture()
    edit(
        film,
        "02-two.yml",
        old="white.png",
        new="grey.png",
    )
    page.wait_until(
        "old => document.querySelector('img.picture').dataset.shows !== old",
        page.find("img.picture").get_attribute("data-shows"),
    )
    after = page.read_picture()
    assert np.array_equal(after, paint(film, 110 / 25, tmp_path))
    assert before.mean() > 230
    assert after.mean() < 140


def test_a_problem_appears_and_goes_with_saves(
    page: StudioPage, film: Path
) -> None:
    page.open_tab("Problems")
    page.wait_for_text("No problems")
    edit(
        film,
        "02-two.yml",
        old='"duration"',
        new='"duratoin"',
    )
    page.wait_for_text("unknown key 'duratoin'")
    assert "did you mean 'duration'?" in page.find(".cure").inner_text()
    assert page.find(".place").inner_text() == "02-two.yml:9:2"
    page.wait_for_text("The film as it was before its problems")
    edit(
        film,
        "02-two.yml",
        old='"duratoin"',
        new='"duration"',
    )
    page.find(".problem").wait_for(state="detached")
    page.wait_for_text("No problems")


def test_shots_with_problems_can_be_shown_alone(
    page: StudioPage, film: Path
) -> None:
    edit(
        film,
        "01-one.yml",
        old='"assets/hills.png"',
        new='"assets/hill.png"',
    )
    page.find("[data-shot='1.2'] .state-wrong").wait_for()
    page.press("p")
    page.find("[data-shot='1.1']").wait_for(state="detached")
    assert page.find("[data-shot]").count() == 1
    edit(
        film,
        "01-one.yml",
        old='"assets/hill.png"',
        new='"assets/hills.png"',
    )
    page.wait_for_text("No shot has a problem.")


def test_nothing_is_asked_of_another_machine(
    page: StudioPage, studio: RunningStudio
) -> None:
    for tab in ("Problems", "Pick", "Render", "Marks", "Sources"):
        page.open_tab(tab)
    page.find("img.picture").wait_for()
    own = f"http://127.0.0.1:{studio.server.port}/"
    assert len(page.asked) > 10
    assert [
        url for url in page.asked if not url.startswith((own, "blob:", "data:"))
    ] == []
