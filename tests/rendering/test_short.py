"""Shorts: a few words of a film, with the pictures that it has then, from its own takes."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from lantern import rendering
from lantern.core import mp4_index
from lantern.core.store import Store
from lantern.plan import Rendition
from lantern.rendering.frames import paint_bare_frame
from lantern.rendering.short import ShortTooLong
from tests.support import films, translated_films
from tests.support.films import Made, scene, still

pytestmark = pytest.mark.film

ROAD = "Rain fell. Nobody came by on the road. Night fell."
SCENES = [
    scene("Opening", "Snow lay.", still("river")),
    scene(
        "Road",
        ROAD,
        still("white", move="hold"),
        still(
            "hills",
            at="Nobody",
            move="push-in",
        ),
        still(
            "dark",
            at="Night",
            move="hold",
        ),
        # of the scene, so of its first shot, which the short leaves out; too soft to be measured
        hit={"kind": "tick", "at": "road", "level": -40},
    ),
]
TRAILER = {
    "id": "trailer",
    "title": "Nobody",
    "shape": "16:9",
    "hook": "Who?",
    "cut": [{"scene": "road", "from": "Nobody", "to": "road"}, "opening"],
    "end": {"title": "The whole film", "text": "is here", "seconds": 1},
    "description": "One road.",
}
LONG = {"id": "long", "cut": ["road"] * 60}
TEXTS = {
    "film.title": "Короткий фильм",
    "01-opening.scene": "Начало",
    "01-opening.narration": "Лежал снег.",
    "02-road.scene": "Дорога",
    "02-road.narration": "Шёл дождь. На дороге никого. Пришла ночь.",
}
FIRST = 2
"""The word of the scene that the short begins with."""


def write(root: Path, *shorts: dict[str, Any]) -> Path:
    """The film, each key of film.yml on a line of its own."""
    folder = films.write(
        root,
        SCENES,
        shorts=list(shorts),
        captions={"language": ["en", "ru"]},
    )
    translated_films.write(folder, TEXTS)
    file = folder / "film.yml"
    keys = json.loads(file.read_text("utf-8"))
    lines = [f"{json.dumps(key)}: {json.dumps(keys[key])}\n" for key in keys]
    file.write_text("".join(lines), "utf-8")
    return folder


@dataclass(frozen=True)
class Cut:
    """A short, and the film that it is cut from."""

    folder: Path
    film: Rendition
    short: Made


@pytest.fixture(scope="module")
def cut(tmp_path_factory: pytest.TempPathFactory) -> Cut:
    base = tmp_path_factory.mktemp("short")
    folder = write(base / "project", TRAILER, LONG)
    short = films.render(folder, base, short="trailer")
    film = rendering.speak_and_lay_out(films.studio(folder, base))
    return Cut(folder, film, short)


def test_it_has_the_frames_of_its_timeline(cut: Cut) -> None:
    count = mp4_index.count_pictures(cut.short.mp4, "counting")
    assert count == cut.short.report["frames"]
    scenes = cut.short.report["scenes"]
    assert [each["scene"] for each in scenes] == [
        "Road",
        "Opening",
        "The whole film",
    ]
    assert sum(each["seconds"] for each in scenes) == count / 25


def test_its_pictures_are_those_of_the_film_at_that_time(cut: Cut) -> None:
    words = cut.film.timeline.words[1]
    length = round(cut.short.report["scenes"][0]["seconds"] * 25)
    start = words[FIRST].start
    store = Store(cut.short.studio.options.store)
    short = films.pictures(cut.short.mp4)
    # rows above the hook; its first word is some frames after its first picture
    rows = slice(0, 160 * 50)
    for n in (10, length // 2, length - 5):
        differences = []
        for lead in range(9):
            whole = paint_bare_frame(cut.film, start - lead + n, store)
            film_rows = np.ravel(whole.y)[rows].astype(int)
            differences.append(np.abs(short[n][rows] - film_rows).mean())
        assert min(differences) < 2
        assert np.argmin(differences) > 0


def test_its_captions_have_its_words_alone(cut: Cut) -> None:
    text = (cut.short.out / "short.srt").read_text("utf-8")
    lines = [line for line in text.split("\n") if line and line[0].isalpha()]
    assert " ".join(lines) == "Nobody came by on the road. Snow lay."


def test_captions_of_other_languages_are_those_of_its_sentences(
    cut: Cut,
) -> None:
    text = (cut.short.out / "short.ru.srt").read_text("utf-8")
    lines = [line for line in text.split("\n") if line and line[0].isalpha()]
    assert " ".join(lines) == "На дороге никого. Лежал снег."


def test_what_is_heard_are_its_words(cut: Cut) -> None:
    wave = np.abs(films.sound(cut.short.mp4)[:, 0])
    windows = wave[: len(wave) // 480 * 480].reshape(-1, 480).max(axis=1)
    # the voice of tones: 60 ms a word, 30 a letter
    said = ["Nobody", "came", "by", "on", "the", "road", "Snow", "lay"]
    seconds = sum(0.06 + 0.03 * len(word) for word in said)
    assert (windows > 0.01).sum() / 100 == pytest.approx(seconds, abs=0.2)


def test_it_says_what_it_is_and_what_it_shows(cut: Cut) -> None:
    text = (cut.short.out / "description.txt").read_text("utf-8")
    assert text.startswith("Nobody\n\nOne road.\n")
    credits = text.partition("Credits\n")[2]
    assert "hills, river:" in credits
    assert "dark" not in credits


def test_too_long_a_short_is_refused(cut: Cut) -> None:
    base = cut.short.out.parent
    with pytest.raises(ShortTooLong) as raised:
        films.render(
            cut.folder,
            base,
            short="long",
            shape="portrait",
        )
    assert "the short 'long' lasts" in raised.value.message
    assert "and its limit is 60 s" in raised.value.message


def test_shorts_decide_nothing_of_the_film(tmp_path: Path) -> None:
    def decide(hook: str, short: str | None) -> dict[str, Any]:
        folder = write(tmp_path, {**TRAILER, "hook": hook})
        studio = films.studio(folder, tmp_path, short=short)
        return rendering.read_inputs(studio.project).add_choices(studio.options)

    assert decide("Who?", None) == decide("Where?", None)
    assert decide("Who?", "trailer") != decide("Where?", "trailer")
    assert decide("Who?", "trailer") != decide("Who?", None)
