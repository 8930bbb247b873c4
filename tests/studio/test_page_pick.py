"""Picking in the studio's page: what is drawn with the mouse, written as the YAML it stands for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.support import films
from tests.support.films import scene, still
from tests.support.studio import RunningStudio, serve
from tests.support.studio_page import StudioPage, open_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.film, pytest.mark.process]

SCENES = [
    scene("One", None, still("hills", focus=[0.5, 0.25, 0.25, 0.5]), duration=2),
    scene(
        "Two",
        None,
        still("river", move={"from": [0, 0, 1, 1], "to": [0.5, 0.5, 0.25, 0.25]}),
        duration=2,
    ),
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
    """The picker, opened anew."""
    first_page.page.reload()
    first_page.find(".masthead").wait_for()
    first_page.open_tab("Pick")
    yield first_page
    assert first_page.errors == []


def drag(
    page: StudioPage, start: tuple[float, float], end: tuple[float, float]
) -> None:
    """Draw from one place of the picture to another, in fractions of its width and height."""
    box = page.find(".picker").bounding_box()
    assert box is not None
    mouse = page.page.mouse
    mouse.move(box["x"] + start[0] * box["width"], box["y"] + start[1] * box["height"])
    mouse.down()
    mouse.move(box["x"] + end[0] * box["width"], box["y"] + end[1] * box["height"])
    mouse.up()


def read_numbers(text: str) -> list[float]:
    for sign in "[]{}:,abcdefghijklmnopqrstuvwxyz":
        text = text.replace(sign, " ")
    return [float(word) for word in text.split()]


def test_a_focus_is_drawn_over_the_whole_picture(page: StudioPage) -> None:
    page.find(".rectangle-focus").wait_for()
    drag(page, (0.25, 0.125), (0.75, 0.5))
    text = page.find(".ready code").inner_text()
    assert text.startswith("focus: [")
    assert read_numbers(text) == pytest.approx([0.25, 0.125, 0.5, 0.375], abs=0.003)


def test_the_ends_of_a_move_get_the_frames_shape(page: StudioPage) -> None:
    page.seek(75)
    page.find(".rectangle-from").wait_for()
    page.page.get_by_role("button", name="Move to").click()
    drag(page, (0.5, 0.5), (0.75, 0.6))
    text = page.find(".ready code").inner_text()
    assert text.startswith("move: {from: [0, 0, 1, 1], to: [")
    # the picture and the frame are 16:9, so width and height are equal fractions
    assert read_numbers(text)[4:] == pytest.approx([0.5, 0.425, 0.25, 0.25], abs=0.003)
    assert page.find(".framing canvas").count() == 2


def test_a_rectangle_is_moved_and_sized_by_keys(page: StudioPage) -> None:
    page.find(".rectangle-focus").wait_for()
    page.find(".picker").focus()
    page.press("ArrowRight", "ArrowDown", "Shift+ArrowRight")
    text = page.find(".ready code").inner_text()
    assert text == "focus: [0.51, 0.26, 0.26, 0.5]"


def test_what_was_drawn_is_copied(page: StudioPage) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.find(".rectangle-focus").wait_for()
    drag(page, (0.1, 0.1), (0.6, 0.6))
    text = page.find(".ready code").inner_text()
    page.page.get_by_role("button", name="Copy").click()
    page.wait_for_text("Copied")
    assert page.page.evaluate("() => navigator.clipboard.readText()") == text
