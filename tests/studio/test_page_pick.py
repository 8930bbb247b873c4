"""Picking in the studio's page: what is drawn with the mouse, written as the YAML it stands for."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from tests.support import films
from tests.support.films import scene, still
from tests.support.studio import RunningStudio, serve
from tests.support.studio_page import StudioPage, open_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.film, pytest.mark.process]

LETTER = {
    "file": "assets/hills.png",
    "highlight": {"box": [0.2, 0.4, 0.6, 0.05]},
}
SCENES = [
    scene(
        "One", None, still("hills", focus=[0.5, 0.25, 0.25, 0.5]), duration=2
    ),
    scene(
        "Two",
        None,
        still(
            "river", move={"from": [0, 0, 1, 1], "to": [0.5, 0.5, 0.25, 0.25]}
        ),
        duration=2,
    ),
    scene("Three", None, {"map": "plain.yml", "view": "all"}, duration=2),
    scene("Four", None, {"document": LETTER}, duration=2),
]
MAP = {
    "views": {"all": {"center": [126, 46], "width_km": 3000}},
    "globe": False,
    "scale_bar": False,
    "places": [{"name": "Harbin", "at": [126.64, 45.76], "id": "harbin"}],
}


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningStudio]:
    base = tmp_path_factory.mktemp("studio")
    folder = films.write(base / "project", SCENES)
    (folder / "plain.yml").write_text(json.dumps(MAP), "utf-8")
    with serve(folder, base) as running:
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
    mouse.move(
        box["x"] + start[0] * box["width"], box["y"] + start[1] * box["height"]
    )
    mouse.down()
    mouse.move(
        box["x"] + end[0] * box["width"], box["y"] + end[1] * box["height"]
    )
    mouse.up()


def open_map(page: StudioPage) -> None:
    page.seek(110)
    page.find(".item-handle").first.wait_for()


def find_item(page: StudioPage, name: str) -> dict[str, float] | None:
    """Where an item of the map stands, in pixels of the film."""
    found: dict[str, float] | None = page.page.evaluate(
        """async name => {
          const address = "/api/map?scene=3&shot=1&shape=wide&frame=110";
          const map = await (await fetch(address)).json();
          return map.items.find(item => item.id === name) || null;
        }""",
        name,
    )
    return found


def read_new(page: StudioPage, before: str) -> str:
    """Return what is ready to paste, once it is another text than before."""
    page.wait_until(
        "old => (document.querySelector('.ready code')?.innerText ?? old) !== old",
        before,
    )
    text: str = page.find(".ready code").inner_text()
    return text


def read_numbers(text: str) -> list[float]:
    for sign in "[]{}:,_abcdefghijklmnopqrstuvwxyz":
        text = text.replace(sign, " ")
    return [float(word) for word in text.split()]


def test_a_focus_is_drawn_over_the_whole_picture_and_copied(
    page: StudioPage,
) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.find(".rectangle-focus").wait_for()
    drag(page, (0.25, 0.125), (0.75, 0.5))
    text = page.find(".ready code").inner_text()
    assert text.startswith("focus: [")
    assert read_numbers(text) == pytest.approx(
        [0.25, 0.125, 0.5, 0.375], abs=0.003
    )
    page.page.get_by_role("button", name="Copy").click()
    page.wait_for_text("Copied")
    assert page.page.evaluate("() => navigator.clipboard.readText()") == text


def test_the_ends_of_a_move_get_the_frames_shape(page: StudioPage) -> None:
    page.seek(75)
    page.find(".rectangle-from").wait_for()
    page.page.get_by_role("button", name="Move to").click()
    drag(page, (0.5, 0.5), (0.75, 0.6))
    text = page.find(".ready code").inner_text()
    assert text.startswith("move: {from: [0, 0, 1, 1], to: [")
    # the picture and the frame are 16:9, so width and height are equal fractions
    assert read_numbers(text)[4:] == pytest.approx(
        [0.5, 0.425, 0.25, 0.25], abs=0.003
    )
    names = page.find(".framing canvas")
    page.wait_until(
        "() => document.querySelectorAll('.framing canvas').length === 6"
    )
    assert names.evaluate_all("all => all.map(each => each.ariaLabel)")[:4] == [
        "16:9, first frame",
        "16:9, last frame",
        "9:16, first frame",
        "9:16, last frame",
    ]


def test_a_rectangle_is_moved_and_sized_by_keys(page: StudioPage) -> None:
    page.find(".rectangle-focus").wait_for()
    page.find(".picker").focus()
    page.press("ArrowRight", "ArrowDown", "Shift+ArrowRight")
    text = page.find(".ready code").inner_text()
    assert text == "focus: [0.51, 0.26, 0.26, 0.5]"


def test_parts_of_a_page_are_drawn_by_mouse_and_by_keys(
    page: StudioPage,
) -> None:
    page.seek(175)
    page.find(".rectangle-own.rectangle-highlight").wait_for()
    drag(page, (0.25, 0.125), (0.75, 0.5))
    text = page.find(".ready code").inner_text()
    assert text.startswith("zoom: {to: [")
    assert read_numbers(text) == pytest.approx(
        [0.25, 0.125, 0.5, 0.375], abs=0.003
    )
    rect = text.removeprefix("zoom: {to: ").removesuffix("}")
    page.page.get_by_role("button", name="Lift").click()
    assert page.find(".ready code").inner_text() == f"lift: {{box: {rect}}}"
    page.page.get_by_role("button", name="Clear").click()
    page.page.get_by_role("button", name="Highlight").click()
    page.find(".picker").focus()
    page.press("ArrowRight", "Shift+ArrowDown")
    text = page.find(".ready code").inner_text()
    assert text == "highlight: {box: [0.26, 0.4, 0.5, 0.11]}"


def test_picked_points_pasted_into_the_map_lie_where_they_were_picked(
    page: StudioPage, studio: RunningStudio
) -> None:
    open_map(page)
    path = studio.server.options.film / "plain.yml"
    value = json.loads(path.read_text("utf-8"))
    picked = {"a": (0.5, 0.5), "b": (0.21, 0.83), "c": (0.77, 0.18)}
    text = ""
    for name, place in picked.items():
        drag(page, place, place)
        text = read_new(page, text)
        at = read_numbers(text)
        value["places"].append(
            {"name": "Here", "at": at, "id": f"picked-{name}"}
        )
    path.write_text(json.dumps(value), "utf-8")
    page.find(".items button >> text=picked-c").wait_for()
    for name, (x, y) in picked.items():
        assert_item_at(page, f"picked-{name}", x * 160, y=y * 90)


def assert_item_at(page: StudioPage, name: str, x: float, *, y: float) -> None:
    """Assert that an item of the map stands at a place, in pixels of the film."""
    item = find_item(page, name)
    assert item is not None
    assert (item["x"], item["y"]) == pytest.approx((x, y), abs=0.5)


def test_a_point_and_a_box_are_picked_by_keys_and_a_way_by_a_drag(
    page: StudioPage,
) -> None:
    open_map(page)
    page.find(".picker").focus()
    page.press("ArrowRight", "Enter")
    point = read_new(page, "")
    assert read_numbers(point) == pytest.approx(
        [126, 46], abs=0.5
    )  # 19 km a pixel
    page.page.get_by_role(
        "button",
        name="View",
        exact=True,
    ).click()
    page.find(".picker").focus()
    page.press("Enter", *["Shift+ArrowRight"] * 2, "Shift+ArrowDown", "Enter")
    box = read_new(page, point)
    numbers = read_numbers(box.partition(":")[2])
    # 40 of 160 pixels across from the middle, and 20 of 90 down: a quarter of 3000 km
    assert numbers[2] == pytest.approx(750, rel=0.02)
    assert numbers[0] > 126
    assert numbers[1] < 46
    assert_way_is_dragged(page, box)


def assert_way_is_dragged(page: StudioPage, before: str) -> None:
    """Draw a way on the map and assert that it is written; another text was ready before."""
    page.page.get_by_role("button", name="Way").click()
    drag(page, (0.3, 0.3), (0.6, 0.6))
    text = read_new(page, before)
    west, north, east, south = read_numbers(text)
    assert text == f"along: [[{west:g}, {north:g}], [{east:g}, {south:g}]]"
    assert west < 126 < east
    assert south < 46 < north


def test_a_box_pasted_into_the_map_is_a_view_of_it(
    page: StudioPage, studio: RunningStudio
) -> None:
    open_map(page)
    page.page.get_by_role(
        "button",
        name="View",
        exact=True,
    ).click()
    drag(page, (0.5, 0.25), (0.75, 0.5))
    page.wait_until("() => document.querySelector('.ready code')")
    found = yaml.safe_load(page.find(".ready code").inner_text())
    assert list(found) == ["new-view"]
    view = found["new-view"]
    # a quarter of the 3000 km that the whole frame shows
    assert view["width_km"] == pytest.approx(750, rel=0.02)
    middle = {"name": "Middle", "at": view["center"], "id": "middle"}
    path = studio.server.options.film / "plain.yml"
    with paste(path, {**MAP, "views": {"all": view}, "places": [middle]}):
        page.find(".items button >> text=middle").wait_for()
        item = find_item(page, "middle")
    assert item is not None
    assert (item["x"], item["y"]) == pytest.approx((80, 45), abs=0.5)


@contextmanager
def paste(path: Path, value: dict[str, Any]) -> Iterator[None]:
    """A file with other values in it, until the block ends."""
    before = path.read_text("utf-8")
    path.write_text(json.dumps(value), "utf-8")
    yield
    path.write_text(before, "utf-8")
