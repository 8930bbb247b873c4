"""The studio from outside: what a browser is told of a film, and how the server ends."""

from __future__ import annotations

import io
import socket
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from lantern.core.problems import OutputFailure
from lantern.graphics.pixels import to_rgb
from lantern.rendering.frames import paint_frame
from lantern.rendering.layout import lay_out
from lantern.studio.options import StudioOptions
from lantern.studio.server import RunningFailure, StudioServer
from tests.support import films
from tests.support.films import scene, still
from tests.support.studio import Answer, Browser, RunningStudio, serve

pytestmark = pytest.mark.process

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
]


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("studio")


@pytest.fixture(scope="module")
def film(base: Path) -> Path:
    return films.write(base / "project", SCENES)


@pytest.fixture(scope="module")
def studio(film: Path, base: Path) -> Iterator[RunningStudio]:
    with serve(film, base) as running:
        yield running


@pytest.fixture
def browser(studio: RunningStudio) -> Browser:
    return studio.browser


def decode(answer: Answer) -> NDArray[np.uint8]:
    assert answer.status == 200, answer.body
    with Image.open(io.BytesIO(answer.body)) as image:
        return np.asarray(image.convert("RGB"))


def test_the_strip_has_every_scene_and_shot(browser: Browser) -> None:
    film = browser.get("/api/film").json
    assert (film["title"], film["name"], film["generation"]) == (
        "A short film",
        "short",
        1,
    )
    assert (film["fps"], film["total"]) == (25, 150)
    assert film["shapes"] == [
        {"name": "wide", "width": 160, "height": 90},
        {"name": "portrait", "width": 90, "height": 160},
        {"name": "square", "width": 90, "height": 90},
    ]
    assert film["chapters"] == [{"title": "Begun", "start": 0}]


def test_a_card_says_what_its_shot_shows_and_where_it_is_written(
    browser: Browser,
) -> None:
    one, two = browser.get("/api/film").json["scenes"]
    assert (one["number"], one["name"], one["start"], one["end"]) == (
        1,
        "One",
        0,
        100,
    )
    assert [shot["id"] for shot in one["shots"]] == ["one/1", "one/2"]
    shot = two["shots"][0]
    assert (shot["number"], shot["start"], shot["end"], shot["length"]) == (
        3,
        100,
        150,
        50,
    )
    assert (shot["kind"], shot["summary"]) == ("still", "white.png")
    assert (shot["transition"], shot["source_line"]) == ("dissolve", "The log")
    assert shot["file"].endswith("/02-two.yml")
    assert shot["line"] == 4


@pytest.mark.parametrize("frame", [0, 49, 99, 149])
def test_a_frame_is_the_painters_own(
    browser: Browser, film: Path, frame: int
) -> None:
    session = films.studio(film, film.parents[2])
    rendition = lay_out(session, session.script.film.voice[0], {})
    painted = to_rgb(paint_frame(rendition, frame, session.store))
    answer = browser.get(f"/api/frame?frame={frame}&height=90&format=png")
    assert np.array_equal(decode(answer), painted)
    assert answer.headers["content-type"] == "image/png"


def test_a_smaller_frame_is_the_same_picture_made_smaller(
    browser: Browser,
) -> None:
    answer = browser.get("/api/frame?frame=140&height=45")
    picture = decode(answer)
    assert picture.shape == (45, 80, 3)
    assert picture.mean() > 240
    assert answer.headers["content-type"] == "image/jpeg"


def test_a_frame_in_another_shape_is_laid_out_for_it(browser: Browser) -> None:
    answer = browser.get(
        "/api/frame?frame=0&shape=portrait&format=png&height=9999"
    )
    height, width, _ = decode(answer).shape
    assert height > width


def test_frames_of_another_generation_are_refused_and_none_is_kept_by_the_browser(
    browser: Browser,
) -> None:
    now = browser.get("/api/frame?frame=1&generation=1")
    # the next studio has other frames by the same address
    assert (now.status, now.headers["cache-control"]) == (200, "no-store")
    old = browser.get("/api/frame?frame=1&generation=0")
    assert old.status == 409
    assert old.json == {"message": "the film is at generation 1 now"}


@pytest.mark.parametrize(
    ("query", "status", "message"),
    [
        ("", 400, "frame is missing"),
        (
            "frame=-1",
            400,
            "frame is a whole number from 0 to 1000000000, not '-1'",
        ),
        ("frame=150", 404, "the film has 150 frames, from 0 on"),
        ("frame=1&format=svg", 400, "format is jpeg or png"),
    ],
)
def test_what_is_no_frame_is_refused_in_words(
    browser: Browser, query: str, status: int, message: str
) -> None:
    answer = browser.get(f"/api/frame?{query}")
    assert (answer.status, answer.json) == (status, {"message": message})


def test_a_film_in_order_has_no_problems(browser: Browser) -> None:
    assert browser.get("/api/problems").json == []


@pytest.mark.parametrize(
    "path",
    [
        "/../film.yml",
        "/..%2f..%2fguard.py",
        "/%2e%2e/guard.py",
        "//etc/passwd",
        "/..%5cguard.py",
        "/%00",
        "/scenes/short/film.yml",
        "/api/nothing",
    ],
)
def test_no_file_but_those_of_the_page_is_handed_out(
    browser: Browser, path: str
) -> None:
    assert browser.get(path).status == 404


def test_a_film_that_goes_nowhere_would_publish_nothing(
    browser: Browser,
) -> None:
    assert browser.get("/api/publish").json == {"targets": []}


def test_the_page_is_handed_out_as_what_it_is(browser: Browser) -> None:
    answer = browser.get("/")
    assert (answer.status, answer.headers["cache-control"]) == (200, "no-store")
    assert answer.headers["content-type"] == "text/html; charset=utf-8"


def test_the_port_is_open_on_the_loopback_alone(studio: RunningStudio) -> None:
    port = f"{studio.server.port:04X}"
    listening = []
    for line in Path("/proc/net/tcp").read_text().splitlines()[1:]:
        local, state = line.split()[1], line.split()[3]
        if local.endswith(f":{port}") and state == "0A":
            listening.append(local.partition(":")[0])
    assert listening == ["0100007F"]


def test_a_second_studio_is_led_to_the_first(
    studio: RunningStudio, film: Path, base: Path
) -> None:
    second = StudioServer(StudioOptions(film, base / "store"))
    with pytest.raises(RunningFailure) as caught:
        second.run(lambda _: None)
    assert caught.value.address == studio.server.address
    assert Browser(studio.server.port).open(caught.value.address).status == 303


def test_a_port_that_is_taken_is_told_with_a_cure(
    film: Path, base: Path
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(OutputFailure, match="give another one with --port"):
            StudioServer(StudioOptions(film, base / "store"), port)


def test_the_server_ends_while_pages_listen(film: Path, tmp_path: Path) -> None:
    with serve(film, tmp_path) as running, running.listen() as events:
        running.server.stop()
        running.thread.join(60)
        assert not running.thread.is_alive()
        while events.read_block():
            pass
    locks = tmp_path / "store" / "locks"
    assert all(file.read_bytes() == b"" for file in locks.iterdir())
