"""The pictures of the docs: `scripts/pictures` can take each that a page shows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import lantern
from scripts.data import pictures
from scripts.data.moments import Moment, find_written_shot
from tests.support import films

SHOWN = re.compile(r"pictures/([\w-]+)\.webp\)")


@pytest.mark.parametrize(
    ("film", "moments"),
    [
        (pictures.SAMPLE, [*pictures.OF_SAMPLE.values(), *pictures.LOOP]),
        (pictures.EXAMPLES, list(pictures.OF_EXAMPLES.values())),
    ],
)
def test_every_moment_is_in_a_shot_of_its_film(
    film: Path, moments: list[Moment]
) -> None:
    project, _ = lantern.load(film)
    assert project is not None
    for moment in moments:
        find_written_shot(project.script, moment)


def test_every_picture_of_the_pages_can_be_taken_anew() -> None:
    pages = [
        films.ROOT / "README.md",
        *(films.ROOT / "docs" / "guides").glob("*.md"),
    ]
    shown: set[str] = set()
    for page in pages:
        shown |= set(SHOWN.findall(page.read_text("utf-8")))
    assert shown == set(pictures.list_makers())
