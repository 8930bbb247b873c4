"""The verb audition: the film's names, spoken into one file."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import films
from tests.support.envelopes import read_result
from tests.support.films import scene

pytestmark = pytest.mark.process


def test_names_are_spoken_into_one_file_with_a_list_of_times(
    tmp_path: Path,
) -> None:
    films.write(
        tmp_path,
        [scene("One", "Rain fell on Mukden and on Harbin.")],
        lexicon={"Mukden": {"say": "Mook-den"}},
    )
    done = films.call("audition", "scenes/short", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout == (
        "build/short/audition.wav, spoken by tone; times: build/short/audition.txt\n"
    )
    times = (tmp_path / "build" / "short" / "audition.txt").read_text("utf-8")
    assert "Mukden" in times
    assert "Harbin" in times


def test_a_film_without_names_has_nothing_to_speak(tmp_path: Path) -> None:
    films.write(tmp_path, [scene("One", "It rained all day.")])
    done = films.call("audition", "scenes/short", cwd=tmp_path)
    assert done.stdout == (
        "Nothing to speak: the film has no lexicon, and no names in its narrations.\n"
    )
    assert not (tmp_path / "build" / "short").exists()
    told = films.call("audition", "scenes/short", "--json", cwd=tmp_path)
    assert read_result(told) == {"file": None}
