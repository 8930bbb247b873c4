"""What is told of those who describe a film, and of descriptions that are too long."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from lantern.checks.descriptions import check_descriptions
from lantern.plan import project
from lantern.plan.descriptions import use_describer
from lantern.script.model.describe import DESCRIBERS
from tests.support import films, translated_films


def check(tmp_path: Path, *described: Any, **film: Any) -> list[str]:
    """Return what is told of a film with these descriptions."""
    (tmp_path / "film").mkdir()
    scenes = [films.scene("One", "Rain.", describe=list(described))]
    folder = films.write(tmp_path / "film", scenes, **film)
    loaded, problems = project.load(folder)
    assert loaded is not None, problems
    return [problem.message for problem in check_descriptions(loaded.script)]


def test_a_film_that_is_described_has_nothing_to_tell(tmp_path: Path) -> None:
    assert check(tmp_path, "Hills in the rain.") == []


def test_a_film_without_descriptions_needs_no_voice_for_them(
    tmp_path: Path,
) -> None:
    assert check(tmp_path, audio_description={"voice": "nobody"}) == []


@pytest.mark.parametrize(
    ("voice", "message"),
    [
        ("espeek", "there is no voice 'espeek'; did you mean 'espeak'?"),
        ({"espeak": {"pitch": 300}}, "pitch must be between 0 and 99, not 300"),
    ],
)
def test_the_voice_that_describes_is_checked(
    tmp_path: Path, voice: object, message: str
) -> None:
    (found,) = check(tmp_path, "Hills.", audio_description={"voice": voice})
    assert message in found


def test_a_voice_of_another_language_is_told(tmp_path: Path) -> None:
    (found,) = check(
        tmp_path,
        "Холмы.",
        language="ru",
        audio_description={"voice": {"hibari": None}},
    )
    assert found.startswith(
        "hibari, which describes this film, doesn't speak 'ru';"
    )


def test_one_that_goes_on_for_minutes_is_told(tmp_path: Path) -> None:
    long = "Hills stand in the rain and nobody is there. " * 14
    (found,) = check(tmp_path, "Hills.", long)
    assert found.endswith(
        "and a listener waits for 30 s at most; say less, or part it in two"
    )


def test_one_that_says_nothing_is_told(tmp_path: Path) -> None:
    assert check(tmp_path, "…") == [
        "this description has nothing that can be spoken"
    ]


def test_a_translated_film_is_described_by_a_voice_of_its_language(
    tmp_path: Path,
) -> None:
    scenes = [films.scene("One", "Rain.", describe="Hills.")]
    voices = {"voice": ["hibari", {"espeak": {"pitch": 20}}]}
    folder = films.write(tmp_path, scenes, audio_description=voices)
    texts = {"01-one.narration": "Дождь.", "01-one.describe": "Холмы."}
    translated_films.write(folder, texts)
    loaded, problems = project.load(folder, language="ru")
    assert loaded is not None, problems
    assert list(check_descriptions(loaded.script)) == []
    (voice,) = use_describer(loaded.script).film.voice
    assert voice.settings == {"pitch": 20}


def test_a_translated_film_whose_describer_cannot_speak_it_has_the_usual_one(
    tmp_path: Path,
) -> None:
    scenes = [films.scene("One", "Rain.", describe="Hills.")]
    folder = films.write(
        tmp_path, scenes, audio_description={"voice": "hibari"}
    )
    texts = {"01-one.narration": "Дождь.", "01-one.describe": "Холмы."}
    translated_films.write(folder, texts)
    loaded, problems = project.load(folder, language="ru")
    assert loaded is not None, problems
    assert list(check_descriptions(loaded.script)) == []
    assert use_describer(loaded.script).film.voice == DESCRIBERS
