"""Shorts of a translated film: cut at words of the translation."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from lantern.core.problems import Problem
from lantern.script.film_script import Script
from lantern.script.shorts import find_cut_words
from tests.support import films, translated_films
from tests.support.films import scene

RAIN = "Rain and wind over the hills. Then the sun. Then night and rain."
ДОЖДЬ = "Дождь и ветер. Потом над холмами солнце. Потом ночь и дождь."
TEXTS = {
    "film.title": "Короткий фильм",
    "01-one.scene": "Один",
    "01-one.narration": ДОЖДЬ,
}


def read(
    tmp_path: Path,
    cuts: list[Any],
    texts: Mapping[str, str] | None = None,
    **more: Any,
) -> tuple[Script, list[Problem]]:
    """The film in Russian, with a short of these cuts."""
    short = {"id": "trailer", "hook": "Rain", "cut": cuts}
    scenes = [scene("One", RAIN), scene("Two", None, duration=2)]
    film = films.write(tmp_path, scenes, shorts=[short])
    translated_films.write(film, {**TEXTS, **(texts or {})}, **more)
    return translated_films.read(film)


@pytest.mark.parametrize(
    ("cut", "words"),
    [
        (
            {"from": "Then the sun"},
            "Потом над холмами солнце. Потом ночь и дождь.",
        ),
        ({"to": "the sun"}, "Дождь и ветер. Потом над холмами солнце."),
        ({"from": "Then the", "to": "sun"}, "Потом над холмами солнце."),
        ({"from": "Rain and wind", "to": "over the hills"}, "Дождь и ветер."),
        ({"from": "night and"}, "ночь и дождь."),
    ],
)
def test_cut_falls_at_the_share_of_its_sentence(
    tmp_path: Path, cut: dict[str, str], words: str
) -> None:
    script, problems = read(tmp_path, [{"scene": "one", **cut}])
    assert not [each for each in problems if not each.warning]
    (found,) = script.film.shorts[0].cut
    spoken = ДОЖДЬ.split()
    heard = find_cut_words(spoken, found, script.parts[0])
    assert " ".join(spoken[heard.start : heard.stop]) == words


def test_words_of_the_translator_stand(tmp_path: Path) -> None:
    texts = {
        "film.shorts.trailer.hook": "Дождь",
        "film.shorts.trailer.cut.1.from": "над холмами",
    }
    cut = {"scene": "one", "from": "Then the sun", "to": "night"}
    script, problems = read(tmp_path, [cut], texts)
    assert not [each for each in problems if not each.warning]
    short = script.film.shorts[0]
    assert short.hook == "Дождь"
    assert short.cut[0].start == "над холмами"
    assert short.cut[0].end == "ночь"


def test_film_in_part_lacks_the_shorts_of_other_scenes(tmp_path: Path) -> None:
    script, problems = read(tmp_path, ["one", "two"], scenes=["01-one"])
    assert script.film.shorts == ()
    assert not [each for each in problems if not each.warning]
