"""What is told of speakers' voices, of words in other languages, of marks over a recording."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from lantern.checks.speakers import check_speakers
from lantern.plan import project
from tests.support import films


def check(tmp_path: Path, narration: str = "Rain.", **film: Any) -> list[str]:
    """Each warning or fault as line:column: text."""
    (tmp_path / "film").mkdir()
    given = {"voice": ["tone"], **film}
    folder = films.write(
        tmp_path / "film", [films.scene("One", narration)], **given
    )
    loaded, problems = project.load(folder)
    assert loaded is not None, problems
    found = []
    for problem in check_speakers(loaded.script):
        kind = "warning: " if problem.warning else ""
        found.append(f"{kind}{problem.message}")
    return found


@pytest.mark.parametrize(
    ("voice", "message"),
    [
        ({"espeak": {"pich": 30}}, "the voice 'espeak' has no setting 'pich'"),
        ({"espeak": {"pitch": 300}}, "pitch must be between 0 and 99, not 300"),
        ("espeek", "there is no voice 'espeek'; did you mean 'espeak'?"),
        ({"piper": {"speed": 90}}, "piper needs a voice file of yours"),
        ({"hibari": {"voice": "emma.onnx"}}, "emma.onnx"),
    ],
)
def test_a_speakers_voice_is_checked_like_the_films(
    tmp_path: Path, voice: object, message: str
) -> None:
    found = check(tmp_path, speakers={"ann": {"name": "Ann", "voice": voice}})
    assert len(found) == 1
    assert message in found[0]


def test_good_speakers_have_nothing_to_tell(tmp_path: Path) -> None:
    speakers = {
        "ann": {
            "name": "Ann",
            "voice": {"espeak": {"pitch": 30}, "hibari": None},
        },
        "bo": "Bo",
    }
    assert check(tmp_path, "[ann] Rain. [bo] Wind.", speakers=speakers) == []


def test_a_voice_that_does_not_speak_the_films_language_is_told(
    tmp_path: Path,
) -> None:
    (message,) = check(
        tmp_path,
        language="ru",
        speakers={"ann": {"name": "Ann Lee", "voice": "hibari"}},
    )
    assert message.startswith(
        "hibari, the voice of Ann Lee, doesn't speak 'ru', the"
    )
    assert "espeak" in message


def test_words_that_no_voice_of_the_film_speaks_are_told(
    tmp_path: Path,
) -> None:
    (message,) = check(tmp_path, "It is [ru: Обь].", voice=["flite"])
    assert message.startswith(
        "warning: no voice of this film speaks 'ru', so flite says it as it is written;"
    )


def test_words_that_a_voice_of_the_film_speaks_are_not(tmp_path: Path) -> None:
    assert check(tmp_path, "It is [ru: Обь].", voice=["flite", "espeak"]) == []
