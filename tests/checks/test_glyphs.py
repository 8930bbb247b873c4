"""Characters that the fonts of a film lack."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern.core.problems import EXIT_TOOL
from tests.support import films
from tests.support.ledgers import (
    FILM,
    OURS,
    THEIRS,
    list_texts,
    write_film,
)


@pytest.mark.parametrize(
    ("captions", "line", "message"),
    [
        (
            "block",
            "narration: The road 鹽路 is long.",
            "01-wells.yml:2:12: the font Source Sans Pro lacks 2",
        ),
        (
            "none",
            "lower_third: {title: 鹽路}",
            "01-wells.yml:2:22: the font Source Serif Pro lacks 2",
        ),
    ],
)
def test_characters_that_no_face_has_are_told_before_anything_is_made(
    tmp_path: Path, captions: str, line: str, message: str
) -> None:
    write_film(tmp_path, OURS, THEIRS)
    here = tmp_path / "scenes" / "salt"
    (here / "film.yml").write_text(f"{FILM}captions: {captions}\nvoice: [tone]\n")
    length = "" if line.startswith("narration") else "duration: 3\n"
    (here / "01-wells.yml").write_text(
        f"scene: Wells\n{line}\n{length}shots:\n  - card: title\n", "utf-8"
    )
    found = [p for p in films.find_problems(here) if "lacks" in p.message]
    assert [p.code for p in found] == [EXIT_TOOL]
    assert (
        f"{message} of these characters: 鹽 路; write them otherwise"
        in list_texts(tmp_path, found)[0]
    )
