"""Drafts of a translation: told, and refused where it matters."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern.checks.translation import check_drafts
from tests.support import films, translated_films
from tests.support.films import scene


@pytest.mark.parametrize("strict", [True, False])
def test_a_draft_is_a_warning_or_with_strict_a_problem(
    tmp_path: Path, strict: bool
) -> None:
    film = films.write(tmp_path, [scene("One", "Rain.")])
    texts = {
        "film.title": "Фильм",
        "01-one": {"scene": "", "narration": "Дождь."},
    }
    drafts = ["01-one.narration", "01-one.scene"]
    path = translated_films.write(film, texts, drafts=drafts)
    script, _ = translated_films.read(film)
    (problem,) = check_drafts(script, strict=strict)
    assert problem.warning is not strict
    assert problem.message == (
        "'01-one.narration' was written by a machine; read it, and take it out of 'drafts'"
    )
    assert problem.span is not None
    assert problem.span.file == path
    own, _ = translated_films.read(film, "en")
    assert not [*check_drafts(own, strict=True)]
