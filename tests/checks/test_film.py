"""What is wrong with a film's voices: those that aren't here, and licences that forbid it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from lantern.checks.film import check_voices
from lantern.plan import project
from tests.support import catalogue, films
from tests.support.catalogue import make_pack, put_here

BELL = make_pack("bell", file_settings={"voice": "bell.onnx"})
NC = make_pack("drum", licence="CC-BY-NC-4.0", use="non-commercial")
DOUBTFUL = make_pack("joe", use="unclear", lineage="Fine-tuned from lessac.")


@pytest.fixture(autouse=True)
def small_catalogue(tmp_path: Path) -> Iterator[None]:
    with catalogue.using(tmp_path, BELL, NC, DOUBTFUL):
        yield


def check(tmp_path: Path, voice: object, **more: Any) -> list[str]:
    """Return the problems of a film with these voices; their place is in front."""
    film = films.write(tmp_path, [films.scene("One", "Rain.")], voice=voice, **more)
    loaded, problems = project.load(film)
    assert loaded is not None
    assert problems == []
    found = check_voices(loaded.script)
    return [str(problem).rpartition("/")[2] for problem in found]


def test_a_voice_that_is_here_is_no_problem(tmp_path: Path) -> None:
    put_here(DOUBTFUL)
    assert check(tmp_path, ["joe"]) == []


def test_the_only_voice_is_not_here(tmp_path: Path) -> None:
    (problem,) = check(tmp_path, ["drum"])
    place, _, message = problem.partition(" ")
    assert place.startswith("film.yml:")
    assert message == (
        "the voice 'drum' isn't on this machine; `lantern voices get drum` fetches it"
    )


def test_a_missing_voice_before_one_that_speaks_is_none(tmp_path: Path) -> None:
    assert check(tmp_path, ["drum", "tone"]) == []


def test_a_misspelt_voice_is_one_whatever_follows(tmp_path: Path) -> None:
    (problem,) = check(tmp_path, ["drumm", "tone"])
    assert "there is no voice 'drumm'; did you mean 'drum'?" in problem


def test_a_wish_that_nothing_here_fits(tmp_path: Path) -> None:
    (problem,) = check(tmp_path, {"language": "en", "sex": "female"})
    assert problem.endswith(
        "no voice on this machine is as wished (en, female);"
        " `lantern voices get bell` fetches it"
    )


def test_a_setting_that_makes_the_voice_can_not_be_changed(tmp_path: Path) -> None:
    put_here(BELL)
    (problem,) = check(tmp_path, [{"bell": {"voice": "other.onnx"}}])
    assert problem.endswith(
        "'voice' is what makes the voice 'bell'; take it out, or name tone with all of"
        " its settings"
    )


def test_a_commercial_film_with_a_voice_for_other_use(tmp_path: Path) -> None:
    put_here(NC)
    assert check(tmp_path, ["drum"]) == []
    (problem,) = check(tmp_path, ["drum"], use="commercial")
    assert problem.endswith(
        "the voice 'drum' is licensed CC-BY-NC-4.0, and the film says use: commercial"
    )


def test_a_commercial_film_with_a_voice_of_unclear_origin_is_warned(
    tmp_path: Path,
) -> None:
    put_here(DOUBTFUL)
    (problem,) = check(tmp_path, ["joe"], use="commercial")
    assert problem.endswith(
        "warning: whether the voice 'joe' may speak a commercial film is unclear:"
        " Fine-tuned from lessac."
    )


def test_a_scene_may_set_a_voice_by_its_name(tmp_path: Path) -> None:
    put_here(DOUBTFUL)
    wrong = films.scene("One", "Rain.", speaker={"joe": {"pitch": 3}})
    film = films.write(tmp_path, [wrong], voice=["joe"])
    loaded, _ = project.load(film)
    assert loaded is not None
    (problem,) = check_voices(loaded.script)
    assert problem.message == "the voice 'tone' has no setting 'pitch'; it has none"
