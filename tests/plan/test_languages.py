"""A film in another language than its own: who speaks it, and captions in further ones."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from lantern.core.problems import Problem
from lantern.plan import project
from lantern.plan.project import Project
from tests.support import films, translated_films
from tests.support.films import scene

SCENES = [scene("One", "Rain fell."), scene("Two", "Snow came.")]
TEXTS: dict[str, Any] = {
    "film.title": "Погода",
    "01-one": {"scene": "Раз", "narration": "Шёл дождь."},
    "02-two": {"scene": "Два", "narration": "Шёл снег."},
}


def load(
    folder: Path, language: str | None = "ru", **film: Any
) -> tuple[Project, list[Problem]]:
    found, problems = project.load(
        films.write(folder, SCENES, **film), language=language
    )
    assert found is not None, problems
    return found, problems


def translate(folder: Path, **more: Any) -> None:
    film = folder / "scenes" / "short"
    film.mkdir(parents=True)
    translated_films.write(film, TEXTS, **more)


@pytest.mark.parametrize(
    ("voices", "chosen"),
    [
        (["hibari", "espeak"], ["espeak"]),
        (["espeak", "gtts", "flite"], ["espeak", "gtts"]),
        ([{"espeak": {"voice": "en+edward"}}, "gtts"], ["gtts"]),
        # none of them speaks Russian: a Russian film's own
        (["hibari"], ["espeak"]),
        (None, ["espeak"]),
    ],
)
def test_a_translation_is_spoken_by_the_film_s_voices_that_can(
    tmp_path: Path, voices: list[Any] | None, chosen: list[str]
) -> None:
    translate(tmp_path)
    found, _ = load(tmp_path, voice=voices or ["hibari", "espeak"])
    assert [voice.engine for voice in found.script.film.voice] == chosen


@pytest.mark.parametrize(
    ("voice", "kept"),
    [
        ({"espeak": {"pitch": 30}}, [{"pitch": 30}]),
        ({"espeak": {"voice": "en-us+Annie"}}, [{"voice": "ru+Annie"}]),
        (["hibari", "espeak"], [{}]),
        # the film's own speaks for those whose voice can't
        ("hibari", None),
    ],
)
def test_speakers_of_a_translation_keep_the_voices_that_speak_it(
    tmp_path: Path, voice: object, kept: list[dict[str, object]] | None
) -> None:
    translate(tmp_path)
    found, _ = load(tmp_path, speakers={"ann": {"name": "Ann", "voice": voice}})
    voices = found.script.film.speakers["ann"].voice
    assert voices is None if kept is None else voices is not None
    assert [each.settings for each in voices or ()] == (kept or [])


def test_the_translation_s_own_voice_comes_first(tmp_path: Path) -> None:
    translate(tmp_path, voice=[{"espeak": {"rate": 160}}])
    found, _ = load(tmp_path, voice=["hibari", "gtts"])
    (voice,) = found.script.film.voice
    assert (voice.engine, voice.settings) == ("espeak", {"rate": 160})


def test_captions_in_other_languages_come_from_translations(
    tmp_path: Path,
) -> None:
    translate(tmp_path)
    captions = {"language": ["en", "ru"]}
    own, problems = load(tmp_path, None, captions=captions)
    assert problems == []
    (russian,) = own.script.subtitles
    assert russian.film.language == "ru"
    texts = [part.scene.text for part in russian.parts]
    assert texts == ["Шёл дождь.", "Шёл снег."]
    files = {path.name for path in own.script.iter_files()}
    assert "ru.yml" in files
    other, _ = load(tmp_path, "ru", captions=captions)
    (english,) = other.script.subtitles
    assert [part.scene.text for part in english.parts] == [
        "Rain fell.",
        "Snow came.",
    ]


def test_a_scene_alone_has_its_own_captions(tmp_path: Path) -> None:
    translate(tmp_path)
    own, _ = load(tmp_path, None, captions={"language": "ru"})
    (russian,) = own.keep_scene(2).script.subtitles
    assert [part.scene.text for part in russian.parts] == ["Шёл снег."]


def test_a_language_without_a_translation_is_told_where_it_is_named(
    tmp_path: Path,
) -> None:
    translate(tmp_path)
    _, problems = load(
        tmp_path, None, captions={"language": ["en", "ru", "zh"]}
    )
    (problem,) = problems
    assert not problem.warning
    assert problem.message.startswith(
        "there are no captions in 'zh': the film has no translation into 'zh': "
    )
    assert problem.span is not None
    line = (tmp_path / "scenes" / "short" / "film.yml").read_text("utf-8")
    assert line[problem.span.column - 1 :].startswith('"zh"')


def test_scenes_that_a_translation_leaves_out_are_told(tmp_path: Path) -> None:
    translate(tmp_path, scenes=["01-one"])
    _, problems = load(tmp_path, None, captions={"language": ["ru"]})
    assert [problem.message for problem in problems if not problem.warning] == [
        "there are no captions in 'ru' for 1 of 2 scenes, scene 2 'Two' being the first:"
        " its translation leaves them out"
    ]
    # the other way round all is there
    other, faults = load(tmp_path, "ru", captions={"language": ["en"]})
    assert [problem for problem in faults if not problem.warning] == []
    (english,) = other.script.subtitles
    assert [part.id for part in english.parts] == ["one"]
