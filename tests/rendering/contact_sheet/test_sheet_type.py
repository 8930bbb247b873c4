"""The type of a contact sheet: the film's own, and Lantern's for letters that it lacks."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

from lantern.graphics import look
from lantern.graphics.typefaces import BUNDLED, Typefaces, load_family
from lantern.rendering.contact_sheet.cell_painter import CellPainter
from lantern.rendering.contact_sheet.sheet_type import (
    FACES,
    SheetType,
    find_missing,
    load_bundled_font,
)
from tests.support.fonts import box_font
from tests.support.script_wheels import forget_type, install_type

JAPANESE = "山川、海。"


@pytest.fixture
def japanese(tmp_path: Path) -> Typefaces:
    """A serif whose letters are an em of 1,000 across, and no sans."""
    path = box_font(tmp_path / "serif.ttf", "Boxes", JAPANESE, wide=1000)
    return Typefaces(serif=load_family([path]))


def list_runs(
    text: str, role: str, typefaces: Typefaces
) -> list[tuple[str, str]]:
    """Return runs of letters, and the family that each is set in."""
    runs = SheetType(typefaces).split_runs(text, role)
    return [(run.text, str(run.font.getname()[0])) for run in runs]


def test_words_are_set_in_the_film_s_type(japanese: Typefaces) -> None:
    assert list_runs("山川、", "words", japanese) == [("山川、", "Boxes")]
    # 17 px an em
    assert SheetType(japanese).measure("山川、", "words") == 3 * 17


def test_letters_that_the_film_s_type_lacks_are_set_in_lantern_s(
    japanese: Typefaces,
) -> None:
    serif = load_bundled_font("words").getname()[0]
    runs = list_runs("Mt. 山、3 m", "words", japanese)
    assert runs == [("Mt. ", serif), ("山、", "Boxes"), ("3 m", serif)]
    assert find_missing(["Mt. 山、3 m"], japanese) == ""


def test_the_film_s_one_family_stands_in_for_the_other(
    japanese: Typefaces,
) -> None:
    sans = load_bundled_font("what").getname()[0]
    assert list_runs("map 川", "what", japanese) == [
        ("map ", sans),
        ("川", "Boxes"),
    ]


def test_letters_that_no_type_has_are_listed_once(japanese: Typefaces) -> None:
    texts = ["雨 rain", "山と雨", "“sea”…"]
    assert find_missing(texts, japanese) == "雨と"
    assert find_missing(texts, BUNDLED) == "雨山と"
    assert find_missing(["Rain", ""], BUNDLED) == ""


def test_lines_end_between_signs_where_there_are_no_blanks(
    japanese: Typefaces,
) -> None:
    page = ImageDraw.Draw(Image.new("RGB", (400, 300)))
    painter = CellPainter(page, look.load().with_typefaces(japanese))
    # four signs of 17 px in a line, and none begins with a comma
    lines = painter.wrap_lines("山川海山、川海山川海。", "words", 4 * 17)
    assert lines[:2] == ["山川海", "山、川海"]
    assert lines[2] == "山川海。"


def test_letters_of_the_film_stand_on_the_line_of_lantern_s(
    japanese: Typefaces,
) -> None:
    page = Image.new("L", (100, 60))
    painter = CellPainter(
        ImageDraw.Draw(page), look.load().with_typefaces(japanese)
    )
    painter.write((0, 0), "山", "words")
    rows, _ = np.nonzero(np.asarray(page))
    ascent, _ = load_bundled_font("words").getmetrics()
    assert rows.max() == ascent - 1
    # a box of 0.7 em
    assert ascent - 1 - rows.min() in (11, 12)


def test_letters_of_other_scripts_are_set_in_installed_type(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install_type(tmp_path, monkeypatch, Thai="ไทย")
    runs = SheetType(BUNDLED).split_runs("Oder ไทย", next(iter(FACES)))
    monkeypatch.undo()
    forget_type()
    assert [run.text for run in runs] == ["Oder ", "ไทย"]
    assert runs[1].font.getname()[0] == "Noto Sans Thai"
