"""Type that is too small, and words that don't stand out from their ground."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from lantern.checks.look.legibility import (
    find_lost_words,
    find_low_contrast,
    find_small_type,
)
from lantern.checks.look.lettering import Lettering, list_film_lettering
from lantern.core.problems import Span
from tests.support.cut_films import cut, silent
from tests.support.films import still
from tests.support.maps import EMPTY

SIZE: dict[str, Any] = {"output": {"size": "1920x1080", "fps": 25}}
LONG = "The bridge by which they had come " * 3


def make_words(size: float, contrast: float | None) -> Lettering:
    return Lettering(
        "Over the water", size, contrast, Span(Path("m.yml"), 3), 1
    )


def test_type_below_24_pixels_is_told(tmp_path: Path) -> None:
    film = cut(tmp_path, silent(2))
    words = [make_words(24, None), make_words(19.2, None)]
    (finding,) = find_small_type(film, words)
    assert finding.shots == (1,)
    assert finding.problem.span == Span(Path("m.yml"), 3)
    assert finding.problem.message == (
        "“Over the water” is set in 19 px, and nothing below 24 px can be read on a small screen; "
        "use fewer words"
    )


def test_type_in_portrait_is_28_pixels_at_least(tmp_path: Path) -> None:
    film = cut(tmp_path, silent(2), shape="portrait")
    sizes = [make_words(28, None), make_words(27, None)]
    messages = [each.problem.message for each in find_small_type(film, sizes)]
    assert len(messages) == 1
    assert "is set in 27 px, and nothing below 28 px" in messages[0]


def test_a_long_source_line_is_never_set_too_small(tmp_path: Path) -> None:
    source = LONG[:72].strip()
    film = cut(tmp_path, silent(6, still("hills"), source=source), **SIZE)
    assert list(find_small_type(film, [])) == []
    assert list(find_lost_words(film)) == []


def test_sources_of_a_map_that_no_line_has_room_for_are_told(
    tmp_path: Path,
) -> None:
    atlas = "the atlas of the society of all who ever walked along these rivers"
    sources = "".join(f"  - {atlas}, volume {i}\n" for i in (1, 2, 3))
    film = cut(
        tmp_path,
        silent(6, {"map": "m.yml"}, source=None),
        files={"m.yml": f"{EMPTY}sources:\n{sources}"},
        **SIZE,
    )
    (finding,) = find_lost_words(film)
    assert (
        "is too long for its place, and ends in '…'" in finding.problem.message
    )
    assert finding.shots == (0,)


def test_words_on_their_own_ground_are_told(tmp_path: Path) -> None:
    contrasts = [None, 4.46, 3.1, 2.31]
    words = [make_words(30, contrast) for contrast in contrasts]
    (finding,) = find_low_contrast(words)
    assert finding.problem.message == (
        "“Over the water” has a contrast of 2.3 with the ground beside it, and 4.5 is the least; "
        "move it, or give it another ink or ground"
    )


def test_the_words_of_a_card_are_measured_in_its_picture(
    tmp_path: Path,
) -> None:
    card = {"card": {"statement": "Both were right", "by": "The ferryman"}}
    film = cut(tmp_path, silent(2, card), output={"size": "960x540", "fps": 25})
    words, by = list_film_lettering(film)
    assert (words.text, words.size) == ("Both were right", 74.0)
    assert by.text.endswith("The ferryman")
    assert by.size == 28.0
    assert words.contrast is not None
    # ink on paper has 13.4 before grain and vignette
    assert words.contrast == pytest.approx(13.0, abs=1.2)
    assert words.span.file.name == "01-silent-1.yml"
    assert words.shot == 0


def test_what_was_measured_is_kept(tmp_path: Path) -> None:
    card = {"card": {"statement": "Both were right"}}
    film = cut(tmp_path, silent(4, card | {"hold": 2}, dict(card)))
    first = list_film_lettering(film)
    assert len(first) == 1  # shown twice alike
    assert len(list((tmp_path / "store").rglob("*.json"))) == 1
    assert list_film_lettering(film) == first


@pytest.mark.parametrize(
    ("part", "contrast"),
    [
        ({"translation": {"text": "Wir fuhren"}}, 12.5),
        ({"lift": {"box": [0, 0, 1, 0.1], "text": "Wir fuhren"}}, 13.9),
    ],
)
def test_the_words_of_a_document_are_measured_in_its_picture(
    tmp_path: Path, part: dict[str, Any], contrast: float
) -> None:
    page = {"document": {"file": "assets/hills.png", **part}}
    film = cut(tmp_path, silent(2, page), output={"size": "960x540", "fps": 25})
    (words,) = list_film_lettering(film)
    assert words.text.strip("“”") == "Wir fuhren"
    assert words.size == 46.0
    assert words.contrast == pytest.approx(contrast, abs=1.5)
