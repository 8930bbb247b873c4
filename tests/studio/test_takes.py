"""A recording from the page: what it would change, and what accepting it writes."""

from __future__ import annotations

import io
import wave
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from tests.support import films
from tests.support.films import scene
from tests.support.sounds import tone
from tests.support.studio import Answer, Browser, serve

pytestmark = pytest.mark.process

SCENE = """\
scene: One
source: none
narration: |
  The wells were dry.
shots:
  - still: assets/hills.png
"""


def make_wav(seconds: float) -> bytes:
    """A WAV that holds a tone."""
    data = io.BytesIO()
    pcm = tone(seconds, 0.3, 220)
    with wave.open(data, "wb") as file:
        file.setparams((1, 2, 48000, 0, "NONE", ""))
        file.writeframes(pcm.tobytes())
    return data.getvalue()


@pytest.fixture
def film(tmp_path: Path) -> Path:
    folder = films.write(
        tmp_path / "project",
        [
            scene("One", "x"),
            scene("Two", None, duration=2),
            scene("Three", "Dry."),
        ],
    )
    (folder / "01-one.yml").write_text(SCENE, "utf-8")
    return folder


@pytest.fixture
def browser(film: Path, tmp_path: Path) -> Iterator[Browser]:
    with serve(film, tmp_path) as running:
        yield running.browser


def send(browser: Browser, data: bytes, query: str) -> Answer:
    return browser.ask(
        "POST",
        f"/api/takes?{query}",
        data,
        content_type="audio/wav",
        origin=f"http://127.0.0.1:{browser.port}",
    )


def test_a_take_is_offered_as_a_change_and_written_once_accepted(
    browser: Browser, film: Path
) -> None:
    offer = send(browser, make_wav(1.5), "scene=1&reader=A.%20Reader").json
    assert (offer["scene"], offer["seconds"]) == (1, 1.5)
    assert "+recording: recordings/one.wav" in offer["diff"].split("\n")
    assert "A. Reader" in offer["diff"]
    assert (film / "01-one.yml").read_text("utf-8") == SCENE
    assert not (film / "recordings").exists()

    done = browser.post("/api/takes/accept", {"id": offer["id"]})
    assert done.json["scene"] == 1
    written = (film / "01-one.yml").read_text("utf-8")
    key = "narration: |"
    assert written == SCENE.replace(
        key, f"recording: recordings/one.wav\n{key}"
    )
    with wave.open(str(film / "recordings/one.wav")) as file:
        assert file.getnframes() == 72000
    ledger = (film / "credits.yml").read_text("utf-8")
    assert "recordings/one.wav" in ledger
    assert "A. Reader" in ledger

    again = browser.post("/api/takes/accept", {"id": offer["id"]})
    assert again.status == 409


def test_the_words_are_found_before_a_take_becomes_the_scenes_speech(
    browser: Browser, tmp_path: Path
) -> None:
    store = tmp_path / "store"
    with browser.listen() as events:
        offer = send(browser, make_wav(1.5), "scene=1").json
        words = offer["words"]
        assert [word["text"] for word in words] == [
            "The",
            "wells",
            "were",
            "dry.",
        ]
        assert (
            0
            <= words[0]["start"]
            < words[-1]["start"]
            < words[-1]["end"]
            <= 1.5
        )
        aligned = set(store.rglob("*.wav"))
        browser.post("/api/takes/accept", {"id": offer["id"]})
        length = 0
        while (
            length != 38 + 36
        ):  # 1.5 s in whole frames, and the pause after it
            events.wait("film")
            one = browser.get("/api/film").json["scenes"][0]
            length = one["end"] - one["start"]
    assert set(store.rglob("*.wav")) <= aligned  # nothing was made again


def test_a_retake_gets_a_name_of_its_own(browser: Browser, film: Path) -> None:
    (film / "recordings").mkdir()
    (film / "recordings/one.wav").write_bytes(b"an older one")
    offer = send(browser, make_wav(1), "scene=1").json
    assert "+recording: recordings/one-2.wav" in offer["diff"].split("\n")


def test_files_that_changed_meanwhile_are_left_alone(
    browser: Browser, film: Path
) -> None:
    offer = send(browser, make_wav(1), "scene=1").json
    newer = SCENE.replace("dry", "deep")
    (film / "01-one.yml").write_text(newer, "utf-8")
    done = browser.post("/api/takes/accept", {"id": offer["id"]})
    assert done.status == 409
    assert done.json["message"].startswith("01-one.yml has changed since")
    assert (film / "01-one.yml").read_text("utf-8") == newer
    assert not (film / "credits.yml").exists()


@pytest.mark.parametrize(
    ("query", "data", "status", "message"),
    [
        ("scene=9", make_wav(1), 404, "the film has no such scene"),
        (
            "scene=2",
            make_wav(1),
            422,
            "scene 2 'Two' has no narration to record",
        ),
        (
            "scene=3",
            make_wav(1),
            422,
            "03-three.yml isn't written so that a line",
        ),
        ("scene=1", np.zeros(48000, np.int16).tobytes(), 422, "'"),
    ],
)
def test_what_can_be_no_take_is_refused_in_words(
    browser: Browser, query: str, data: bytes, status: int, message: str
) -> None:
    answer = send(browser, data, query)
    assert answer.status == status
    assert answer.json["message"].startswith(message)
