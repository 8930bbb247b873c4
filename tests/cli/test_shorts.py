"""Shorts on the command line: which are meant, where they go, and what they can't have."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import films
from tests.support.films import scene

pytestmark = pytest.mark.process
SHORT = {
    "id": "trailer",
    "cut": [{"scene": "one", "to": "rain"}],
    "end": "More",
}


def write(root: Path, *shorts: object) -> None:
    films.write(
        root, [scene("One", "Wind and rain. Then sun.")], shorts=list(shorts)
    )


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            ["--short", "trailr"],
            "there is no short 'trailr'; did you mean 'trailer'? (there are: trailer)",
        ),
        (
            ["--shorts", "--only", "one"],
            "--only is for the film, not for a short; leave it out",
        ),
        (
            ["--shorts", "--short", "trailer"],
            "--shorts makes all of them; leave --short out",
        ),
    ],
)
def test_what_a_short_can_not_be_is_told(
    tmp_path: Path, words: list[str], told: str
) -> None:
    write(tmp_path, SHORT)
    done = films.call("render", "scenes/short", *words, cwd=tmp_path)
    assert done.returncode == 2
    assert told in " ".join(done.stderr.split())


def test_film_without_shorts_says_how_to_write_one(tmp_path: Path) -> None:
    write(tmp_path)
    done = films.call("render", "scenes/short", "--shorts", cwd=tmp_path)
    assert done.returncode == 2
    assert "shorts: [{id: trailer, cut: [a-scene]}]" in " ".join(
        done.stderr.split()
    )


def test_plan_of_a_short_has_its_parts(tmp_path: Path) -> None:
    write(tmp_path, SHORT)
    done = films.call(
        "plan", "scenes/short", "--short", "trailer", cwd=tmp_path
    )
    names = [line.rpartition(": ")[0] for line in done.stdout.splitlines()]
    assert names[:-1] == [
        "scene 1 'One': voice",
        "in 9:16: scene 1 'One', shot 1",
        "in 9:16: scene 2 'More', shot 1: dissolve in",
        "in 9:16: scene 2 'More', shot 1",
        "the mix",
    ]


def test_short_that_is_too_long_is_told_before_it_is_made(
    tmp_path: Path,
) -> None:
    write(tmp_path, {"id": "long", "cut": ["one"] * 60})
    done = films.call("check", "scenes/short", cwd=tmp_path)
    assert "the short 'long' lasts" in done.stdout + done.stderr
    assert "(a guess, until it is spoken)" in done.stdout + done.stderr
