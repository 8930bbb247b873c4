"""What is said of a narration: figures that the voice has to guess, and what it can't say."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern.checks.narration import (
    check_figures,
    check_limits,
    check_voice_languages,
)
from lantern.core.problems import Problem
from lantern.plan import project
from tests.support import films


def check(tmp_path: Path, *narrations: str) -> list[str]:
    scenes = [films.scene(f"S{i}", text) for i, text in enumerate(narrations)]
    loaded, problems = project.load(films.write(tmp_path, scenes))
    assert loaded is not None, problems
    return [str(problem) for problem in check_figures(loaded.script)]


def test_figures_that_no_rule_reads_are_told_once_a_kind(
    tmp_path: Path,
) -> None:
    problems = check(
        tmp_path,
        "On 12/03/1968 and\n 11/03/1968.",
        "It was 5 May 1945.",
        "At 1:2:3.",
    )
    places = [problem.split("/film/")[-1] for problem in problems]
    assert len(problems) == 2
    assert (
        "warning: the voice has to guess how '12/03/1968' is said, so with 11/03/1968;"
        " write it in words, or give it a 'say' in the lexicon" in places[0]
    )
    assert "how '1:2:3' is said; write it" in places[1]


def test_only_some_of_many_figures_are_named(tmp_path: Path) -> None:
    figures = " ".join(f"{k}/{k + 1}/1968" for k in range(1, 11))
    (problem,) = check(tmp_path, figures + ".")
    assert "8/9/1968, …; write" in problem


def test_a_number_whose_form_isn_t_certain_is_told_at_its_place(
    tmp_path: Path,
) -> None:
    film = films.write(
        tmp_path,
        [films.scene("One", "Было к 1,7 нам. Потом к 2,3 вам.")],
        language="ru",
    )
    loaded, problems = project.load(film)
    assert loaded is not None, problems
    (problem,) = check_figures(loaded.script)
    assert problem.message == (
        "in which form '1,7' is said isn't certain here: the voice gets it as written, so with"
        " 2,3; write it in words, or give it a 'say' in the lexicon"
    )
    assert problem.warning


def tell_limits(tmp_path: Path, narration: str, *voices: str) -> list[str]:
    scenes = [films.scene("One", narration)]
    loaded, problems = project.load(
        films.write(tmp_path, scenes, voice=list(voices))
    )
    assert loaded is not None, problems
    found = list(check_limits(loaded.script))
    assert all(problem.warning for problem in found)
    return [problem.message for problem in found]


def test_letters_that_the_voice_can_t_read_are_named(tmp_path: Path) -> None:
    text = "From “Москва”, Łódź and 北京 to Москва."
    assert tell_limits(tmp_path, text, "hibari", "espeak") == [
        "hibari can't read 'Москва', '北京'; say in the lexicon how it is spoken"
    ]
    assert tell_limits(tmp_path, text, "espeak", "hibari") == []


def test_signs_that_are_left_out_are_named(tmp_path: Path) -> None:
    text = "The lamp ☂ held ≠ litres → enough: “AT&T” said so (twice)…"
    assert tell_limits(tmp_path, text, "hibari") == [
        "hibari says nothing for '☂', '≠', '→'; write it in words"
    ]


def test_a_narration_of_signs_alone_is_told(tmp_path: Path) -> None:
    told = "this narration has nothing that can be spoken"
    assert tell_limits(tmp_path, "…", "hibari") == [told]


def tell_voices(tmp_path: Path, language: str, *voices: str) -> list[Problem]:
    film = films.write(
        tmp_path,
        [films.scene("One", "Wort.")],
        voice=list(voices),
        language=language,
    )
    loaded, problems = project.load(film)
    assert loaded is not None, problems
    return list(check_voice_languages(loaded.script))


@pytest.mark.parametrize(
    ("language", "count"), [("en-GB", 0), ("de", 1), ("zh-CN", 1)]
)
def test_a_voice_for_another_language_is_told(
    tmp_path: Path, language: str, count: int
) -> None:
    found = tell_voices(tmp_path, language, "espeak", "hibari")
    assert len(found) == count
    assert all(problem.warning for problem in found)
    wanted = f"hibari doesn't speak '{language}', the language of this film; "
    assert all(problem.message.startswith(wanted) for problem in found)


def test_a_film_that_no_voice_of_its_speaks_is_a_problem_with_voices_that_do(
    tmp_path: Path,
) -> None:
    hibari, flite = tell_voices(tmp_path, "ru", "hibari", "flite")
    assert not hibari.warning and not flite.warning
    assert hibari.message == (
        "hibari doesn't speak 'ru', the language of this film; these do, here: espeak;"
        " `lantern voices get dmitri` fetches dmitri (or denis); gtts does with the network"
    )
    assert str(flite.span).endswith("film.yml:1:61")


def test_a_film_of_recordings_needs_no_voice_for_its_language(
    tmp_path: Path,
) -> None:
    film = films.write(
        tmp_path,
        [films.scene("One", "Wort.", recording="one.wav")],
        voice=["hibari"],
        language="de",
    )
    loaded, _ = project.load(film)
    assert loaded is not None
    assert list(check_voice_languages(loaded.script)) == []
