"""A still as a whole: its size, what the camera shows of it, and its picture."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest
from PIL import Image

from tests.support import films
from tests.support.films import scene, still
from tests.support.studio import Browser, serve

pytestmark = pytest.mark.process

MOVE = {"from": [0, 0, 1, 1], "to": [0.5, 0.5, 0.25, 0.25]}
SCENES = [
    scene(
        "One",
        None,
        still(
            "hills",
            move="hold",
            focus=[0.5, 0.25, 0.25, 0.5],
        ),
    ),
    scene(
        "Two", None, still("river", move=MOVE), {"card": {"title": "A title"}}
    ),
]


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    base = tmp_path_factory.mktemp("studio")
    timed = [{**each, "duration": 4} for each in SCENES]
    with serve(films.write(base / "project", timed), base) as running:
        yield running.browser


def test_a_still_tells_its_size_focus_and_what_is_shown(
    browser: Browser,
) -> None:
    found = browser.get("/api/still?scene=1&shot=1").json
    assert found["file"].endswith("/assets/hills.png")
    assert (found["width"], found["height"]) == (320, 180)
    assert found["focus"] == [0.5, 0.25, 0.25, 0.5]
    assert found["framings"] == {"start": [0, 0, 1, 1], "end": [0, 0, 1, 1]}


def test_the_ends_of_a_move_are_told(browser: Browser) -> None:
    found = browser.get("/api/still?scene=2&shot=1").json
    assert found["focus"] is None
    assert found["framings"] == {
        "start": [0, 0, 1, 1],
        "end": [0.5, 0.5, 0.25, 0.25],
    }


def test_another_shape_shows_another_part(browser: Browser) -> None:
    found = browser.get("/api/still?scene=1&shot=1&shape=portrait").json
    x, y, w, h = found["framings"]["start"]
    # 90 x 160 of 320 x 180: 101.25 of 320 across, about the middle of the focus
    assert (y, h) == (0, 1)
    assert w == pytest.approx(101.25 / 320)
    assert x + w / 2 == pytest.approx(0.625)


def test_what_is_drawn_is_framed_as_the_film_would(browser: Browser) -> None:
    asked = "/api/still?scene=1&shot=1&shape=portrait&focus=0.0,0.25,0.25,0.5"
    found = browser.get(asked).json
    x, _, w, _ = found["framings"]["start"]
    # the focus is at 40 of 320, and the frame 101.25 wide: it goes no further than the edge
    assert (x, w) == (0, pytest.approx(101.25 / 320))
    asked = "/api/still?scene=1&shot=1&from=0,0,1,1&to=0.25,0.25,0.5,0.1"
    found = browser.get(asked).json
    assert found["framings"]["end"] == pytest.approx([0.25, 0.05, 0.5, 0.5])


def test_what_is_no_rectangle_is_refused(browser: Browser) -> None:
    for text in ("0,0,1", "0,0,2,1", "a,b,c,d", "nan,0,1,1"):
        answer = browser.get(f"/api/still?scene=1&shot=1&focus={text}")
        assert answer.status == 400
        assert "focus is x,y,w,h" in answer.json["message"]


def test_the_whole_picture_is_sent_no_higher_than_asked(
    browser: Browser,
) -> None:
    answer = browser.get("/api/still/picture?scene=1&shot=1&height=90")
    assert answer.headers["content-type"] == "image/jpeg"
    with Image.open(io.BytesIO(answer.body)) as image:
        assert image.size == (160, 90)


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("scene=2&shot=2", "this shot is no still"),
        ("scene=3&shot=1", "the film has no such shot"),
    ],
)
def test_what_is_no_still_is_refused(
    browser: Browser, query: str, message: str
) -> None:
    answer = browser.get(f"/api/still?{query}")
    assert (answer.status, answer.json) == (404, {"message": message})


def test_lanterns_own_type_is_served_and_nothing_beside_it(
    browser: Browser,
) -> None:
    font = browser.get("/fonts/SourceSerifPro-Regular.ttf")
    assert (font.status, font.headers["content-type"]) == (200, "font/ttf")
    assert font.body[:4] == b"\0\1\0\0"
    for name in ("", "../__init__.py", "%2e%2e/__init__.py", "Arial.ttf"):
        assert browser.get(f"/fonts/{name}").status == 404
