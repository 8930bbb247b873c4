"""The page of a document as a whole: its size, what its shot names of it, and its picture."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest
from PIL import Image

from tests.support import films
from tests.support.films import scene, still
from tests.support.studio import Browser, serve

pytestmark = pytest.mark.process

LETTER = {
    "file": "assets/hills.png",
    "zoom": [{"to": [0.1, 0.2, 0.5, 0.1]}, {"to": "page"}],
    "highlight": {"box": [0.2, 0.4, 0.6, 0.05]},
    "lift": {"box": [0.3, 0.6, 0.2, 0.1]},
    "portrait": {"to": [0.1, 0.2, 0.25, 0.2]},
}
SCENES = [scene("One", None, {"document": LETTER}, still("river"), duration=4)]


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    base = tmp_path_factory.mktemp("studio")
    with serve(films.write(base / "project", SCENES), base) as running:
        yield running.browser


def test_a_page_tells_its_size_and_the_rectangles_of_its_shot(
    browser: Browser,
) -> None:
    found = browser.get("/api/document?scene=1&shot=1").json
    assert found["file"].endswith("/assets/hills.png")
    assert (found["width"], found["height"]) == (320, 180)
    assert found["boxes"] == [
        {"kind": "zoom", "box": [0.1, 0.2, 0.5, 0.1]},
        {"kind": "highlight", "box": [0.2, 0.4, 0.6, 0.05]},
        {"kind": "lift", "box": [0.3, 0.6, 0.2, 0.1]},
    ]


def test_another_shape_has_zooms_of_its_own(browser: Browser) -> None:
    found = browser.get("/api/document?scene=1&shot=1&shape=portrait").json
    assert found["boxes"][0] == {"kind": "zoom", "box": [0.1, 0.2, 0.25, 0.2]}


def test_the_whole_page_is_drawn_in_so_many_lines(browser: Browser) -> None:
    answer = browser.get("/api/document/picture?scene=1&shot=1&height=90")
    assert answer.headers["content-type"] == "image/jpeg"
    with Image.open(io.BytesIO(answer.body)) as picture:
        assert picture.size == (160, 90)


@pytest.mark.parametrize("name", ["document", "document/picture"])
def test_a_shot_without_a_page_is_refused(browser: Browser, name: str) -> None:
    answer = browser.get(f"/api/{name}?scene=1&shot=2")
    assert (answer.status, answer.json["message"]) == (
        404,
        "this shot is no document",
    )
    answer = browser.get(f"/api/{name}?scene=1&shot=3")
    assert answer.status == 404
